import { floor } from '../../task/rounding.ts';
import { eachSchool } from '../../task/state.ts';
import { baseValue, type StateRule } from './state-rule.ts';

export const turnover: StateRule = {
  id: 'turnover',
  limit(context, state, limits) {
    const cap = context.policy.turnoverCap;
    if (cap === null) return;
    eachSchool(context, state, ({ row }) => {
      let staff = 0;
      for (let stage = 0; stage < context.parts.stages; stage++) {
        staff += baseValue(state, row, state.dims.at('staff', stage));
      }
      const most = Math.max(1, floor(cap * staff));
      limits.atMost(row, state.dims.at('out'), most);
      limits.atMost(row, state.dims.at('in'), most);
    });
  },
};
