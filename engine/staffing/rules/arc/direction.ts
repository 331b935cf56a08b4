import type { Tier } from '../../../problem/index.ts';
import type { ArcRule } from './arc-rule.ts';

const RANK: Readonly<Record<Tier, number>> = { urban: 0, town: 1, village: 2, teachingPoint: 3 };

export const direction: ArcRule = {
  id: 'direction',
  allows(context, m, s, y) {
    if (context.options.direction === 'any') return true;
    const from = context.schoolOf(context.baseOf(m, y)).tier;
    const to = context.schoolOf(s).tier;
    return from === null || to === null || RANK[to] >= RANK[from];
  },
};
