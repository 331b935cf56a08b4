import { ceil } from '../task/rounding.ts';
import { eachSchool } from '../task/state.ts';
import type { Goal } from './goal.ts';

export const burden: Goal = {
  id: 'burden',
  unit: ['moves', '人次'],
  arcCost: (context, { m, shared }) => (shared ? 0 : context.roster.earlier[m]!),
  bend(context, state, bends) {
    eachSchool(context, state, ({ row }) => {
      bends.over(row, state.dims.at('out'), ceil(context.policy.rate * state.eligible[row]!));
    });
  },
};
