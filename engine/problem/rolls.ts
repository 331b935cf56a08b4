import { NONE, type Pupils, type SchoolIndex, type SchoolYear, type StageIndex } from '../units.ts';
import { type Problem, pupilsOf } from './problem.ts';
import { gradeColumn } from './tables/grade-columns.ts';

/** Zones of one stage, for the children who enter it from a school year on. */
export interface ZonesFrom {
  readonly from: SchoolYear;
  /** School of each unit, NONE for none. */
  readonly schoolOf: Int32Array;
}

/** Who sits where in one stage and school year, when children stay in the school that they entered. */
export interface Roll {
  /** Pupils of school s in the p-th grade of the stage at `s * grades of the stage + p`. */
  readonly pupils: Int32Array;
  /** Of them, those who sat there before any of the zones held. */
  readonly stayed: Int32Array;
  /** Pupils whose unit belongs to another school's zone by now. */
  readonly elsewhere: Pupils;
  /** Pupils who sat in a school that is closed by now, by school: where they live is not known, so they are in no sum above. */
  readonly displaced: Int32Array;
  /** Residents whose unit has no school. */
  readonly unplaced: Pupils;
}

/**
 * Counts a stage in a school year under zones that change from time to time (ascending by `from`), where nobody who has entered is moved.
 * The children of grade position p entered in year e = year − p:
 *
 * - e ≥ the first `from`: the residents of that grade go where the zones of year e sent their unit, or, once that school is closed,
 *   where the zones of `year` do;
 * - e ≤ the base year: they sit where `enrolment.csv` has them today, in the grade y − base below; of a closed school they are `displaced`;
 * - between: the residents go by the zones in force, by the first of the new ones where there are none.
 *
 * `closed` are the schools that take nobody in `year`. With one set of zones from the base year on this is the count of `entryCohort`
 * (docs/model.md). Throws a RangeError for a year that the problem does not know, or without zones.
 */
export function rollOf(
  problem: Problem,
  stage: StageIndex,
  zones: readonly ZonesFrom[],
  year: SchoolYear,
  closed: ReadonlySet<SchoolIndex> = new Set(),
): Roll {
  const position = problem.years.indexOf(year);
  if (position < 0) throw new RangeError(`The dataset has no pupils for ${year}.`);
  const [first] = zones;
  if (!first) throw new RangeError('A roll needs zones.');
  const { grades } = problem.stages[stage]!;
  const base = problem.years[0]!;
  const pupils = new Int32Array(problem.schools.length * grades.length);
  const stayed = new Int32Array(pupils.length);
  const displaced = new Int32Array(problem.schools.length);
  const inYear = zonesIn(zones, year) ?? first;
  let [elsewhere, unplaced] = [0, 0];
  grades.forEach((grade, p) => {
    const entered = year - p;
    if (entered < first.from && entered <= base) {
      const number = gradeColumn(problem.grades[grade]!)!.grade - (year - base);
      for (const row of problem.enrolment ?? []) {
        if (row.grade !== number || !problem.schools[row.school]!.stages.includes(stage)) continue;
        if (closed.has(row.school)) displaced[row.school]! += row.pupils;
        else {
          pupils[row.school * grades.length + p]! += row.pupils;
          stayed[row.school * grades.length + p]! += row.pupils;
        }
      }
      return;
    }
    const own = zonesIn(zones, entered)?.schoolOf ?? problem.zonesInForce?.[stage] ?? first.schoolOf;
    for (let unit = 0; unit < problem.units.count; unit++) {
      const count = pupilsOf(problem, unit, grade, position);
      if (count === 0) continue;
      const now = inYear.schoolOf[unit]!;
      const then = own[unit]!;
      const school = then === NONE || closed.has(then) ? now : then;
      if (school === NONE || closed.has(school)) {
        unplaced += count;
        continue;
      }
      pupils[school * grades.length + p]! += count;
      if (school !== now) elsewhere += count;
    }
  });
  return { pupils, stayed, elsewhere, displaced, unplaced };
}

function zonesIn(zones: readonly ZonesFrom[], year: SchoolYear): ZonesFrom | null {
  return zones.findLast(({ from }) => from <= year) ?? null;
}
