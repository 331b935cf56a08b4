import type { ArcRule } from './arc-rule.ts';

export const pin: ArcRule = {
  id: 'pin',
  allows(context, m, s, y, shared) {
    const pinned = context.pins.get(m);
    if (!pinned) return true;
    if (pinned.school === null || context.schoolAt.get(pinned.school) !== s) return false;
    if (pinned.year !== undefined && pinned.year !== context.options.year + y) return false;
    return (pinned.shared ?? false) === shared;
  },
};
