/** Pupil-weighted variance of a ratio, divided among and within groups of schools (townships). */
export interface Dispersion {
  /** Variance of the group means around the county mean. */
  readonly between: number;
  /** Mean of the variances inside the groups. */
  readonly within: number;
  /** between ⁄ (between + within); 0 when all schools are alike. */
  readonly betweenShare: number;
}

/**
 * Law of total variance: S² = Σ_g (P_g ⁄ P_N)(X̄_g − X̄)² + Σ_g (P_g ⁄ P_N) S_g², with weights by pupils as in I3. `group` runs
 * parallel and may be any number; schools without pupils or resource (NaN) are left out. Null when none remains.
 */
export function dispersion(
  resources: ArrayLike<number>,
  pupils: ArrayLike<number>,
  group: ArrayLike<number>,
): Dispersion | null {
  const sums = new Map<number, { pupils: number; resource: number; squares: number }>();
  const all = { pupils: 0, resource: 0, squares: 0 };
  for (let i = 0; i < pupils.length; i++) {
    const p = pupils[i]!;
    const r = resources[i]!;
    if (!(p > 0) || Number.isNaN(r)) continue;
    const own = sums.get(group[i]!) ?? { pupils: 0, resource: 0, squares: 0 };
    sums.set(group[i]!, own);
    for (const sum of [own, all]) {
      sum.pupils += p;
      sum.resource += r;
    }
  }
  if (all.pupils === 0) return null;
  const mean = all.resource / all.pupils;
  let within = 0;
  for (let i = 0; i < pupils.length; i++) {
    const p = pupils[i]!;
    const r = resources[i]!;
    if (!(p > 0) || Number.isNaN(r)) continue;
    const own = sums.get(group[i]!)!;
    within += (p / all.pupils) * (r / p - own.resource / own.pupils) ** 2;
  }
  let between = 0;
  for (const own of sums.values())
    between += (own.pupils / all.pupils) * (own.resource / own.pupils - mean) ** 2;
  const total = between + within;
  return { between, within, betweenShare: total > 0 ? between / total : 0 };
}

/** I9: X̄ of one group of schools over X̄ of another, group means as I2; null when either has no pupils or the second nothing. */
export function groupRatio(
  resources: ArrayLike<number>,
  pupils: ArrayLike<number>,
  isFirst: (school: number) => boolean,
  isSecond: (school: number) => boolean,
): number | null {
  let [firstR, firstP, secondR, secondP] = [0, 0, 0, 0];
  for (let i = 0; i < pupils.length; i++) {
    if (!(pupils[i]! > 0) || Number.isNaN(resources[i]!)) continue;
    if (isFirst(i)) {
      firstR += resources[i]!;
      firstP += pupils[i]!;
    } else if (isSecond(i)) {
      secondR += resources[i]!;
      secondP += pupils[i]!;
    }
  }
  if (firstP === 0 || secondP === 0 || secondR === 0) return null;
  return firstR / firstP / (secondR / secondP);
}
