import type { Case, Zones } from '../case.ts';

/** A goal of docs/model.md; all are minimised. Units that break `assigned` or `reach` count nothing. */
export interface JudgedGoal {
  readonly id: string;
  readonly unit: string;
  readonly value: (on: Case, zones: Zones) => number;
}
