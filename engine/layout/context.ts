import type { PlanOptions } from '../plan/index.ts';
import { gradeNumber, type WalkingBand, type ZoningPolicy } from '../policy/policy.ts';
import type { Problem, School } from '../problem/index.ts';
import { bandFactor, type TravelTable } from '../travel/table.ts';
import type { GradeIndex, Minutes, SchoolIndex, Seconds, StageIndex, UnitIndex } from '../units.ts';

/** The four inputs of a zoning question. */
export interface Question {
  readonly problem: Problem;
  readonly travel: TravelTable;
  readonly policy: ZoningPolicy;
  readonly options: PlanOptions;
}

/** A question whose ids have been looked up: what rules and goals compile themselves from. */
export interface Context extends Question {
  readonly stages: readonly PlannedStage[];
  /** Position of the planned school year in `Problem.years`. */
  readonly year: number;
  readonly locks: readonly ResolvedLock[];
  readonly groups: readonly ResolvedGroup[];
  /** `busKey` → minutes one way. */
  readonly buses: ReadonlyMap<number, Minutes>;
  /** Connected component of each unit in the baseline adjacency. */
  readonly component: Int32Array;
}

export interface PlannedStage {
  /** Position among the planned stages. */
  readonly slot: number;
  readonly index: StageIndex;
  readonly id: string;
  /** Grades whose pupils the plan places, in order. */
  readonly zoned: readonly GradeIndex[];
  /** The zoned grades by policy band, bands in the order of their first grade. */
  readonly bands: readonly GradeBand[];
  /** Schools that take a zone in the stage, ascending. */
  readonly schools: readonly SchoolIndex[];
  /** 1 where the school is one of them. */
  readonly takes: Uint8Array;
}

/** Grades of one stage that walk alike. */
export interface GradeBand {
  readonly grades: readonly GradeIndex[];
  /** Their time over the reference walker's. */
  readonly factor: number;
  readonly limit: Seconds | null;
  readonly tailFrom: Seconds;
  readonly mayBoard: boolean;
}

export interface ResolvedLock {
  readonly slot: number;
  readonly unit: UnitIndex;
  readonly school: SchoolIndex;
  /** Position in `PlanOptions.locks`. */
  readonly position: number;
}

export interface ResolvedGroup {
  readonly slot: number;
  readonly units: readonly UnitIndex[];
  /** Position in `PlanOptions.keepTogether`. */
  readonly position: number;
}

/** Key of a unit and a school in `Context.buses`. */
export function busKey(context: Question, unit: UnitIndex, school: SchoolIndex): number {
  return unit * context.problem.schools.length + school;
}

/** Whether a school takes a zone in a stage (docs/model.md, "Schools of a stage"). */
export function takesZone(school: School, stage: StageIndex, policy: ZoningPolicy): boolean {
  return (
    school.status === 'existing' &&
    school.ownership === 'public' &&
    school.stages.includes(stage) &&
    (school.safe || !policy.safeBuildingsOnly)
  );
}

/** The grades of a stage whose pupils come from residents under the new zones. */
export function zonedGrades(
  problem: Problem,
  options: PlanOptions,
  stage: StageIndex,
): readonly GradeIndex[] {
  const { grades } = problem.stages[stage]!;
  if (options.mode === 'wholeSchool') return grades;
  return grades.slice(0, yearsAhead(problem, options) + 1);
}

/** k = planned year − base year. */
export function yearsAhead(problem: Problem, options: PlanOptions): number {
  return options.year - problem.years[0]!;
}

/** Zoned grades of a stage grouped by the policy's bands; grades outside every band form one without limit and tail. */
export function gradeBands(
  problem: Problem,
  policy: ZoningPolicy,
  zoned: readonly GradeIndex[],
): GradeBand[] {
  const byBand = new Map<WalkingBand | null, GradeIndex[]>();
  for (const grade of zoned) {
    const number = gradeNumber(problem.grades[grade]!);
    const holds = (band: WalkingBand) =>
      number !== null && band.grades[0] <= number && number <= band.grades[1];
    const band = policy.bands.find(holds) ?? null;
    byBand.set(band, [...(byBand.get(band) ?? []), grade]);
  }
  return Array.from(byBand, ([band, grades]) => ({
    grades,
    factor: band ? bandFactor(policy.referenceSpeed, band.speed) : 1,
    limit: band?.limit ?? null,
    tailFrom: band?.tailFrom ?? Infinity,
    mayBoard:
      band !== null && policy.boardingFromGrade !== null && band.grades[0] >= policy.boardingFromGrade,
  }));
}
