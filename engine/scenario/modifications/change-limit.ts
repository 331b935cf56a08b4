import * as z from 'zod';
import { modification } from '../modification.ts';

const schema = z.strictObject({
  /** Grade numbers of a band of the policy, both inclusive. */
  grades: z.tuple([z.int().min(1).max(12), z.int().min(1).max(12)]),
  minutes: z.number().min(1).max(600),
});

/** Whether the policy has the band is told when the policy is resolved with this override. */
export const changeLimit = modification({
  kind: 'changeLimit',
  help: ['Another walking limit for a grade band', '调整年级段上学时间上限'],
  schema,
  resolve() {},
  apply: (draft, { grades: [from, to], minutes }) => ({
    ...draft,
    policyOverrides: {
      ...draft.policyOverrides,
      [`walking.${from}-${to}.limit`]: { value: minutes, unit: 'min', source: 'scenario', verified: false },
    },
  }),
});
