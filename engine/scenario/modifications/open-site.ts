import * as z from 'zod';
import { changeSchool } from '../change-school.ts';
import { schoolIndex, tellUnknownSchool } from '../lookup.ts';
import { modification } from '../modification.ts';

const schema = z.strictObject({ school: z.string(), classrooms: z.int().min(1).max(1000).optional() });

export const openSite = modification({
  kind: 'openSite',
  help: ['A candidate site becomes a school', '启用备选校址'],
  schema,
  resolve({ problem }, { school, classrooms }, tell) {
    tellUnknownSchool(problem, school, tell);
    const site = problem.schools[schoolIndex(problem, school)];
    if (site && site.classrooms === null && site.seats === null && classrooms === undefined) {
      tell('classrooms', school, {
        en: 'has neither classrooms nor seats in the table of schools; say how many classrooms it opens with.',
        zh: '在学校表中没有教室数或学位数；请给出启用时的教室数。',
      });
    }
  },
  apply: (draft, { school, classrooms }) =>
    changeSchool(draft, school, (site) => ({
      status: 'existing',
      classrooms: classrooms ?? site.classrooms,
    })),
});
