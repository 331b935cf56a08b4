import { eachPart } from '../../task/state.ts';
import { baseValue, type StateRule } from './state-rule.ts';

export const subjectHours: StateRule = {
  id: 'subjectHours',
  limit(context, state, limits) {
    if (context.options.noHarm === 'off') return;
    const { subjects, demand, stages } = context.parts;
    eachPart(context, state, ({ s, stage, row }) => {
      for (let k = 0; k < subjects.length; k++) {
        const asked = demand[(s * stages + stage) * subjects.length + k]!;
        if (asked === 0) continue;
        const d = state.dims.at('lessons', stage, k);
        limits.atLeast(row, d, Math.min(baseValue(state, row, d), asked));
      }
    });
  },
};
