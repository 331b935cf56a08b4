import type { Violation } from '../../plan/index.ts';
import type { Case, Zones } from '../case.ts';
import type { Text } from '../words.ts';

/** A violation that the judge found, with a sentence for people. */
export interface Broken extends Violation {
  readonly text: Text;
}

/** A rule of docs/model.md. */
export interface JudgedRule {
  readonly id: string;
  /** Every breach, at most one a subject, in the dataset's order. */
  readonly judge: (on: Case, zones: Zones) => readonly Broken[];
}
