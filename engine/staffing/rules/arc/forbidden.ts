import { NONE } from '../../../units.ts';
import type { ArcRule } from './arc-rule.ts';

export const forbidden: ArcRule = {
  id: 'forbidden',
  allows(context, m, s) {
    const schools = context.forbidden.get(m);
    return !schools || !(schools.has(s) || schools.has(NONE));
  },
};
