import { gradeNumber } from '../policy/policy.ts';
import type { Problem } from '../problem/index.ts';
import type { GradeIndex } from '../units.ts';

/** Positions of the grades between two grade numbers, both inclusive; of all without them. */
export function chosenGrades(
  problem: Problem,
  grades: readonly [from: number, to: number] | undefined,
): GradeIndex[] {
  return problem.grades.flatMap((grade, g) => {
    const number = gradeNumber(grade) ?? 0;
    return grades === undefined || (number >= grades[0] && number <= grades[1]) ? [g] : [];
  });
}
