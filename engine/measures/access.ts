/**
 * The time within which `share` of the pupils are: nearest rank, that is the smallest time t such that at least
 * `share` of all weight lies at times ≤ t (K11). Times and weights run parallel; weights are whole numbers.
 * Null without weight.
 */
export function weightedPercentile(
  times: ArrayLike<number>,
  weights: ArrayLike<number>,
  share: number,
): number | null {
  const order = Uint32Array.from(times, (_, i) => i).sort((a, b) => times[a]! - times[b]!);
  let total = 0;
  for (let i = 0; i < order.length; i++) total += weights[i]!;
  if (total === 0) return null;
  const wanted = rank(total, share);
  let sum = 0;
  for (const i of order) {
    sum += weights[i]!;
    if (sum >= wanted) return times[i]!;
  }
  return null;
}

/** Smallest whole rank that reaches a share of `total`, safe against the last bit of the product. */
export function rank(total: number, share: number): number {
  const exact = share * total;
  const near = Math.round(exact);
  return Math.max(1, Math.abs(exact - near) < 1e-9 * total ? near : Math.ceil(exact));
}
