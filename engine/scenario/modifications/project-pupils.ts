import * as z from 'zod';
import { gradeNumber, VARIANTS } from '../../policy/index.ts';
import { projectPupils as project, projectionParameters } from '../../projection/index.ts';
import { modification } from '../modification.ts';

/** Beyond a generation of pupils a projection is a guess about guesses. */
const FARTHEST_YEARS = 30;

const schema = z.strictObject({
  /** Last school year that is projected. */
  until: z.int().min(1980).max(2130),
  variant: z.enum(VARIANTS),
  /** Last year that is taken as the dataset has it; absent: the last one that it has. */
  from: z.int().exactOptional(),
});

export const projectPupils = modification({
  kind: 'projectPupils',
  help: [
    'Project pupils to later school years (low, middle or high)',
    '预测以后学年的学生数（低、中、高方案）',
  ],
  schema,
  resolve({ problem }, { until, from }, tell) {
    const known = problem.years.join(', ');
    const last = from ?? problem.years.at(-1)!;
    if (from !== undefined && !problem.years.includes(from)) {
      tell('from', String(from), {
        en: `has no pupils in the dataset, which knows ${known}; begin with one of these.`,
        zh: `在数据集中没有学生数（现有 ${known}）；请从其中一个学年开始。`,
      });
    } else if (until <= last) {
      tell('until', String(until), {
        en: `is not after ${last}, the last year that is known; name a later one, or an earlier one under "from".`,
        zh: `不晚于已知的最后学年 ${last}；请填写更晚的学年，或在 from 中填写更早的起点。`,
      });
    } else if (until > last + FARTHEST_YEARS) {
      tell('until', String(until), {
        en: `is more than ${FARTHEST_YEARS} years after ${last}; project at most to ${last + FARTHEST_YEARS}.`,
        zh: `距 ${last} 学年超过 ${FARTHEST_YEARS} 年；最多可预测到 ${last + FARTHEST_YEARS} 学年。`,
      });
    }
    if (problem.grades.some((grade) => gradeNumber(grade) === null)) {
      tell('', null, {
        en: 'needs pupils by grade, and the dataset has them in one number; leave it out.',
        zh: '需要分年级的学生数，而数据集没有；请删去此项。',
      });
    }
  },
  apply(draft, { until, variant, from }) {
    const { problem, values } = draft;
    const { years, pupils } = project(problem, projectionParameters(values, variant), until, from);
    return { ...draft, problem: { ...problem, years, units: { ...problem.units, pupils } } };
  },
});
