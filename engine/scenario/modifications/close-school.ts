import * as z from 'zod';
import { changeSchool } from '../change-school.ts';
import { schoolIndex, tellUnknownSchool } from '../lookup.ts';
import { modification } from '../modification.ts';

const schema = z.strictObject({ school: z.string() });

export const closeSchool = modification({
  kind: 'closeSchool',
  help: ['A school takes no pupils', '学校停办'],
  schema,
  resolve({ problem }, { school }, tell) {
    tellUnknownSchool(problem, school, tell);
    if (problem.schools[schoolIndex(problem, school)]?.protected) {
      tell('school', school, {
        en: 'is protected and must not be closed; remove the protection in the table of schools first.',
        zh: '为保留学校，不得撤并；如确需停办，请先在学校表中取消“保留”。',
      });
    }
  },
  /** A closed school is a site without a school: a candidate that nobody opened. */
  apply: (draft, { school }) => changeSchool(draft, school, () => ({ status: 'candidate' })),
});
