import type { Goal } from './goal.ts';

export const moves: Goal = { id: 'moves', unit: ['moves', '人次'], arcCost: () => 1 };
