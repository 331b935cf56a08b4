import * as z from 'zod';
import { tellUnknownStage, tellUnknownUnit } from '../lookup.ts';
import { modification } from '../modification.ts';

const schema = z.strictObject({ stage: z.string(), units: z.array(z.string()).min(2) });

export const keepTogether = modification({
  kind: 'keepTogether',
  help: ['Units go to one school together', '若干单元划归同一学校'],
  schema,
  resolve({ problem }, { stage, units }, tell) {
    tellUnknownStage(problem, stage, tell);
    for (const unit of units) tellUnknownUnit(problem, unit, tell, 'units');
  },
  apply: (draft, group) => ({
    ...draft,
    options: { ...draft.options, keepTogether: [...draft.options.keepTogether, group] },
  }),
});
