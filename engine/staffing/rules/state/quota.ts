import { quotaOf } from '../../task/quota.ts';
import { eachSchool } from '../../task/state.ts';
import { baseValue, type StateRule } from './state-rule.ts';

export const quota: StateRule = {
  id: 'quota',
  limit(context, state, limits) {
    const d = state.dims.at('posts');
    eachSchool(context, state, ({ s, row }) => {
      const most = quotaOf(context, s);
      if (most !== null) limits.atMost(row, d, Math.max(baseValue(state, row, d), most));
    });
  },
};
