import { eachPart } from '../../task/state.ts';
import { baseValue, type StateRule } from './state-rule.ts';

export const classHeads: StateRule = {
  id: 'classHeads',
  limit(context, state, limits) {
    eachPart(context, state, ({ s, stage, row }) => {
      const d = state.dims.at('staff', stage);
      const classes = context.parts.classes[s * context.parts.stages + stage]!;
      limits.atLeast(row, d, Math.min(baseValue(state, row, d), classes));
    });
  },
};
