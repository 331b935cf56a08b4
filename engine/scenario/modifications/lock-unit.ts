import * as z from 'zod';
import { schoolIndex, tellUnknownSchool, tellUnknownStage, tellUnknownUnit } from '../lookup.ts';
import { modification } from '../modification.ts';

const schema = z.strictObject({ stage: z.string(), unit: z.string(), school: z.string() });

export const lockUnit = modification({
  kind: 'lockUnit',
  help: ['A unit stays with a school', '单元固定划归某校'],
  schema,
  resolve({ problem }, { stage, unit, school }, tell) {
    tellUnknownStage(problem, stage, tell);
    tellUnknownUnit(problem, unit, tell);
    tellUnknownSchool(problem, school, tell);
    const there = problem.schools[schoolIndex(problem, school)];
    const index = problem.stages.findIndex((one) => one.id === stage);
    if (there && index >= 0 && !there.stages.includes(index)) {
      tell('school', school, {
        en: `does not teach the stage ${stage}; lock the unit to a school that does.`,
        zh: `不开设${stage}学段；请固定到开设该学段的学校。`,
      });
    }
  },
  apply(draft, lock) {
    const locks = draft.options.locks.filter(({ stage, unit }) => stage !== lock.stage || unit !== lock.unit);
    return { ...draft, options: { ...draft.options, locks: [...locks, lock] } };
  },
});
