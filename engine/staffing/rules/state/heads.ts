import { eachSchool } from '../../task/state.ts';
import { baseValue, type StateRule } from './state-rule.ts';

export const heads: StateRule = {
  id: 'heads',
  limit(context, state, limits) {
    const d = state.dims.at('heads');
    eachSchool(context, state, ({ row }) => {
      const today = baseValue(state, row, d);
      limits.atLeast(row, d, Math.min(1, today));
      limits.atMost(row, d, Math.max(1, today));
    });
  },
};
