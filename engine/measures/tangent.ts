/** Σ resource[i]·Rᵢ + Σ pupils[i]·Pᵢ ≤ bound, for every (R, P) with the same county totals and a coefficient within the limit. */
export interface TangentCut {
  readonly resource: Float64Array;
  readonly pupils: Float64Array;
  readonly bound: number;
}

/**
 * The tangent at (R⁰, P⁰) to a limit τ on the pupil-weighted difference coefficient (C.4). With county totals fixed,
 * CV ≤ τ ⇔ Σ uᵢ² ⁄ Pᵢ ≤ (τX̄)²·P_N with uᵢ = Rᵢ − X̄·Pᵢ, a convex set; with r = u⁰ ⁄ P⁰ each term is at least
 * 2r·(Rᵢ − X̄·Pᵢ) − r²·Pᵢ, tight at the point. A point over the limit is cut off, no point within it is.
 * A school without pupils at the point gives no term (its own is 0 where R is 0 too).
 */
export function tangentCut(
  resources: ArrayLike<number>,
  pupils: ArrayLike<number>,
  limit: number,
): TangentCut {
  const count = pupils.length;
  let totalResource = 0;
  let totalPupils = 0;
  for (let i = 0; i < count; i++) {
    totalResource += resources[i]!;
    totalPupils += pupils[i]!;
  }
  const mean = totalResource / totalPupils;
  const ofResource = new Float64Array(count);
  const ofPupils = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    if (!(pupils[i]! > 0)) continue;
    const slope = resources[i]! / pupils[i]! - mean;
    ofResource[i] = 2 * slope;
    ofPupils[i] = -2 * slope * mean - slope * slope;
  }
  return { resource: ofResource, pupils: ofPupils, bound: (limit * mean) ** 2 * totalPupils };
}
