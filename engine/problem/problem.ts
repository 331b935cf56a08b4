import type {
  Classes,
  Degrees,
  GradeIndex,
  Meters,
  Minutes,
  Pupils,
  SchoolIndex,
  SchoolYear,
  Seconds,
  StageIndex,
  UnitIndex,
  Yuan,
} from '../units.ts';
import type { StockId } from './tables/index.ts';

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

export interface Units {
  readonly count: number;
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly namesEn: readonly (string | null)[];
  /** Index into `Problem.townships`, NONE where not given. */
  readonly township: Int32Array;
  /** WGS 84 degrees; NaN for planar published instances. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** Per school year: pupils of unit u in grade g at `u * grades.length + g`. */
  readonly pupils: readonly Int32Array[];
  /** Outer rings and holes, WGS 84, where known. */
  readonly polygons: readonly (MultiPolygon | null)[] | null;
  readonly population: Int32Array | null;
  readonly migrant: Int32Array | null;
  readonly boarding: Int32Array | null;
  readonly terrain: readonly (string | null)[];
  /** 1 where many people live together and a school or point is kept (人口集中村). */
  readonly concentratedVillage: Uint8Array;
  readonly urban: Uint8Array;
  readonly elevation: Float64Array | null;
}

/** `[polygon][ring][point] = [lon, lat]`, first ring outside, rings closed. */
export type MultiPolygon = readonly (readonly (readonly (readonly [Degrees, Degrees])[])[])[];

/** Which units share a border: neighbours of u at `neighbour[start[u] … start[u + 1])`, ascending, both directions. */
export interface Adjacency {
  readonly start: Int32Array;
  readonly neighbour: Int32Array;
  /** Length of the shared border of each entry where known. */
  readonly length: Float64Array | null;
}

export type Tier = 'urban' | 'town' | 'village' | 'teachingPoint';

export interface School {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly stages: readonly StageIndex[];
  /** Also teaches senior grades: a complete or twelve-year school, whose stocks are split (policy.md I10). */
  readonly senior: boolean;
  readonly status: 'existing' | 'candidate';
  readonly lon: Degrees;
  readonly lat: Degrees;
  /** The unit in which it stands, its anchor; NONE where unknown. */
  readonly unit: UnitIndex;
  /** Index into `Problem.townships` or NONE. */
  readonly township: number;
  readonly tier: Tier | null;
  readonly cluster: string | null;
  readonly ownership: 'public' | 'private' | 'provincial';
  /** All stages together; null where only `seats` are known. */
  readonly classrooms: Classes | null;
  readonly seats: Pupils | null;
  readonly maxClassrooms: Classes | null;
  readonly combinedClasses: boolean;
  readonly safe: boolean;
  readonly protected: boolean;
  readonly boardingPlaces: Pupils;
  readonly staffQuota: number | null;
  /** What is not known is null, never zero. */
  readonly stocks: Readonly<Record<StockId, number | null>>;
  readonly fixedCost: Yuan | null;
  readonly runningCost: Yuan | null;
  readonly expansionCost: Yuan | null;
}

export interface EnrolmentRow {
  readonly school: SchoolIndex;
  /** Grade number 1-12; 10-12 are senior grades. */
  readonly grade: number;
  readonly classes: Classes | null;
  readonly pupils: Pupils;
  readonly largestClass: Pupils | null;
  readonly outsideZone: Pupils | null;
  readonly outsideCounty: Pupils | null;
  readonly migrant: Pupils | null;
  readonly boarding: Pupils | null;
}

export interface CurriculumRow {
  readonly stage: StageIndex;
  readonly grade: GradeIndex;
  readonly subject: string;
  readonly weeklyLessons: number;
}

export interface StreetLine {
  /** `residential`, `footway`, `steps`, `bridge`, `crossing`, `ferry`, …, or `barrier` for what cannot be walked across. */
  readonly kind: string;
  /** `[lon, lat]` or `[lon, lat, metres above the sea]`. */
  readonly coordinates: readonly (readonly number[])[];
  readonly oneWayFoot: boolean;
  /** Time for the whole line that does not depend on the walker (a ferry's timetable). */
  readonly seconds?: Seconds;
}

export interface TravelRow {
  readonly unit: UnitIndex;
  readonly school: SchoolIndex;
  readonly minutes: Minutes;
  readonly meters: Meters | null;
}

export interface Teacher {
  readonly id: string;
  /** School that holds the post, and school of teaching. */
  readonly school: SchoolIndex;
  readonly teachingAt: SchoolIndex;
  readonly stage: StageIndex;
  /** Main subject first. */
  readonly subjects: readonly string[];
  /** Stages of the certificates; null where not given. */
  readonly certificates: readonly StageIndex[] | null;
  readonly sex: 'f' | 'm' | null;
  readonly birthYear: number | null;
  readonly title: 'none' | 'junior' | 'middle' | 'senior' | 'principal' | null;
  readonly degree: 'secondary' | 'associate' | 'bachelor' | 'master' | 'doctor' | null;
  readonly backbone: boolean;
  readonly role: 'teacher' | 'classHead' | 'head' | 'deputy' | 'support';
  readonly terms: number | null;
  readonly startYear: SchoolYear | null;
  readonly weeklyHours: number | null;
  readonly exempt: string | null;
  /** ISO date. */
  readonly exemptUntil: string | null;
  /** Index of the teacher with whom to be kept together, or NONE. */
  readonly couple: number;
  /** Teachers with the same code live in one household and are kept together; null: none is known. */
  readonly household: string | null;
  /** Cares for somebody at home: is not sent far from there. */
  readonly carer: boolean;
  /** NaN where the home is not known; the unit's point where only the unit is. */
  readonly homeLon: Degrees;
  readonly homeLat: Degrees;
  readonly preferences: readonly SchoolIndex[];
}

export interface EarlierMove {
  /** Index of the teacher. */
  readonly teacher: number;
  readonly from: SchoolIndex;
  readonly to: SchoolIndex;
  readonly form: 'rotation' | 'swap' | 'secondment' | 'shared' | 'head';
  readonly startYear: SchoolYear;
  readonly returnYear: SchoolYear | null;
}

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

/** What is known of the years to come. Each null without its table. */
export interface Growth {
  readonly births: readonly BirthRow[] | null;
  readonly housing: readonly HousingRow[] | null;
  readonly targets: readonly TargetRow[] | null;
}

/** Children born in a unit from 1 September of the year before `year` to 31 August of `year`. */
export interface BirthRow {
  readonly unit: UnitIndex;
  readonly year: number;
  readonly births: Pupils;
}

/** Dwellings of a unit that are handed over in a school year. */
export interface HousingRow {
  readonly unit: UnitIndex;
  readonly year: SchoolYear;
  readonly dwellings: number;
  readonly project: string | null;
}

/** What an indicator should be by a school year. */
export interface TargetRow {
  readonly phase: string;
  readonly year: SchoolYear;
  /** Id of an indicator; whether there is such a one, the indicators know. */
  readonly indicator: string;
  /** Stage id; null: the county. */
  readonly stage: string | null;
  readonly sense: 'least' | 'most';
  /** In the unit of the indicator. */
  readonly value: number;
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
