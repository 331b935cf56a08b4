import type { Shipment } from './shipment.ts';
import type { TransportProblem } from './transport-problem.ts';

/**
 * Units that together weigh more than all the schools that any of them may go to can take: whatever else is
 * planned, `demand − capacity` stays without a place.
 */
export interface TransportClash {
  readonly units: Int32Array;
  readonly schools: Int32Array;
  readonly demand: number;
  readonly capacity: number;
}

/** Why a shipment must overflow. */
export interface Overfull {
  /** Schools and units whose demand exceeds the capacity by exactly the overflow: no shipment has less. */
  readonly proof: TransportClash;
  /** The smallest separate causes found, worst first. */
  readonly clashes: readonly TransportClash[];
}

/**
 * The clashes behind a shipment with the least overflow. From an over-full school, follow who sits there, where else they
 * might go, who sits there, and so on: no free place can come up, or it would have been used, so that the schools met are
 * all that these units have. All such sets together are the proof, those that contain no other the causes.
 */
export function explainOverflow(
  problem: TransportProblem,
  shipment: Shipment,
  overflow: Float64Array,
): Overfull {
  const reach = reachability(problem, shipment);
  const closed: Set<number>[] = [];
  for (let s = 0; s < overflow.length; s++) if (overflow[s]! > 0) closed.push(closure(s, reach));
  const smallest = closed.filter(
    (set, i) => !closed.some((other, k) => isInside(other, set) && (k < i || !isInside(set, other))),
  );
  const all = new Set(closed.flatMap((set) => [...set]));
  return {
    proof: clashWithin(problem, shipment, all),
    clashes: smallest
      .map((set) => clashWithin(problem, shipment, set))
      .sort((a, b) => b.demand - b.capacity - (a.demand - a.capacity)),
  };
}

function isInside(inner: ReadonlySet<number>, outer: ReadonlySet<number>): boolean {
  if (inner.size > outer.size) return false;
  for (const school of inner) if (!outer.has(school)) return false;
  return true;
}

/** The clash made of all units whose every arc lies within the schools, so that its weights are plain sums. */
function clashWithin(
  problem: TransportProblem,
  shipment: Shipment,
  within: ReadonlySet<number>,
): TransportClash {
  const { weights, capacities, starts, schools } = problem;
  const units: number[] = [];
  const used = new Set<number>();
  let demand = 0;
  for (let u = 0; u < weights.length; u++) {
    if (shipment.arcs[u]! < 0 || weights[u] === 0 || !within.has(schools[shipment.arcs[u]!]!)) continue;
    const own = schools.subarray(starts[u]!, starts[u + 1]!);
    if (!own.every((school) => within.has(school))) continue;
    units.push(u);
    demand += weights[u]!;
    for (const school of own) used.add(school);
  }
  const list = Int32Array.from(used).sort();
  return {
    units: Int32Array.from(units),
    schools: list,
    demand,
    capacity: list.reduce((sum, school) => sum + capacities[school]!, 0),
  };
}

/** reach[s]: schools that somebody who sits at s might go to. */
function reachability(problem: TransportProblem, shipment: Shipment): readonly Set<number>[] {
  const { weights, capacities, starts, schools } = problem;
  const reach = Array.from({ length: capacities.length }, () => new Set<number>());
  const note = (unit: number, carrier: number) => {
    if (weights[unit] === 0) return;
    const set = reach[schools[carrier]!]!;
    for (let arc = starts[unit]!; arc < starts[unit + 1]!; arc++) set.add(schools[arc]!);
  };
  shipment.arcs.forEach((arc, unit) => {
    if (arc >= 0) note(unit, arc);
  });
  shipment.splitArcs.forEach((arc, k) => {
    note(shipment.splitUnits[k]!, arc);
  });
  return reach;
}

function closure(start: number, reach: readonly Set<number>[]): Set<number> {
  const met = new Set([start]);
  for (const school of met) for (const further of reach[school]!) met.add(further);
  return met;
}
