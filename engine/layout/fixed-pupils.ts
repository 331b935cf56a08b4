import { gradeNumber } from '../policy/policy.ts';
import type { GradeIndex, Pupils, SchoolIndex } from '../units.ts';
import { type Context, yearsAhead } from './context.ts';

/**
 * Pupils whom the plan does not place but who fill classrooms: b(s, g) of docs/model.md, at `school × grades + grade`.
 * Zoned grades have none. Grades above them in a planned stage hold those who sit k grades lower today; grades of a stage
 * that is not planned hold those who sit there today.
 */
export function fixedPupils(context: Context): Int32Array {
  const { problem, options } = context;
  const width = problem.grades.length;
  const enrolled = enrolledPupils(context);
  const fixed = new Int32Array(problem.schools.length * width);
  const ahead = yearsAhead(problem, options);
  problem.schools.forEach((school, s) => {
    for (const stageIndex of school.stages) {
      const planned = context.stages.find((stage) => stage.index === stageIndex);
      const grades = problem.stages[stageIndex]!.grades;
      grades.forEach((grade, position) => {
        if (planned?.zoned.includes(grade)) return;
        const source = planned ? grades[position - ahead] : grade;
        if (source !== undefined) fixed[s * width + grade] = enrolled(s, source);
      });
    }
  });
  return fixed;
}

/** Pupils who sit in a school today, by grade. */
export function enrolledPupils({
  problem,
}: Pick<Context, 'problem'>): (school: SchoolIndex, grade: GradeIndex) => Pupils {
  const pupils = new Map<number, number>();
  for (const row of problem.enrolment ?? []) {
    const key = row.school * 100 + row.grade;
    pupils.set(key, (pupils.get(key) ?? 0) + row.pupils);
  }
  return (school, grade) => {
    const number = gradeNumber(problem.grades[grade]!);
    return number === null ? 0 : (pupils.get(school * 100 + number) ?? 0);
  };
}
