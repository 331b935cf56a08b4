import type { TransportProblem } from './transport-problem.ts';

const ROUNDING = 2 ** -53;

/**
 * A lower bound on the cost of every way to place all units within the capacities, from school prices alone:
 *
 *     Σ_u min over its arcs of (cost + weight · price)  −  Σ_s capacity · price
 *
 * It holds for any prices ≥ 0 (negative ones count as 0), whoever found them, and in exact arithmetic: what rounding may
 * have added is taken off. It holds for whole units too. Infinity where a unit has no arc: it has no place at all.
 */
export function transportBound(problem: TransportProblem, prices: Float64Array): number {
  const { weights, capacities, starts, schools, costs } = problem;
  // Sums are kept with a running correction (Neumaier 1974); `error` bounds what the single terms may be off.
  let sum = 0;
  let correction = 0;
  let error = 0;
  for (let u = 0; u < weights.length; u++) {
    const weight = weights[u]!;
    let least = Infinity;
    let doubt = 0;
    for (let arc = starts[u]!, last = starts[u + 1]!; arc < last; arc++) {
      const paid = weight * Math.max(0, prices[schools[arc]!]!);
      const value = costs[arc]! + paid;
      doubt = Math.max(doubt, Math.abs(costs[arc]!) + 2 * paid);
      if (value < least) least = value;
    }
    if (least === Infinity) return Infinity;
    const total = sum + least;
    correction += Math.abs(sum) >= Math.abs(least) ? sum - total + least : least - total + sum;
    sum = total;
    error += doubt;
  }
  for (let s = 0; s < capacities.length; s++) {
    const price = Math.max(0, prices[s]!);
    if (price === 0) continue;
    const paid = -capacities[s]! * price;
    const total = sum + paid;
    correction += Math.abs(sum) >= Math.abs(paid) ? sum - total + paid : paid - total + sum;
    sum = total;
    error -= paid;
  }
  if (!Number.isFinite(sum)) return -Infinity;
  return sum + correction - 4 * ROUNDING * (error + Math.abs(sum));
}

/** Cost of each unit under the prices: min over its arcs of (cost + weight · price); Infinity without an arc. */
export function unitDuals(problem: TransportProblem, prices: Float64Array): Float64Array {
  const { weights, starts, schools, costs } = problem;
  const duals = new Float64Array(weights.length).fill(Infinity);
  for (let u = 0; u < weights.length; u++) {
    for (let arc = starts[u]!; arc < starts[u + 1]!; arc++) {
      const value = costs[arc]! + weights[u]! * prices[schools[arc]!]!;
      if (value < duals[u]!) duals[u] = value;
    }
  }
  return duals;
}
