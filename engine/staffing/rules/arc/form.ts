import { formOf } from '../../task/form.ts';
import type { ArcRule } from './arc-rule.ts';

export const form: ArcRule = {
  id: 'form',
  allows(context, m, s, y, shared) {
    const { options, policy } = context;
    if (!options.forms.includes(formOf(context, m, s, y, shared))) return false;
    if (!shared) return true;
    const near = context.meters(context.baseOf(m, y), s) <= policy.sharedDistance;
    return near && options.mode !== 'wishes' && options.flow === 'free';
  },
};
