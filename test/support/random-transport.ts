import type { TransportProblem } from '../../engine/flow/index.ts';
import type { Random } from '../../engine/random.ts';

export interface RandomTransport {
  readonly units: number;
  readonly schools: number;
  /** Candidates a unit: at least and at most. */
  readonly fewest: number;
  readonly candidates: number;
  /** All weight over all capacity, about. */
  readonly fill: number;
  /** Every eighth school or so has no places at all. */
  readonly closed: boolean;
  /** Weights and capacities are whole numbers. */
  readonly whole: boolean;
}

/** A small problem with ties, zero weights, closed schools and unevenly spread candidates. */
export function randomTransport(random: Random, shape: RandomTransport): TransportProblem {
  const { units, schools, fewest, candidates, fill, closed, whole } = shape;
  const number = (most: number) => (whole ? random.below(most + 1) : random.float() * most);
  const weights = Float64Array.from({ length: units }, () => number(9));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const capacities = Float64Array.from({ length: schools }, () =>
    closed && random.below(8) === 0 ? 0 : number((2 * total) / schools / fill),
  );
  const starts = new Int32Array(units + 1);
  const arcs: number[] = [];
  const costs: number[] = [];
  const all = Int32Array.from({ length: schools }, (_, s) => s);
  for (let u = 0; u < units; u++) {
    random.shuffle(all);
    const count = Math.min(schools, random.between(fewest, candidates));
    for (const school of all.subarray(0, count)) {
      arcs.push(school);
      // Few distinct costs make ties, and ties make degenerate trees.
      costs.push(random.below(2) === 0 ? random.below(6) : random.float() * 10 - 2);
    }
    starts[u + 1] = arcs.length;
  }
  return {
    weights,
    capacities,
    starts,
    schools: Int32Array.from(arcs),
    costs: Float64Array.from(costs),
  };
}
