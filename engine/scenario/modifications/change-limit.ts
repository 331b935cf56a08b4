import * as z from 'zod';
import { tellUnknownStage } from '../lookup.ts';
import { modification } from '../modification.ts';

const schema = z.union([
  z.strictObject({
    /** Grade numbers of a band of the policy, both inclusive. */
    grades: z.tuple([z.int().min(1).max(12), z.int().min(1).max(12)]),
    minutes: z.number().min(1).max(600),
  }),
  z.strictObject({
    stage: z.enum(['primary', 'junior']),
    /** Largest difference coefficient; makes it a rule that zones must keep. */
    coefficient: z.number().min(0).max(10),
  }),
  z.strictObject({
    stage: z.enum(['primary', 'junior']),
    /** Largest share of a school's pupils from outside its zone; makes it a rule that zones must keep. */
    outside: z.number().min(0).max(1),
  }),
  z.strictObject({
    /** Share that a school may fall below its present level of resources a pupil; makes no-harm a rule that zones must keep. */
    noHarm: z.number().min(0).max(1),
  }),
]);

const FROM_SCENARIO = { source: 'scenario', verified: false };

export const changeLimit = modification({
  kind: 'changeLimit',
  help: [
    'Another walking limit for a grade band; a limit on difference coefficients, on pupils from outside the zone, or no-harm, that zones must keep',
    '调整年级段上学时间上限；或要求学区遵守差异系数上限、择校比例上限、“不削峰”',
  ],
  schema,
  resolve({ problem, bands }, change, tell) {
    if ('stage' in change) tellUnknownStage(problem, change.stage, tell);
    if (!('grades' in change) || bands === null) return;
    const [from, to] = change.grades;
    if (bands.some(([first, last]) => first === from && last === to)) return;
    const known = bands.map((band) => band.join('-')).join(', ');
    tell('grades', `${from}-${to}`, {
      en: `is no grade band of the policy; its bands are ${known}.`,
      zh: `不是政策中的年级段；现有 ${known}。`,
    });
  },
  apply: (draft, change) => ({
    ...draft,
    policyOverrides: { ...draft.policyOverrides, ...overridesOf(change) },
  }),
});

function overridesOf(change: z.infer<typeof schema>): Readonly<Record<string, unknown>> {
  if ('grades' in change) {
    const [from, to] = change.grades;
    return { [`walking.${from}-${to}.limit`]: { value: change.minutes, unit: 'min', ...FROM_SCENARIO } };
  }
  if ('outside' in change) {
    return {
      [`choice.most.${change.stage}`]: { value: change.outside, unit: 'share', ...FROM_SCENARIO },
      'choice.bindsZones': { value: true, ...FROM_SCENARIO },
    };
  }
  if ('stage' in change) {
    return {
      [`coefficient.limit.${change.stage}`]: {
        value: change.coefficient,
        unit: 'coefficient',
        ...FROM_SCENARIO,
      },
      'coefficient.bindsZones': { value: true, ...FROM_SCENARIO },
    };
  }
  return {
    'noHarm.tolerance': { value: change.noHarm, unit: 'share', ...FROM_SCENARIO },
    'noHarm.bindsZones': { value: true, ...FROM_SCENARIO },
  };
}
