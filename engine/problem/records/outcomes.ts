import type { Pupils, SchoolIndex, StageIndex } from '../../units.ts';

/** Each null without its table. */
export interface Outcomes {
  readonly cohorts: readonly CohortRow[] | null;
  readonly results: readonly ResultRow[] | null;
  readonly reported: readonly ReportedRow[] | null;
}

/** The cohort of a school that leaves the junior stage, counted since its entry. */
export interface CohortRow {
  readonly school: SchoolIndex;
  readonly entered: Pupils;
  readonly movedIn: Pupils;
  readonly movedOut: Pupils;
  readonly died: Pupils;
  readonly graduates: Pupils;
}

export interface ResultRow {
  readonly school: SchoolIndex;
  readonly stage: StageIndex;
  readonly subject: string;
  readonly tested: Pupils;
  /** Share of the full score, 0-1. */
  readonly mean: number;
}

/** A figure of the county: a share 0-1, of training hours a year. */
export interface ReportedRow {
  readonly indicator: ReportedId;
  readonly value: number;
}

export type ReportedId =
  | 'retention'
  | 'disabledEnrolment'
  | 'trainingHours'
  | 'passRate'
  | 'graduation'
  | 'fitnessPass'
  | 'fitnessExcellent'
  | 'newMyopia'
  | 'satisfaction';
