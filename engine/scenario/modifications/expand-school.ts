import * as z from 'zod';
import { changeSchool } from '../change-school.ts';
import { schoolIndex, tellUnknownSchool } from '../lookup.ts';
import { modification } from '../modification.ts';

const schema = z.strictObject({ school: z.string(), classrooms: z.int().min(1).max(1000) });

export const expandSchool = modification({
  kind: 'expandSchool',
  help: ['More classrooms at a school', '学校增加教室'],
  schema,
  resolve({ problem }, { school, classrooms }, tell) {
    tellUnknownSchool(problem, school, tell);
    const there = problem.schools[schoolIndex(problem, school)];
    if (!there) return;
    if (there.classrooms === null) {
      tell('school', school, {
        en: 'has no number of classrooms in the table of schools, so none can be added; fill it in first.',
        zh: '在学校表中没有教室数，无法增加；请先补填。',
      });
    } else if (there.maxClassrooms !== null && there.classrooms + classrooms > there.maxClassrooms) {
      tell('classrooms', String(classrooms), {
        en: `would make ${there.classrooms + classrooms} classrooms where the site carries ${there.maxClassrooms}; add at most ${there.maxClassrooms - there.classrooms}.`,
        zh: `将使教室达到 ${there.classrooms + classrooms} 间，超过校址上限 ${there.maxClassrooms} 间；最多可增加 ${there.maxClassrooms - there.classrooms} 间。`,
      });
    }
  },
  apply: (draft, { school, classrooms }) =>
    changeSchool(draft, school, (there) => ({ classrooms: (there.classrooms ?? 0) + classrooms })),
});
