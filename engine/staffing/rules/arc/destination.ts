import type { ArcRule } from './arc-rule.ts';

export const destination: ArcRule = {
  id: 'destination',
  allows(context, m, s, y) {
    if (!context.parts.inside[s]) return false;
    for (let year = y; year < context.roster.years; year++) {
      if (context.baseOf(m, year) === s) return false;
    }
    return true;
  },
};
