/** I1: k · R ⁄ P; null for a school without pupils. */
export function ratio(resource: number, pupils: number, per = 1): number | null {
  return pupils > 0 ? (per * resource) / pupils : null;
}

/** Whether a ratio reaches a standard; the last bits of a division do not fail a school. */
export function reaches(value: number, standard: number): boolean {
  return value >= standard * (1 - ROUNDING);
}

const ROUNDING = 1e-12;

export type Verdict = 'met' | 'partly' | 'notMet';

/** Three states of the self-check: the standard is met, at least the floor (a share of it) is, or not even that. */
export function verdict(value: number, standard: number, floor: number): Verdict {
  if (reaches(value, standard)) return 'met';
  return reaches(value, floor * standard) ? 'partly' : 'notMet';
}

/**
 * I6, the school rule of 2017: at least `minMet` indicators reach their standard and every other one at least
 * `floor` of it (6 of 7, 85 %).
 */
export function schoolRule(
  values: readonly number[],
  standards: readonly number[],
  rule: { readonly minMet: number; readonly floor: number },
): { readonly passes: boolean; readonly met: number; readonly aboveFloor: number } {
  const verdicts = values.map((value, j) => verdict(value, standards[j]!, rule.floor));
  const met = verdicts.filter((one) => one === 'met').length;
  const aboveFloor = verdicts.filter((one) => one !== 'notMet').length;
  return { passes: met >= rule.minMet && aboveFloor === values.length, met, aboveFloor };
}

/** What one school lacks to a standard, in the resource's own unit: max(0, T·P ⁄ k − R). */
export function lack(resource: number, pupils: number, standard: number, per = 1): number {
  if (!(pupils > 0) || reaches((per * resource) / pupils, standard)) return 0;
  return (standard * pupils) / per - resource;
}

/** I7, the shortfall (valley depth) of all schools together. Schools whose resource is NaN are left out. */
export function shortfall(
  resources: ArrayLike<number>,
  pupils: ArrayLike<number>,
  standard: number,
  per = 1,
): number {
  let sum = 0;
  for (let i = 0; i < pupils.length; i++) {
    if (!Number.isNaN(resources[i]!)) sum += lack(resources[i]!, pupils[i]!, standard, per);
  }
  return sum;
}

/**
 * I8, the level below which no-harm lets no school fall. `ownLevel`: xᵢ⁰·(1 − ε), every school keeps its own level;
 * `standard`: min(xᵢ⁰, T)·(1 − ε), which lets a rich school fall to the standard and so cuts peaks.
 */
export function noHarmLevel(
  own: number,
  standard: number,
  rule: { readonly reading: 'ownLevel' | 'standard'; readonly tolerance: number },
): number {
  return (rule.reading === 'ownLevel' ? own : Math.min(own, standard)) * (1 - rule.tolerance);
}
