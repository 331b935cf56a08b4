import type { Goal } from './goal.ts';

/** Decisions that differ from the plan given: in the school, the first year, or whole for shared. */
export const changes: Goal = {
  id: 'changes',
  unit: ['teachers', '人'],
  stayCost: (context, m) => (context.previous.has(m) ? 1 : 0),
  arcCost(context, { m, s, y, shared }) {
    const given = context.previous.get(m);
    if (!given) return 1;
    const same =
      context.schoolAt.get(given.to) === s &&
      given.startYear === context.options.year + y &&
      (given.form === 'shared') === shared;
    return same ? 0 : 1;
  },
};
