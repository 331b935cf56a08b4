import type { Shipment } from './shipment.ts';
import type { TransportProblem } from './transport-problem.ts';

/**
 * The lowest optimal prices: the price of a school is what one more place there would save (several optimal price vectors
 * may exist; this one depends on the problem alone, not on the solver's path). For every pupil who sits at s and could sit
 * at t, price(t) ≥ price(s) + cost(s) − cost(t): the least solution ≥ 0 is a longest path over the schools.
 */
export function lowestPrices(problem: TransportProblem, shipment: Shipment): Float64Array {
  const { weights, capacities, starts, schools, costs } = problem;
  const count = capacities.length;
  const rise = new Float64Array(count * count).fill(-Infinity);
  const note = (unit: number, carrier: number) => {
    const row = schools[carrier]! * count;
    const weight = weights[unit]!;
    for (let arc = starts[unit]!, last = starts[unit + 1]!; arc < last; arc++) {
      const at = row + schools[arc]!;
      const step = (costs[carrier]! - costs[arc]!) / weight;
      if (step > rise[at]!) rise[at] = step;
    }
  };
  for (let u = 0; u < weights.length; u++)
    if (weights[u]! > 0 && shipment.arcs[u]! >= 0) note(u, shipment.arcs[u]!);
  shipment.splitArcs.forEach((arc, k) => {
    note(shipment.splitUnits[k]!, arc);
  });
  return longestPaths(rise, count);
}

/** Least p ≥ 0 with p[t] ≥ p[s] + rise[s][t]; in rounds, of which an optimal shipment needs at most one a school. */
function longestPaths(rise: Float64Array, count: number): Float64Array {
  const price = new Float64Array(count);
  let changed = new Uint8Array(count).fill(1);
  for (let round = 0; round <= count; round++) {
    const next = new Uint8Array(count);
    let any = false;
    for (let s = 0; s < count; s++) {
      if (changed[s] === 0) continue;
      for (let t = 0; t < count; t++) {
        const value = price[s]! + rise[s * count + t]!;
        if (value > price[t]!) {
          price[t] = value;
          next[t] = 1;
          any = true;
        }
      }
    }
    if (!any) break;
    changed = next;
  }
  return price;
}
