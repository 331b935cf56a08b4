import type { Plan, PlannedEnrolment } from '../../plan/index.ts';
import { gradeNumber } from '../../policy/index.ts';
import { type Problem, pupilsOf } from '../../problem/index.ts';

/**
 * What a zoning plan makes of enrolment: pupils by school and grade, classes as the plan has them. Handed to the exchange
 * as `enrolments`, so that zones drive posts. Whole-school plans only: entry cohorts leave older grades where they are.
 */
export function enrolmentsOf(problem: Problem, plan: Plan): readonly PlannedEnrolment[] {
  const schoolAt = new Map(problem.schools.map((school, s) => [school.id, s]));
  const unitAt = new Map(problem.units.ids.map((id, u) => [id, u]));
  const year = Math.max(0, problem.years.indexOf(plan.options.year));
  const rows: PlannedEnrolment[] = [];
  for (const stage of problem.stages) {
    const assigned = plan.assignment[stage.id];
    if (!assigned) continue;
    for (const grade of stage.grades) {
      const number = gradeNumber(problem.grades[grade]!);
      if (number === null) continue;
      const pupils = new Map<string, number>();
      for (const school of problem.schools) {
        if (school.stages.some((one) => problem.stages[one] === stage)) pupils.set(school.id, 0);
      }
      for (const [unit, school] of Object.entries(assigned)) {
        const u = unitAt.get(unit);
        if (u === undefined || !schoolAt.has(school)) continue;
        pupils.set(school, (pupils.get(school) ?? 0) + pupilsOf(problem, u, grade, year));
      }
      for (const [school, count] of pupils) {
        const classes = plan.classes[school]?.[problem.grades[grade]!];
        rows.push({ school, grade: number, pupils: count, ...(classes === undefined ? {} : { classes }) });
      }
    }
  }
  return rows;
}
