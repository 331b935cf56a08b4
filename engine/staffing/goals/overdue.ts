import { isOverdue } from '../task/eligibility.ts';
import type { Goal } from './goal.ts';

/** Staying costs an overdue teacher one, a shared move does not help. */
export const overdue: Goal = {
  id: 'overdue',
  unit: ['teachers', '人'],
  stayCost: (context, m) => (isOverdue(context, m) ? 1 : 0),
  arcCost: (context, { m, shared }) => (shared && isOverdue(context, m) ? 1 : 0),
};
