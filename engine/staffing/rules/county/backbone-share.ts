import { ceil } from '../../task/rounding.ts';
import type { StateRule } from '../state/state-rule.ts';

/** The dimension `backboneMovers` holds what `moverAmount` says. */
export const backboneShare: StateRule = {
  id: 'backboneShare',
  limit(context, state, limits) {
    const { backboneShare: share, backboneOf } = context.policy;
    if (!context.options.minimumRate || share === null) return;
    for (let y = 0; y < state.years; y++) {
      const row = state.schools * state.years + y;
      const least = backboneOf === 'moved' ? 0 : ceil(share * state.eligibleBackbone[row]!);
      limits.atLeast(row, state.dims.at('backboneMovers'), least);
    }
  },
};
