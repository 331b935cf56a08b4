import { rounded, type Spread, type SpreadRules, spread } from '../measures/spread.ts';
import type { Policy, RatioId } from '../policy/index.ts';
import type { StageSheet } from './county.ts';

export function spreadRules({ values }: Policy): SpreadRules {
  return {
    weight: values['coefficient.weight'] ?? 'pupils',
    deviation: values['coefficient.deviation'] ?? 'population',
  };
}

/** Pupils and resources of the evaluated schools of a stage, in the order of schools. */
export function evaluatedOf(
  sheet: StageSheet,
  id: RatioId,
): { readonly schools: readonly number[]; readonly resources: number[]; readonly pupils: number[] } {
  const schools = sheet.schools.filter((school) => sheet.evaluated[school] === 1);
  return {
    schools,
    resources: schools.map((school) => sheet.resources[id][school]!),
    pupils: schools.map((school) => sheet.pupils[school]!),
  };
}

/** Spread of a ratio over the evaluated schools of a stage; null when nothing is known. */
export function spreadOf(policy: Policy, sheet: StageSheet, id: RatioId): Spread | null {
  const { resources, pupils } = evaluatedOf(sheet, id);
  return spread(resources, pupils, spreadRules(policy));
}

/** A coefficient as the profile compares it with its limit. */
export function compared(policy: Policy, coefficient: number): number {
  return rounded(coefficient, policy.values['coefficient.decimals']);
}
