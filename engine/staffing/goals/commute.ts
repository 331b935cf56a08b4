import type { Goal } from './goal.ts';

export const commute: Goal = {
  id: 'commute',
  unit: ['minutes one way', '分钟(单程)'],
  arcCost: (context, { m, s, y }) =>
    Math.max(0, context.minutes(m, s) - context.minutes(m, context.baseOf(m, y))),
};
