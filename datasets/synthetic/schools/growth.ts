import type { UnitGraph } from '../places/unit-graph.ts';
import type { Reach } from './reach.ts';

/** What growing beyond a school's reach costs, so that far units still go to somebody, over the shortest chain. */
const BEYOND_REACH = 50_000;
const A_STEP_FURTHER = 1_000;

/**
 * Zones that grow from the schools' own units over the borders of units, the nearest unit first: each zone is one
 * piece. `handicap` (seconds) makes a school seem farther, so that its zone stays smaller. Gives the school of each
 * unit, -1 where none came. Units that `settled` gives to a school already keep it.
 */
export function grownZones(
  graph: UnitGraph,
  reach: Pick<Reach, 'seconds'>,
  schools: readonly { readonly school: number; readonly unit: number }[],
  handicap: Float64Array,
  settled?: Int32Array,
): Int32Array {
  const zone = settled?.slice() ?? new Int32Array(graph.start.length - 1).fill(-1);
  const least = new Float64Array(zone.length).fill(Infinity);
  const queue = new ClaimQueue();
  const claimNeighbours = (unit: number, school: number, depth: number): void => {
    for (let e = graph.start[unit]!; e < graph.start[unit + 1]!; e++) {
      const next = graph.to[e]!;
      if (zone[next] !== -1) continue;
      const walk = reach.seconds(school, next);
      const beyond = walk === Infinity ? depth + 1 : 0;
      const way = walk === Infinity ? BEYOND_REACH + A_STEP_FURTHER * beyond : walk;
      const cost = way + handicap[school]!;
      if (cost >= least[next]!) continue;
      least[next] = cost;
      queue.push(cost, next, school, beyond);
    }
  };
  for (const { school, unit } of schools) if (zone[unit] === -1) zone[unit] = school;
  for (const { school, unit } of schools) claimNeighbours(unit, school, 0);
  for (let claim = queue.pop(); claim; claim = queue.pop()) {
    const { unit, school, depth } = claim;
    if (zone[unit] !== -1) continue;
    zone[unit] = school;
    claimNeighbours(unit, school, depth);
  }
  return zone;
}

interface Claim {
  readonly cost: number;
  readonly unit: number;
  readonly school: number;
  /** Steps since the school's reach was left. */
  readonly depth: number;
}

/** Binary heap by cost; equal costs by unit and school, so that the order of claims does not matter. */
class ClaimQueue {
  readonly #claims: Claim[] = [];

  push(cost: number, unit: number, school: number, depth: number): void {
    const claim = { cost, unit, school, depth };
    const claims = this.#claims;
    let i = claims.length;
    claims.push(claim);
    while (i > 0) {
      const up = (i - 1) >> 1;
      if (!before(claim, claims[up]!)) break;
      claims[i] = claims[up]!;
      i = up;
    }
    claims[i] = claim;
  }

  pop(): Claim | undefined {
    const claims = this.#claims;
    const top = claims[0];
    const last = claims.pop();
    if (claims.length === 0 || !last) return top;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= claims.length) break;
      if (child + 1 < claims.length && before(claims[child + 1]!, claims[child]!)) child++;
      if (!before(claims[child]!, last)) break;
      claims[i] = claims[child]!;
      i = child;
    }
    claims[i] = last;
    return top;
  }
}

function before(a: Claim, b: Claim): boolean {
  return a.cost !== b.cost ? a.cost < b.cost : a.unit !== b.unit ? a.unit < b.unit : a.school < b.school;
}
