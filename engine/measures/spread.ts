/** How coefficients are computed where official texts or practice differ; each is a switch of the profile. */
export interface SpreadRules {
  /** `pupils`: the 2012 method, weighted by pupils; `plain`: every school counts the same. */
  readonly weight: 'pupils' | 'plain';
  readonly deviation: 'population' | 'sample';
}

/** The method of 2012 (附件1 差异系数测算说明): weighted by pupils, population deviation. */
export const OFFICIAL_SPREAD: SpreadRules = { weight: 'pupils', deviation: 'population' };

/** Spread of k · R ⁄ P over schools. */
export interface Spread {
  /** I2: k · ΣR ⁄ ΣP when weighted by pupils, the mean of the ratios when plain. */
  readonly mean: number;
  /** I3 */
  readonly deviation: number;
  /** I4, the difference coefficient (差异系数): deviation ⁄ mean. */
  readonly coefficient: number;
  /** Schools that are counted: those with pupils and a known resource. */
  readonly schools: number;
  readonly pupils: number;
}

/**
 * I2-I4 of `resources` R over `pupils` P, which run parallel. S = √(Σ (Pᵢ ⁄ P_N)(xᵢ − X̄)²), X̄ = k·R_N ⁄ P_N, CV = S ⁄ X̄.
 * A school without pupils, or whose resource is NaN (not known), is left out; `schools` tells how many remain. Null when
 * nothing remains or nobody has any of the resource.
 */
export function spread(
  resources: ArrayLike<number>,
  pupils: ArrayLike<number>,
  rules: SpreadRules = OFFICIAL_SPREAD,
  per = 1,
): Spread | null {
  let schools = 0;
  let totalPupils = 0;
  let totalResource = 0;
  let totalRatio = 0;
  for (let i = 0; i < pupils.length; i++) {
    const p = pupils[i]!;
    const r = resources[i]!;
    if (!(p > 0) || Number.isNaN(r)) continue;
    schools++;
    totalPupils += p;
    totalResource += r;
    totalRatio += r / p;
  }
  const plain = rules.weight === 'plain';
  const mean = plain ? totalRatio / schools : totalResource / totalPupils;
  if (schools === 0 || !(mean > 0)) return null;
  let squares = 0;
  for (let i = 0; i < pupils.length; i++) {
    const p = pupils[i]!;
    const r = resources[i]!;
    if (!(p > 0) || Number.isNaN(r)) continue;
    const distance = r / p - mean;
    squares += (plain ? 1 / schools : p / totalPupils) * distance * distance;
  }
  if (rules.deviation === 'sample') squares *= schools > 1 ? schools / (schools - 1) : Number.NaN;
  const deviation = Math.sqrt(squares);
  return {
    mean: per * mean,
    deviation: per * deviation,
    coefficient: deviation / mean,
    schools,
    pupils: totalPupils,
  };
}

/** The pupil-weighted coefficient by the identity CV² = (P_N ⁄ R_N²)·Σ(Rᵢ² ⁄ Pᵢ) − 1 (for checking `spread`). */
export function coefficientByIdentity(resources: ArrayLike<number>, pupils: ArrayLike<number>): number {
  let total = 0;
  let totalPupils = 0;
  let sum = 0;
  for (let i = 0; i < pupils.length; i++) {
    if (!(pupils[i]! > 0)) continue;
    total += resources[i]!;
    totalPupils += pupils[i]!;
    sum += resources[i]! ** 2 / pupils[i]!;
  }
  return Math.sqrt(Math.max(0, (totalPupils / total ** 2) * sum - 1));
}

/** I5, the composite of 2012: arithmetic mean of the coefficients; null without any. */
export function composite(coefficients: readonly number[]): number | null {
  if (coefficients.length === 0) return null;
  return coefficients.reduce((sum, one) => sum + one, 0) / coefficients.length;
}

/** Mean absolute deviation from the county mean, (1 ⁄ P_N) Σ |Rᵢ − X̄·Pᵢ|: never above the weighted deviation (C.4). */
export function meanAbsoluteDeviation(
  resources: ArrayLike<number>,
  pupils: ArrayLike<number>,
): number | null {
  const of = spread(resources, pupils);
  if (!of) return null;
  let sum = 0;
  for (let i = 0; i < pupils.length; i++) {
    if (pupils[i]! > 0 && !Number.isNaN(resources[i]!)) sum += Math.abs(resources[i]! - of.mean * pupils[i]!);
  }
  return sum / of.pupils;
}

/** A number rounded half up to decimals, for the comparison that a profile may prescribe; null: as it is. */
export function rounded(value: number, decimals: number | null): number {
  if (decimals === null) return value;
  const scale = 10 ** decimals;
  // The nudge undoes the last bit that 1.005 × 100 loses.
  return Math.round(value * scale * (1 + Number.EPSILON)) / scale;
}
