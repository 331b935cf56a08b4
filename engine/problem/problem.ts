import type { GradeIndex, Pupils, SchoolYear, StageIndex, UnitIndex } from '../units.ts';
import type { Growth } from './records/growth.ts';
import type { Outcomes } from './records/outcomes.ts';
import type { Adjacency, StreetLine, TravelRow, Units } from './records/places.ts';
import type { CurriculumRow, EnrolmentRow, School } from './records/schools.ts';
import type { EarlierMove, Teacher } from './records/teachers.ts';

export type { BirthRow, Growth, HousingRow, TargetRow } from './records/growth.ts';
export type { CohortRow, Outcomes, ReportedId, ReportedRow, ResultRow } from './records/outcomes.ts';
export type { Adjacency, MultiPolygon, StreetLine, TravelRow, Units } from './records/places.ts';
export type { CurriculumRow, EnrolmentRow, School, Tier } from './records/schools.ts';
export type { EarlierMove, Teacher } from './records/teachers.ts';

/**
 * What exists in one county: units, pupils, schools, streets, teachers, zones in force. It is frozen, knows nothing
 * of policy or of plans, and keeps the user's ids. Per-unit data lie in flat arrays (a county may have 100,000
 * units); schools and teachers are plain records.
 */
export interface Problem {
  readonly name: string;
  /** SHA-256 of the tables in canonical form, in hex: equal data, equal hash, whatever the file format. */
  readonly hash: string;
  /** Grade names in order: `g1` … `g9`, or the single grade `all` of a published instance. */
  readonly grades: readonly string[];
  readonly stages: readonly Stage[];
  /** School years with resident pupils: the base year first, then the projected ones, ascending. */
  readonly years: readonly SchoolYear[];
  readonly townships: readonly string[];
  readonly units: Units;
  readonly schools: readonly School[];
  readonly adjacency: Adjacency;
  readonly enrolment: readonly EnrolmentRow[] | null;
  /** Per stage, the school of each unit (NONE where no zone is in force); null without `zones.csv`. */
  readonly zonesInForce: readonly Int32Array[] | null;
  readonly curriculum: readonly CurriculumRow[] | null;
  readonly teachers: readonly Teacher[] | null;
  readonly moves: readonly EarlierMove[] | null;
  /** What schools and county report of cohorts, results and the like; null where nobody does. */
  readonly outcomes: Outcomes | null;
  /** Births, dwellings to come and targets by year; null where nothing of it is known. */
  readonly growth: Growth | null;
  /** How far things are, as given: streets, or a table of walking times, or neither. */
  readonly streets: readonly StreetLine[] | null;
  readonly travelRows: readonly TravelRow[] | null;
  /** `policy.json` of the dataset as read: profile id and local values. Read by `engine/policy`. */
  readonly policy: unknown;
}

export interface Stage {
  /** `primary`, `junior`, or `all` for published instances. */
  readonly id: string;
  readonly grades: readonly GradeIndex[];
}

/** Pupils of a unit in one grade; `year` is a position in `Problem.years`. */
export function pupilsOf(problem: Problem, unit: UnitIndex, grade: GradeIndex, year = 0): Pupils {
  return problem.units.pupils[year]![unit * problem.grades.length + grade]!;
}

/** Pupils of a unit in all grades of a stage. */
export function stagePupils(problem: Problem, unit: UnitIndex, stage: StageIndex, year = 0): Pupils {
  let sum = 0;
  for (const grade of problem.stages[stage]!.grades) sum += pupilsOf(problem, unit, grade, year);
  return sum;
}
