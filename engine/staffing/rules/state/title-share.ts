import { eachPart } from '../../task/state.ts';
import { baseValue, type StateRule } from './state-rule.ts';

/** The dimension `senior` holds 100 · senior titles − percent · staff. */
export const titleShare: StateRule = {
  id: 'titleShare',
  limit(context, state, limits) {
    if (context.policy.seniorShareMax === null) return;
    eachPart(context, state, ({ stage, row }) => {
      const d = state.dims.at('senior', stage);
      limits.atMost(row, d, Math.max(0, baseValue(state, row, d)));
    });
  },
};
