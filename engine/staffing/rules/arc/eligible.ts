import { whyIneligible, whyNever } from '../../task/eligibility.ts';
import type { ArcRule } from './arc-rule.ts';

export const eligible: ArcRule = {
  id: 'eligible',
  allows(context, m, _s, y, shared) {
    if (!shared) return whyIneligible(context, m, y) === null;
    const { role } = context.teacherOf(m);
    return whyNever(context, m, y) === null && (role === 'teacher' || role === 'classHead');
  },
};
