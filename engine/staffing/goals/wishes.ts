import type { Goal } from './goal.ts';

export const wishes: Goal = {
  id: 'wishes',
  unit: ['ranks', '志愿位次'],
  arcCost(context, { m, s, shared }) {
    if (shared) return 0;
    const { preferences } = context.teacherOf(m);
    const rank = preferences.indexOf(s);
    return rank < 0 ? preferences.length : rank;
  },
};
