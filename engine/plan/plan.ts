import type { LayoutPart } from './layout.ts';
import type { PlanOptions } from './options.ts';

/** Written as `schema` of every plan file. */
export const PLAN_VERSION = 'junheng-plan/1';

/** An answer: who goes where, what is proved about it, and all that determines it. Ids are the user's own. */
export interface Plan {
  readonly schema: typeof PLAN_VERSION;
  readonly dataset: { readonly name: string; readonly hash: string };
  /** Content hash of the scenario, null for the bare baseline. */
  readonly scenario: string | null;
  /** Policy profile and what the dataset or scenario changed in it. */
  readonly policy: { readonly profile: string; readonly overrides: Readonly<Record<string, unknown>> };
  readonly options: PlanOptions;
  readonly result: PlanResult;
  /** Stage id → unit id → school id. */
  readonly assignment: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Schools that take pupils, in the dataset's order. */
  readonly open: readonly string[];
  readonly actions: readonly Action[];
  /** School id → grade name → classes. */
  readonly classes: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly exceptions: readonly PlanException[];
  readonly moves: readonly PlannedMove[];
  readonly violations: readonly Violation[];
  /** Every year of a layout; absent where only zones are planned. */
  readonly layout?: LayoutPart;
  /** Seconds by phase; no part of any comparison. */
  readonly timings: Readonly<Record<string, number>>;
}

export type PlanStatus = 'optimal' | 'feasible' | 'infeasible' | 'unknown';
export type StoppedBy = 'time' | 'iterations' | 'noImprovement' | 'gap' | 'cancelled' | 'proof';

export interface PlanResult {
  readonly status: PlanStatus;
  readonly stoppedBy: StoppedBy;
  readonly levels: readonly LevelResult[];
  /** The first level of travel, or the instance's objective, once more. */
  readonly objective: number | null;
  readonly bound: number | null;
  readonly gap: number | null;
}

export interface LevelResult {
  readonly id: string;
  readonly unit: string;
  /** Of this plan. */
  readonly value: number;
  /** Best found for this level before later levels spent its tolerance. */
  readonly reached: number;
  /** Proved lower bound, or null where none was computed. */
  readonly bound: number | null;
  readonly gap: number | null;
  /** Share by which later levels may worsen it. */
  readonly tolerance: number;
}

export interface PlanException {
  readonly unit: string;
  readonly stage: string;
  readonly grades: readonly string[];
  readonly kind: 'boarding' | 'bus' | 'nobodyInReach';
  /** One way, at the band's speed. */
  readonly minutes: number;
}

export interface Violation {
  /** Rule id of docs/model.md. */
  readonly rule: string;
  /** What breaks it: a unit, school or teacher id, with the stage after a slash where it matters. */
  readonly subject: string;
  readonly excess: number;
  /** Unit of `excess`: classes, pupils, seconds, units. */
  readonly unit: string;
}

export interface Action {
  readonly kind: 'open' | 'keep' | 'expand' | 'merge' | 'convert' | 'close';
  readonly school: string;
  /** School that takes the whole zone over, for `merge`. */
  readonly into?: string;
  /** Classrooms after the action, for `open` and `expand`. */
  readonly classrooms?: number;
  /** What the school becomes, for `convert`. */
  readonly as?: 'teachingPoint' | 'nineYear';
  readonly year: number;
}

export interface PlannedMove {
  readonly teacher: string;
  readonly from: string;
  readonly to: string;
  readonly form: 'rotation' | 'swap' | 'secondment' | 'shared' | 'head';
  readonly startYear: number;
  readonly endYear: number | null;
  readonly reason: string;
}

/** gap = (incumbent − bound) ⁄ max(|incumbent|, 1e-10). */
export function relativeGap(incumbent: number, bound: number): number {
  return (incumbent - bound) / Math.max(Math.abs(incumbent), 1e-10);
}

/** A gap up to this counts as proved optimal. */
export const OPTIMAL_GAP = 1e-6;
