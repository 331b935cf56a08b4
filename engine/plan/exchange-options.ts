/** All that determines an exchange plan besides dataset and policy; written into the plan. Ids are the user's own. */
export interface ExchangeOptions {
  readonly mode: 'directed' | 'wishes' | 'repair';
  /** First school year that is planned. */
  readonly year: number;
  /** School years planned at once. */
  readonly years: number;
  readonly scope: 'county' | 'township' | 'cluster';
  readonly direction: 'any' | 'downward';
  readonly flow: 'free' | 'swaps';
  /** Swaps only between teachers of the same main subject. */
  readonly swapSubject: boolean;
  readonly forms: readonly ExchangeForm[];
  readonly noHarm: 'strict' | 'tolerance' | 'lend' | 'off';
  /** Share ε that a school may lose where `noHarm` is tolerance. */
  readonly tolerance: number;
  readonly crossStage: boolean;
  readonly protectVillages: boolean;
  /** Whether the policy's least rates are rules. */
  readonly minimumRate: boolean;
  readonly pins: readonly Pin[];
  readonly forbidden: readonly Forbidden[];
  /** Decisions of an earlier plan, for mode repair. */
  readonly previous: readonly PreviousMove[];
  /** Pupils of a zoning plan in place of the enrolment table; null: the table. */
  readonly enrolments: readonly PlannedEnrolment[] | null;
  /** Goals in order of importance. */
  readonly levels: readonly ExchangeLevel[];
  readonly seed: number;
  /** Search iterations instead of time, for repeatable runs; null: `seconds` rules. */
  readonly iterations: number | null;
  readonly seconds: number | null;
}

export type ExchangeForm = 'rotation' | 'swap' | 'secondment' | 'shared' | 'head';

/** A teacher's decision that is fixed by hand. `school` null: stays. */
export interface Pin {
  readonly teacher: string;
  readonly school: string | null;
  /** First year; absent: any year of the horizon. */
  readonly year?: number;
  readonly shared?: boolean;
  /** Why the rules on years, age and terms are waived for this teacher. */
  readonly reason?: string;
}

export interface Forbidden {
  readonly teacher: string;
  /** Absent: the teacher does not move at all. */
  readonly school?: string;
}

export interface PreviousMove {
  readonly teacher: string;
  readonly to: string;
  readonly form: ExchangeForm;
  readonly startYear: number;
}

export interface PlannedEnrolment {
  readonly school: string;
  readonly grade: number;
  readonly pupils: number;
  readonly classes?: number;
}

export type ExchangeGoalId =
  | 'coverage'
  | 'shortfall'
  | 'overdue'
  | 'commute'
  | 'wishes'
  | 'burden'
  | 'moves'
  | 'changes';

export interface ExchangeLevel {
  readonly id: ExchangeGoalId;
  /** Share by which later levels may worsen it. */
  readonly tolerance: number;
}

export const DEFAULT_EXCHANGE_LEVELS: readonly ExchangeLevel[] = [
  { id: 'coverage', tolerance: 0 },
  { id: 'shortfall', tolerance: 0 },
  { id: 'overdue', tolerance: 0 },
  { id: 'commute', tolerance: 0.05 },
  { id: 'wishes', tolerance: 0.05 },
  { id: 'burden', tolerance: 0.1 },
  { id: 'moves', tolerance: 0 },
];

/** The options of a plan for one year with nothing pinned; `year` is the first planned school year. */
export function defaultExchangeOptions(year: number): ExchangeOptions {
  return {
    mode: 'directed',
    year,
    years: 1,
    scope: 'county',
    direction: 'any',
    flow: 'free',
    swapSubject: true,
    forms: ['rotation', 'secondment', 'head'],
    noHarm: 'tolerance',
    tolerance: 0.05,
    crossStage: false,
    protectVillages: true,
    minimumRate: false,
    pins: [],
    forbidden: [],
    previous: [],
    enrolments: null,
    levels: DEFAULT_EXCHANGE_LEVELS,
    seed: 1,
    iterations: null,
    seconds: 30,
  };
}
