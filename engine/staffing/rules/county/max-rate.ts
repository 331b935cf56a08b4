import { floor } from '../../task/rounding.ts';
import type { StateRule } from '../state/state-rule.ts';

export const maxRate: StateRule = {
  id: 'maxRate',
  limit(context, state, limits) {
    const most = context.policy.maxRate;
    if (most === null) return;
    for (let y = 0; y < state.years; y++) {
      const row = state.schools * state.years + y;
      limits.atMost(row, state.dims.at('movers'), floor(most * state.eligible[row]!));
    }
  },
};
