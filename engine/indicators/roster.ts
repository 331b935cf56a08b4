import type { EnrolmentRow, Problem } from '../problem/index.ts';
import { NONE } from '../units.ts';
import { yearPosition } from './demand.ts';
import type { Placement } from './placement.ts';

/** How many pupils sit in which school and grade; -1 where it is not known. */
export interface Roster {
  readonly gradeCount: number;
  /** Pupils of school s in grade g at `s * gradeCount + g`; -1 where not known. */
  readonly pupils: Int32Array;
}

/** Enrolment rows by `school * 13 + grade number`. */
export type EnrolmentIndex = ReadonlyMap<number, EnrolmentRow>;

const GRADE_NUMBERS = 13;

export function enrolmentIndex(problem: Problem): EnrolmentIndex {
  return new Map((problem.enrolment ?? []).map((row) => [row.school * GRADE_NUMBERS + row.grade, row]));
}

/** The row of a school and grade number, undefined where the table has none. */
export function enrolmentOf(index: EnrolmentIndex, school: number, grade: number): EnrolmentRow | undefined {
  return index.get(school * GRADE_NUMBERS + grade);
}

/** Pupils of `enrolment.csv`. Every grade of a school that has no row there is unknown, unless the school has other rows. */
export function enrolledRoster(problem: Problem): Roster {
  const gradeCount = problem.grades.length;
  const numberOf = new Map(problem.grades.map((name, g) => [name, g]));
  const pupils = new Int32Array(problem.schools.length * gradeCount).fill(UNKNOWN);
  const known = new Set((problem.enrolment ?? []).map((row) => row.school));
  for (const school of known) pupils.fill(0, school * gradeCount, (school + 1) * gradeCount);
  for (const row of problem.enrolment ?? []) {
    const grade = numberOf.get(`g${row.grade}`);
    if (grade !== undefined) pupils[row.school * gradeCount + grade] = row.pupils;
  }
  return { gradeCount, pupils };
}

export const UNKNOWN = -1;

/**
 * Pupils under a placement: zoned pupils of the units, fixed pupils of the higher grades in entry-cohort mode, and
 * for stages that are not placed those who are enrolled.
 */
export function placedRoster(placed: Placement): Roster {
  const { problem, asked } = placed;
  const roster = enrolledRoster(problem);
  const { gradeCount, pupils } = roster;
  const index = enrolmentIndex(problem);
  const source = problem.units.pupils[yearPosition(problem, asked.year)]!;
  placed.demand.forEach((demand, k) => {
    if (!demand) return;
    const schoolOf = placed.assignment[k]!;
    const fixed = problem.schools.map((_, s) =>
      demand.fixedGrades.map(({ satIn }) => enrolmentOf(index, s, satIn)?.pupils ?? 0),
    );
    for (let s = 0; s < problem.schools.length; s++) {
      for (const grade of demand.zonedGrades) pupils[s * gradeCount + grade] = 0;
      demand.fixedGrades.forEach(({ grade }, i) => {
        pupils[s * gradeCount + grade] = fixed[s]![i]!;
      });
    }
    for (let u = 0; u < schoolOf.length; u++) {
      const school = schoolOf[u]!;
      if (school === NONE) continue;
      for (const grade of demand.zonedGrades) {
        pupils[school * gradeCount + grade]! += source[u * gradeCount + grade]!;
      }
    }
  });
  return roster;
}
