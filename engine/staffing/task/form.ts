import type { ExchangeForm } from '../../plan/index.ts';
import type { Tier } from '../../problem/index.ts';
import type { Context } from './context.ts';

/** The form of the move of member m to school s from planned year y on. */
export function formOf(context: Context, m: number, s: number, y: number, shared: boolean): ExchangeForm {
  if (context.teacherOf(m).role === 'head') return 'head';
  if (context.options.flow === 'swaps') return 'swap';
  if (shared) return 'shared';
  const from = context.schoolOf(context.baseOf(m, y)).tier;
  return isTown(from) && isCountry(context.schoolOf(s).tier) ? 'secondment' : 'rotation';
}

/** Whether the post moves with the teacher (关系随迁): only where it sits at the place that is left. */
export function postFollows(context: Context, m: number, s: number, y: number, shared: boolean): boolean {
  const form = formOf(context, m, s, y, shared);
  if (form === 'shared' || !context.policy.postFollows.includes(form)) return false;
  return context.teacherOf(m).school === context.baseOf(m, y);
}

export function isCountry(tier: Tier | null): boolean {
  return tier === 'village' || tier === 'teachingPoint';
}

function isTown(tier: Tier | null): boolean {
  return tier === 'urban' || tier === 'town';
}
