import * as z from 'zod';
import { gradeNumber } from '../../policy/policy.ts';
import { tellUnknownUnit, unitIndex } from '../lookup.ts';
import { modification } from '../modification.ts';

const schema = z.strictObject({
  factor: z.number().min(0).max(100),
  /** Absent: every unit. */
  units: z.array(z.string()).min(1).optional(),
  /** Grade numbers, both inclusive; absent: every grade. */
  grades: z.tuple([z.int().min(1), z.int().max(12)]).optional(),
});

export const scalePupils = modification({
  kind: 'scalePupils',
  help: ['More or fewer resident pupils', '常住学生增减'],
  schema,
  resolve({ problem }, { units }, tell) {
    for (const unit of units ?? []) tellUnknownUnit(problem, unit, tell, 'units');
  },
  /** Each unit's count of each grade is multiplied and rounded to the nearest whole child. */
  apply(draft, { factor, units, grades }) {
    const { problem } = draft;
    const width = problem.grades.length;
    const [from, to] = grades ?? [-Infinity, Infinity];
    const chosenGrades = problem.grades.flatMap((grade, g) => {
      const number = gradeNumber(grade) ?? 0;
      return grades === undefined || (number >= from && number <= to) ? [g] : [];
    });
    const chosenUnits = units?.map((id) => unitIndex(problem, id)) ?? Array.from(problem.units.ids.keys());
    const pupils = problem.units.pupils.map((year) => {
      const scaled = year.slice();
      for (const u of chosenUnits) {
        for (const g of chosenGrades) scaled[u * width + g] = Math.round(scaled[u * width + g]! * factor);
      }
      return scaled;
    });
    return { ...draft, problem: { ...problem, units: { ...problem.units, pupils } } };
  },
});
