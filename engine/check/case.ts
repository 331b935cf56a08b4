import type { PlanOptions } from '../plan/index.ts';
import { gradeNumber, type WalkingBand, type ZoningPolicy } from '../policy/policy.ts';
import { type Problem, pupilsOf } from '../problem/index.ts';
import type { TravelTable } from '../travel/table.ts';
import type { GradeIndex, Minutes, Pupils, SchoolIndex, Seconds, StageIndex, UnitIndex } from '../units.ts';

/** What the judge looks at: the facts, what was asked, and which schools the plan opens and closes. */
export interface Case {
  readonly problem: Problem;
  readonly travel: TravelTable;
  readonly policy: ZoningPolicy;
  readonly options: PlanOptions;
  /** Schools that stand under the plan, whoever runs them. */
  readonly standing: ReadonlySet<SchoolIndex>;
  /** Planned stages, as far as the dataset has them. */
  readonly stages: readonly JudgedStage[];
  /** k: how many years after the base year the plan is for. */
  readonly yearsAhead: number;
  /** Position of the planned year in `Problem.years`. */
  readonly year: number;
  /** Minutes by `unit>school`, as ids. */
  readonly buses: ReadonlyMap<string, Minutes>;
  /** Whether some school that may stand lies within the limit of a band, where that is more than the schools of the stage. */
  readonly inReach?: (stage: JudgedStage, walkers: Walkers, unit: UnitIndex, limit: Seconds) => boolean;
}

export interface JudgedStage {
  readonly id: string;
  readonly index: StageIndex;
  /** The schools of the stage, in the dataset's order. */
  readonly schools: readonly SchoolIndex[];
  /** Grades that live under the new zones. */
  readonly zoned: readonly GradeIndex[];
  /** The zoned grades by the band each belongs to. */
  readonly walkers: readonly Walkers[];
}

/** Zoned grades of a stage that walk alike: those of one band of the policy, or those of none. */
export interface Walkers {
  readonly grades: readonly GradeIndex[];
  readonly band: WalkingBand | null;
}

/** Per planned stage, in the order of `Case.stages`: the school of each unit, NONE where none of the stage is named. */
export type Zones = readonly Int32Array[];

/**
 * Puts a case together. `opened` are candidate sites that the plan opens, `closed` existing schools that it closes.
 * The year of the options must be one of the dataset's, and at least one of their stages too.
 */
export function makeCase(
  problem: Problem,
  travel: TravelTable,
  policy: ZoningPolicy,
  options: PlanOptions,
  opened: ReadonlySet<SchoolIndex> = new Set(),
  closed: ReadonlySet<SchoolIndex> = new Set(),
): Case {
  const yearsAhead = options.year - problem.years[0]!;
  const standing = new Set(
    problem.schools.flatMap(({ status }, s) =>
      (status === 'existing' ? !closed.has(s) : opened.has(s)) ? [s] : [],
    ),
  );
  const stages = problem.stages
    .map(({ id, grades }, index): JudgedStage => {
      const zoned = options.mode === 'wholeSchool' ? grades : grades.slice(0, yearsAhead + 1);
      const schools = problem.schools.flatMap((school, s) => {
        const teaches = school.stages.includes(index) && school.ownership === 'public';
        return standing.has(s) && teaches && (school.safe || !policy.safeBuildingsOnly) ? [s] : [];
      });
      return { id, index, schools, zoned, walkers: walkersOf(problem, policy, zoned) };
    })
    .filter((stage) => options.stages.includes(stage.id));
  const buses = new Map(options.buses.map((bus) => [`${bus.unit}>${bus.school}`, bus.minutes]));
  return {
    problem,
    travel,
    policy,
    options,
    standing,
    stages,
    yearsAhead,
    year: problem.years.indexOf(options.year),
    buses,
  };
}

function walkersOf(problem: Problem, policy: ZoningPolicy, zoned: readonly GradeIndex[]): Walkers[] {
  const bandOf = (grade: GradeIndex): WalkingBand | null => {
    const number = gradeNumber(problem.grades[grade]!);
    if (number === null) return null;
    return policy.bands.find(({ grades: [from, to] }) => from <= number && number <= to) ?? null;
  };
  return [...policy.bands, null]
    .map((band) => ({ band, grades: zoned.filter((grade) => bandOf(grade) === band) }))
    .filter((walkers) => walkers.grades.length > 0);
}

/** Zoned pupils of a unit in some grades. */
export function zonedPupils(on: Case, unit: UnitIndex, grades: readonly GradeIndex[]): Pupils {
  let pupils = 0;
  for (const grade of grades) pupils += pupilsOf(on.problem, unit, grade, on.year);
  return pupils;
}
