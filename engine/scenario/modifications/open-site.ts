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
    if (site?.status === 'existing') {
      tell('school', school, {
        en: 'is a school already and no site to open; use expandSchool to add classrooms.',
        zh: '已是现有学校，无需启用；如需增加教室请用 expandSchool。',
      });
    }
    const most = site?.maxClassrooms ?? null;
    if (most !== null && classrooms !== undefined && classrooms > most) {
      tell('classrooms', String(classrooms), {
        en: `are more classrooms than the ${most} that the site carries; open it with at most ${most}.`,
        zh: `超过校址教室数上限 ${most} 间；请不超过 ${most} 间。`,
      });
    }
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
