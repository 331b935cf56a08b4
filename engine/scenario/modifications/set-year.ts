import * as z from 'zod';
import { modification } from '../modification.ts';

const schema = z.strictObject({ year: z.int() });

export const setYear = modification({
  kind: 'setYear',
  help: ['Plan for another school year', '按另一学年规划'],
  schema,
  resolve({ problem }, { year }, tell) {
    if (problem.years.includes(year)) return;
    tell('year', String(year), {
      en: `has no pupils in the dataset, which knows ${problem.years.join(', ')}; choose one of these or add columns such as g1_${year}.`,
      zh: `在数据集中没有学生数(现有 ${problem.years.join('、')});请改选学年，或补充“${year}年一年级”等列。`,
    });
  },
  apply: (draft, { year }) => ({ ...draft, options: { ...draft.options, year } }),
});
