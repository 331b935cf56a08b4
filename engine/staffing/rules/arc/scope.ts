import { NONE } from '../../../units.ts';
import type { ArcRule } from './arc-rule.ts';

export const scope: ArcRule = {
  id: 'scope',
  allows(context, m, s, y) {
    const from = context.schoolOf(context.baseOf(m, y));
    const to = context.schoolOf(s);
    switch (context.options.scope) {
      case 'county':
        return true;
      case 'township':
        return from.township !== NONE && from.township === to.township;
      case 'cluster':
        return from.cluster !== null && from.cluster === to.cluster;
    }
  },
};
