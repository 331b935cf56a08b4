import * as z from 'zod';
import { tellUnknownSchool, tellUnknownTeacher } from '../lookup.ts';
import { modification } from '../modification.ts';

const schema = z.strictObject({
  teacher: z.string(),
  /** Null: stays. */
  school: z.string().nullable(),
  /** First school year of the move; absent: any year that is planned. */
  year: z.int().min(1949).max(2100).exactOptional(),
  shared: z.boolean().exactOptional(),
  /** Waives the rules on years, age and terms for this teacher. */
  reason: z.string().min(1).exactOptional(),
});

export const pinTeacher = modification({
  kind: 'pinTeacher',
  help: ['A teacher goes to a school, or stays', '指定教师到某校任教或留任'],
  schema,
  resolve({ problem }, { teacher, school }, tell) {
    tellUnknownTeacher(problem, teacher, tell);
    if (school !== null) tellUnknownSchool(problem, school, tell);
  },
  /** The last word on a teacher holds. */
  apply(draft, pin) {
    const pins = draft.exchange.pins.filter(({ teacher }) => teacher !== pin.teacher);
    return { ...draft, exchange: { ...draft.exchange, pins: [...pins, pin] } };
  },
});
