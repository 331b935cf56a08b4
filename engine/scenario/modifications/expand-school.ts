import * as z from 'zod';
import { changeSchool } from '../change-school.ts';
import { schoolIndex, tellUnknownSchool } from '../lookup.ts';
import { modification } from '../modification.ts';

const schema = z.union([
  z.strictObject({ school: z.string(), classrooms: z.int().min(1).max(1000) }),
  /** For schools of which only seats are known. */
  z.strictObject({ school: z.string(), seats: z.int().min(1).max(100_000) }),
]);

export const expandSchool = modification({
  kind: 'expandSchool',
  help: ['More classrooms, or seats, at a school', '学校增加教室或学位'],
  schema,
  resolve({ problem }, change, tell) {
    const { school } = change;
    tellUnknownSchool(problem, school, tell);
    const there = problem.schools[schoolIndex(problem, school)];
    if (!there) return;
    if ('seats' in change) {
      if (there.classrooms !== null || there.seats === null) {
        tell('school', school, {
          en: 'is not counted in seats (its classrooms are known, or no seats are given); add classrooms instead.',
          zh: '不按学位计算（已知教室数，或未填学位数）；请改为增加教室。',
        });
      }
    } else if (there.classrooms === null) {
      tell('school', school, {
        en: 'has no number of classrooms in the table of schools, so none can be added; fill it in first, or add seats.',
        zh: '在学校表中没有教室数，无法增加；请先补填，或改为增加学位。',
      });
    } else if (there.maxClassrooms !== null && there.classrooms + change.classrooms > there.maxClassrooms) {
      tell('classrooms', String(change.classrooms), {
        en: `would make ${there.classrooms + change.classrooms} classrooms where the site carries ${there.maxClassrooms}; add at most ${there.maxClassrooms - there.classrooms}.`,
        zh: `将使教室达到 ${there.classrooms + change.classrooms} 间，超过校址上限 ${there.maxClassrooms} 间；最多可增加 ${there.maxClassrooms - there.classrooms} 间。`,
      });
    }
  },
  apply: (draft, change) =>
    changeSchool(draft, change.school, (there) =>
      'seats' in change
        ? { seats: (there.seats ?? 0) + change.seats }
        : { classrooms: (there.classrooms ?? 0) + change.classrooms },
    ),
});
