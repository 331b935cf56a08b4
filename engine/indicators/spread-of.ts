import { rounded, type Spread, type SpreadRules, spread } from '../measures/spread.ts';
import type { Policy, RatioId } from '../policy/index.ts';
import type { StageSheet } from './sheet.ts';

export function spreadRules({ values }: Policy): SpreadRules {
  return {
    weight: values['coefficient.weight'] ?? 'pupils',
    deviation: values['coefficient.deviation'] ?? 'population',
  };
}

/** Spread of a ratio over the evaluated schools of a stage; null when nothing is known. */
export function spreadOf(policy: Policy, sheet: StageSheet, id: RatioId): Spread | null {
  return spread(sheet.resources[id], sheet.evaluatedPupils, spreadRules(policy));
}

/** A coefficient as the profile compares it with its limit. */
export function compared(policy: Policy, coefficient: number): number {
  return rounded(coefficient, policy.values['coefficient.decimals']);
}
