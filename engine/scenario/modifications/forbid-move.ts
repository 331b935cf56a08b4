import * as z from 'zod';
import { tellUnknownSchool, tellUnknownTeacher } from '../lookup.ts';
import { modification } from '../modification.ts';

const schema = z.strictObject({
  teacher: z.string(),
  /** Absent: the teacher does not move at all. */
  school: z.string().exactOptional(),
});

export const forbidMove = modification({
  kind: 'forbidMove',
  help: ['A teacher does not go to a school, or does not move at all', '禁止教师交流到某校，或不参加交流'],
  schema,
  resolve({ problem }, { teacher, school }, tell) {
    tellUnknownTeacher(problem, teacher, tell);
    if (school !== undefined) tellUnknownSchool(problem, school, tell);
  },
  apply: (draft, move) => ({
    ...draft,
    exchange: { ...draft.exchange, forbidden: [...draft.exchange.forbidden, move] },
  }),
});
