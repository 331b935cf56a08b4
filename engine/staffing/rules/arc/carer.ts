import type { ArcRule } from './arc-rule.ts';

/** Who cares for somebody at home stays within a stated way of it, or no farther than today; shared moves are ways too. */
export const carer: ArcRule = {
  id: 'carer',
  allows(context, m, s, y) {
    if (!context.teacherOf(m).carer) return true;
    const minutes = context.minutes(m, s);
    return minutes <= context.policy.careMinutes || minutes <= context.minutes(m, context.baseOf(m, y));
  },
};
