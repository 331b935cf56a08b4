import type { ArcRule } from './arc-rule.ts';

export const commute: ArcRule = {
  id: 'commute',
  allows(context, m, s, y) {
    const { limit } = context.policy.commute;
    if (limit === null) return true;
    const minutes = context.minutes(m, s);
    return minutes <= limit || minutes <= context.minutes(m, context.baseOf(m, y));
  },
};
