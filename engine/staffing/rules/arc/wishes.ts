import type { ArcRule } from './arc-rule.ts';

export const wishes: ArcRule = {
  id: 'wishes',
  allows(context, m, s, y) {
    if (context.options.mode !== 'wishes') return true;
    const { preferences } = context.teacherOf(m);
    if (preferences.length > 0) return preferences.includes(s);
    return context.minutes(m, s) <= context.minutes(m, context.baseOf(m, y));
  },
};
