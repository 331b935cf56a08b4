import type { Problem } from '../problem/index.ts';
import { type Pupils, type SchoolIndex, SECONDS_PER_MINUTE, type Seconds, type UnitIndex } from '../units.ts';
import type { Plan } from './plan.ts';

/** What changes for whom from plan `a` to plan `b`. */
export interface PlanDiff {
  readonly stages: readonly StageDiff[];
  /** Every school that has pupils or classes in either plan, in the dataset's order. */
  readonly schools: readonly SchoolDiff[];
  readonly levels: readonly LevelDiff[];
}

export interface StageDiff {
  readonly stage: string;
  /** Units whose school differs, in the dataset's order. */
  readonly moved: readonly MovedUnit[];
  readonly pupilsMoved: Pupils;
  /** Pupil-minutes that ways grow and shrink by, one way, reference walker; of the moved units whose times are known. */
  readonly longer: number;
  readonly shorter: number;
}

export interface MovedUnit {
  readonly unit: string;
  /** School in each plan; null where the plan names none that the dataset knows. */
  readonly from: string | null;
  readonly to: string | null;
  /** Zoned pupils of plan b, or of plan a where b does not plan the stage. */
  readonly pupils: Pupils;
  /** Minutes one way, reference walker; null where there is no way or no school. */
  readonly minutesFrom: number | null;
  readonly minutesTo: number | null;
}

export interface SchoolDiff {
  readonly school: string;
  /** Zoned pupils by stage id. */
  readonly pupils: { readonly a: ByName; readonly b: ByName };
  readonly classes: { readonly a: number; readonly b: number };
  readonly open: { readonly a: boolean; readonly b: boolean };
}

export interface LevelDiff {
  readonly id: string;
  readonly unit: string;
  /** Null where the plan does not state the level. */
  readonly a: number | null;
  readonly b: number | null;
}

type ByName = Readonly<Record<string, number>>;

/** Time of the reference walker, one way; Infinity where there is no way. `travelSeconds` of a table serves. */
export type WayTime = (unit: UnitIndex, school: SchoolIndex) => Seconds;

/**
 * Compares two plans for one dataset, stage by stage and school by school. Takes the plans at their word (it does not
 * judge them); ids that the dataset does not know count as no school.
 */
export function diffPlans(problem: Problem, time: WayTime, a: Plan, b: Plan): PlanDiff {
  const schoolIndex = new Map(problem.schools.map((school, s) => [school.id, s]));
  const zonesA = zonesOf(problem, schoolIndex, a);
  const zonesB = zonesOf(problem, schoolIndex, b);
  const stages = problem.stages
    .map((stage, k) => ({ id: stage.id, a: zonesA[k]!, b: zonesB[k]! }))
    .filter((stage) => stage.a.planned || stage.b.planned)
    .map((stage) => stageDiff(problem, time, stage.id, stage.a, stage.b));
  return { stages, schools: schoolDiffs(problem, a, b, zonesA, zonesB), levels: levelDiffs(a, b) };
}

interface StageZones {
  readonly planned: boolean;
  /** Zoned pupils and school (or undefined) of each unit. */
  readonly pupils: readonly Pupils[];
  readonly school: readonly (SchoolIndex | undefined)[];
}

function zonesOf(problem: Problem, schoolIndex: ReadonlyMap<string, SchoolIndex>, plan: Plan): StageZones[] {
  const assignment = new Map(Object.entries(plan.assignment));
  const year = problem.years.indexOf(plan.options.year);
  const ahead = plan.options.mode === 'wholeSchool' ? Infinity : plan.options.year - problem.years[0]!;
  return problem.stages.map((stage) => {
    const zones = new Map(Object.entries(assignment.get(stage.id) ?? {}));
    const zoned = stage.grades.slice(0, ahead + 1);
    const pupils = problem.units.pupils[year];
    return {
      planned: assignment.has(stage.id),
      school: problem.units.ids.map((id) => schoolIndex.get(zones.get(id) ?? '')),
      pupils: problem.units.ids.map((_, u) =>
        zoned.reduce((sum, grade) => sum + (pupils?.[u * problem.grades.length + grade] ?? 0), 0),
      ),
    };
  });
}

function stageDiff(problem: Problem, time: WayTime, stage: string, a: StageZones, b: StageZones): StageDiff {
  const minutes = (unit: UnitIndex, school: SchoolIndex | undefined) => {
    const seconds = school === undefined ? Infinity : time(unit, school);
    return Number.isFinite(seconds) ? seconds / SECONDS_PER_MINUTE : null;
  };
  const name = (school: SchoolIndex | undefined) =>
    school === undefined ? null : problem.schools[school]!.id;
  const moved: MovedUnit[] = [];
  let [pupilsMoved, longer, shorter] = [0, 0, 0];
  problem.units.ids.forEach((unit, u) => {
    const [from, to] = [a.school[u], b.school[u]];
    if (from === to) return;
    const pupils = (b.planned ? b : a).pupils[u]!;
    const [minutesFrom, minutesTo] = [minutes(u, from), minutes(u, to)];
    moved.push({ unit, from: name(from), to: name(to), pupils, minutesFrom, minutesTo });
    pupilsMoved += pupils;
    if (minutesFrom === null || minutesTo === null) return;
    longer += pupils * Math.max(0, minutesTo - minutesFrom);
    shorter += pupils * Math.max(0, minutesFrom - minutesTo);
  });
  return { stage, moved, pupilsMoved, longer, shorter };
}

function schoolDiffs(
  problem: Problem,
  a: Plan,
  b: Plan,
  zonesA: readonly StageZones[],
  zonesB: readonly StageZones[],
): SchoolDiff[] {
  const pupils = { a: enrolments(problem, zonesA), b: enrolments(problem, zonesB) };
  const classes = { a: classTotals(a), b: classTotals(b) };
  const open = { a: new Set(a.open), b: new Set(b.open) };
  return problem.schools
    .map(({ id }, s) => ({
      school: id,
      pupils: { a: pupils.a[s]!, b: pupils.b[s]! },
      classes: { a: classes.a.get(id) ?? 0, b: classes.b.get(id) ?? 0 },
      open: { a: open.a.has(id), b: open.b.has(id) },
    }))
    .filter((school) => {
      const named = Object.keys(school.pupils.a).length + Object.keys(school.pupils.b).length;
      return named > 0 || school.open.a || school.open.b || school.classes.a + school.classes.b > 0;
    });
}

/** Per school, zoned pupils by stage id; a stage without a unit in the zone is left out. */
function enrolments(problem: Problem, zones: readonly StageZones[]): Record<string, number>[] {
  const bySchool = problem.schools.map((): Record<string, number> => ({}));
  problem.stages.forEach(({ id }, k) => {
    zones[k]!.school.forEach((school, u) => {
      if (school === undefined) return;
      bySchool[school]![id] = (bySchool[school]![id] ?? 0) + zones[k]!.pupils[u]!;
    });
  });
  return bySchool;
}

function classTotals(plan: Plan): Map<string, number> {
  return new Map(
    Object.entries(plan.classes).map(([school, grades]) => [
      school,
      Object.values(grades).reduce((sum, classes) => sum + classes, 0),
    ]),
  );
}

function levelDiffs(a: Plan, b: Plan): LevelDiff[] {
  const levels = new Map([...a.result.levels, ...b.result.levels].map(({ id, unit }) => [id, unit]));
  const value = (plan: Plan, id: string) =>
    plan.result.levels.find((level) => level.id === id)?.value ?? null;
  return Array.from(levels, ([id, unit]) => ({ id, unit, a: value(a, id), b: value(b, id) }));
}
