import type {
  Complaint,
  Household,
  LiveBreach,
  LiveSchool,
  Outlook,
  Scenario,
  ThroughYears,
  UnitExplanation,
} from '../../../engine/live.ts';
import type { BreachList } from './breach-list.ts';

/** What the page and the engine's worker say to each other. Types only: the engine itself stays in the worker. */
export type {
  Complaint,
  Household,
  HouseholdWay,
  LiveBreach,
  LiveSchool,
  Outlook,
  Scenario,
  TargetCheck,
  ThroughYear,
  ThroughYears,
  UnitExplanation,
} from '../../../engine/live.ts';

interface Text {
  readonly zh: string;
  readonly en: string;
}

/** One indicator of the county or a stage. */
export interface LiveFigure {
  readonly id: string;
  readonly group: string;
  readonly name: Text;
  readonly unit: string;
  readonly better: 'higher' | 'lower' | 'neither';
  /** Index of the stage, null for the county. */
  readonly stage: number | null;
  /** Null where it is not known. */
  readonly value: number | null;
  readonly limit: { readonly value: number; readonly sense: 'least' | 'most' } | null;
  readonly met: boolean | null;
}

/** Everything that is said of a plan at one moment. Arrays by stage are null for stages that are not planned. */
export interface Snapshot {
  /** The number of the last change that it holds. */
  readonly version: number;
  readonly figures: readonly LiveFigure[];
  readonly schools: readonly LiveSchool[];
  readonly breaches: readonly LiveBreach[];
  /** By unit: 1 beyond the limit, 2 without way or school. */
  readonly trouble: readonly (Uint8Array | null)[];
  /** By unit, on foot; NaN where not known. */
  readonly minutes: readonly (Float32Array | null)[];
  /** Milliseconds of script that the changes and this took. */
  readonly took: number;
}

/** A snapshot as it is sent. */
export type SentSnapshot = Omit<Snapshot, 'breaches'> & { readonly breaches: BreachList };

/** Units of a stage with the school that each goes to, -1 for none. */
export interface Change {
  readonly stage: number;
  readonly units: readonly number[];
  readonly schools: readonly number[];
}

export type ToEngine =
  /** Loads the county; both addresses answer columns. */
  | { readonly kind: 'load'; readonly map: string; readonly travel: string }
  /** Begins to edit: the scenario, and where units are. Answered by `opened` or `refused`. */
  | {
      readonly kind: 'open';
      readonly opening: number;
      readonly scenario: Scenario;
      readonly assignment: readonly (Int32Array | null)[];
      /** School year whose children are looked at; null: that of the plan. */
      readonly year: number | null;
    }
  | { readonly kind: 'change'; readonly version: number; readonly changes: readonly Change[] }
  | { readonly kind: 'explain'; readonly ticket: number; readonly stage: number; readonly unit: number }
  | { readonly kind: 'household'; readonly ticket: number; readonly unit: number }
  /** The zones as they stand in every school year. */
  | { readonly kind: 'years'; readonly ticket: number }
  /** Pupils of the years to come under a scenario, in all variants. */
  | {
      readonly kind: 'outlook';
      readonly ticket: number;
      readonly scenario: Scenario;
      readonly until: number | null;
    };

export type FromEngine =
  | {
      readonly kind: 'opened';
      readonly opening: number;
      /** Stages that can be edited, by index. */
      readonly planned: readonly number[];
      /** Walking limits in force, in minutes. */
      readonly limits: readonly {
        readonly grades: readonly [number, number];
        readonly minutes: number | null;
      }[];
      /** School years with pupils, given or projected. */
      readonly years: readonly number[];
      readonly planYear: number;
      /** Whose children are looked at. */
      readonly year: number;
      /** By stage and unit, in that year. */
      readonly unitPupils: readonly Int32Array[];
      readonly snapshot: SentSnapshot;
    }
  | { readonly kind: 'refused'; readonly opening: number; readonly complaints: readonly Complaint[] }
  | { readonly kind: 'snapshot'; readonly snapshot: SentSnapshot }
  | { readonly kind: 'explained'; readonly ticket: number; readonly explanation: UnitExplanation | null }
  | { readonly kind: 'household'; readonly ticket: number; readonly households: readonly Household[] }
  | { readonly kind: 'years'; readonly ticket: number; readonly years: ThroughYears | null }
  | { readonly kind: 'outlook'; readonly ticket: number; readonly outlook: Outlook | null }
  | { readonly kind: 'failed'; readonly message: string };
