import { ceil } from '../../task/rounding.ts';
import type { StateRule } from '../state/state-rule.ts';

export const rate: StateRule = {
  id: 'rate',
  limit(context, state, limits) {
    if (!context.options.minimumRate) return;
    for (let y = 0; y < state.years; y++) {
      const row = state.schools * state.years + y;
      limits.atLeast(row, state.dims.at('movers'), ceil(context.policy.rate * state.eligible[row]!));
    }
  },
};
