import type { ExchangeOptions } from './exchange-options.ts';
import type { Plan, PlannedMove } from './plan.ts';

/** Written as `schema` of every file of an exchange plan. */
export const EXCHANGE_PLAN_VERSION = 'junheng-exchange/1';

/** A plan of teacher exchange: who goes where, what is proved about it, and all that determines it. */
export interface ExchangePlan
  extends Pick<Plan, 'dataset' | 'scenario' | 'policy' | 'result' | 'violations' | 'timings'> {
  readonly schema: typeof EXCHANGE_PLAN_VERSION;
  /** Whether teachers carry pseudonyms in place of their ids: such a plan can be shown but not judged. */
  readonly pseudonyms: boolean;
  readonly options: ExchangeOptions;
  readonly moves: readonly ExchangeMove[];
  readonly recruit: readonly RecruitPost[];
  /** Every part of a school before and after, in the last planned year. */
  readonly schools: readonly SchoolCard[];
  readonly coefficients: readonly StaffCoefficient[];
  readonly fairness: readonly FairnessRow[];
}

/** Today (nobody moved) and under the plan. */
export interface BeforeAfter {
  readonly before: number;
  readonly after: number;
}

export interface SchoolCard {
  readonly school: string;
  readonly stage: string;
  readonly pupils: number;
  readonly classes: number;
  readonly teachers: BeforeAfter;
  /** Lessons a week without a teacher. */
  readonly lessonsMissing: BeforeAfter;
  readonly measures: Readonly<Record<string, BeforeAfter & { readonly need: number }>>;
  /** Whole moves within the horizon. */
  readonly leave: number;
  readonly arrive: number;
}

/** Difference coefficient of a measure per pupil over the evaluated parts of a stage, told as the policy says. */
export interface StaffCoefficient {
  readonly stage: string;
  readonly measure: string;
  readonly before: number | null;
  readonly after: number | null;
}

/** Who carries the burden: eligible and moved teachers of a group. */
export interface FairnessRow {
  readonly by: 'age' | 'sex' | 'tier' | 'title';
  readonly group: string;
  readonly eligible: number;
  readonly moved: number;
  /** Mean extra commute of those moved, minutes one way; null where nobody is. */
  readonly meanExtraMinutes: number | null;
}

export interface ExchangeMove extends PlannedMove {
  readonly stage: string;
  /** School that holds the post from `startYear` on. */
  readonly post: string;
  /** The same reason in Chinese. */
  readonly reasonZh: string;
}

/** Posts that no move fills (特岗, graduates). */
export interface RecruitPost {
  readonly school: string;
  readonly stage: string;
  readonly year: number;
  /** A subject of the curriculum, or a measure that lacks people whatever they teach. */
  readonly kind: 'subject' | 'measure';
  readonly what: string;
  readonly posts: number;
  /** Lessons a week, or people, that are missing. */
  readonly missing: number;
}
