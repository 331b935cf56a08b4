import * as z from 'zod';
import { LARGEST_COUNT } from '../../problem/index.ts';
import { chosenGrades } from '../chosen-grades.ts';
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
  resolve({ problem }, { factor, units, grades }, tell) {
    for (const unit of units ?? []) tellUnknownUnit(problem, unit, tell, 'units');
    if (grades && chosenGrades(problem, grades).length === 0) {
      tell('grades', grades.join('-'), {
        en: `holds no grade of the dataset, which has ${problem.grades.join(', ')}; give the lower grade first.`,
        zh: `不含数据集中的年级（现有 ${problem.grades.join('、')}）；请将较低年级写在前面。`,
      });
    }
    let most = 0;
    for (const year of problem.units.pupils)
      for (const pupils of year) most = Math.max(most, pupils * factor);
    if (most > LARGEST_COUNT) {
      tell('factor', String(factor), {
        en: `would put more than ${LARGEST_COUNT} pupils into one grade of one unit; check for a slipped digit.`,
        zh: `将使某单元单个年级学生数超过 ${LARGEST_COUNT} 人；请检查是否多写了一位。`,
      });
    }
  },
  /** Each unit's count of each grade is multiplied and rounded to the nearest whole child. */
  apply(draft, { factor, units, grades }) {
    const { problem } = draft;
    const width = problem.grades.length;
    const gradesToScale = chosenGrades(problem, grades);
    const chosenUnits = units?.map((id) => unitIndex(problem, id)) ?? Array.from(problem.units.ids.keys());
    const pupils = problem.units.pupils.map((year) => {
      const scaled = year.slice();
      for (const u of chosenUnits) {
        for (const g of gradesToScale) scaled[u * width + g] = Math.round(scaled[u * width + g]! * factor);
      }
      return scaled;
    });
    return { ...draft, problem: { ...problem, units: { ...problem.units, pupils } } };
  },
});
