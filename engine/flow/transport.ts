import { NeumaierSum } from '../milp/index.ts';
import type { Stop, StopReason } from '../stop/index.ts';
import { explainOverflow, type Overfull } from './clash.ts';
import { KeyTree } from './key-tree.ts';
import { lowestPrices, type Shipment } from './lowest-prices.ts';
import { pivotToOptimum } from './simplex.ts';
import { transportBound, unitDuals } from './transport-bound.ts';
import { type TransportProblem, validateTransport } from './transport-problem.ts';

/** Overflow below this share of all weight is rounding of weights that are not whole. */
const OVERFLOW_TOLERANCE = 1e-9;
/** An optimum is proved where its bound is this close, as shares of the costs paid and of each unit's dearest arc. */
const PAID_TOLERANCE = 1e-9;
const LARGEST_TOLERANCE = 1e-12;

export interface TransportOptions {
  readonly stop?: Stop;
  /** Arc of each unit to start from, such as `arcs` of an earlier, similar answer; -1 for its cheapest. */
  readonly start?: Int32Array;
}

export interface TransportResult extends Shipment {
  /**
   * `optimal`: proved by `bound`. `feasible`: stopped before, or the numbers span too many digits for the proof. `infeasible`: proved by `stranded` or `overfull`; the shipment
   * then has the least possible overflow and, among those, the least cost. `unknown`: stopped with overflow left.
   */
  readonly status: 'optimal' | 'feasible' | 'infeasible' | 'unknown';
  readonly stoppedBy?: StopReason;
  /** Cost of the shipment. */
  readonly objective: number;
  /**
   * Proved lower bound on the cost of every shipment (and of whole units), computed from the prices alone. Infinity where
   * infeasible, -Infinity where a stopped run still overflows.
   */
  readonly bound: number;
  /** Price of a place at each school, ≥ 0: what one more would save. All 0 unless optimal or feasible. */
  readonly prices: Float64Array;
  /** Cost of each unit under the prices. */
  readonly unitDuals: Float64Array;
  /** Weight above capacity at each school. */
  readonly overflow: Float64Array;
  readonly totalOverflow: number;
  /** Units without any arc. */
  readonly stranded: Int32Array;
  /** Why there is overflow; null without, or where the run was stopped. */
  readonly overfull: Overfull | null;
  readonly iterations: number;
}

/**
 * Solves a transportation problem exactly, by a primal network simplex that keeps only the schools in its tree
 * (`KeyTree`). At most one unit a school comes out split.
 * @throws RangeError where the arrays do not make a problem.
 */
export function solveTransport(given: TransportProblem, options: TransportOptions = {}): TransportResult {
  validateTransport(given);
  const problem = withFiniteCapacities(given);
  const { key, overflowPrice } = startingKeys(problem, options.start);
  const closed = closedSchools(problem, key);
  const tree = new KeyTree(problem, key, overflowPrice, closed);
  let stoppedBy = pivotToOptimum(problem, tree, overflowPrice, options.stop);
  // Where somebody is too many anyway, a school without places may be the cheapest one to overflow.
  if (stoppedBy === null && overflows(tree) && tree.openClosed()) {
    stoppedBy = pivotToOptimum(problem, tree, overflowPrice, options.stop);
  }
  const { shipment, overflow } = readShipment(problem, tree);
  const stranded = strandedUnits(problem);
  const total = sumOf(overflow);
  const totalOverflow = total > OVERFLOW_TOLERANCE * sumOf(problem.weights) ? total : 0;
  const feasible = totalOverflow === 0 && stranded.length === 0;
  const prices = feasible ? pricesOf(problem, shipment, tree, stoppedBy) : new Float64Array(closed.length);
  const { objective, doubt } = costOf(problem, shipment);
  // Both are sums of rounded terms: a proved optimum must not come out below its bound by a last digit.
  const bound = feasible ? Math.min(objective, transportBound(problem, prices)) : -Infinity;
  const proved = stoppedBy === null && (!feasible || objective - bound <= doubt);
  return {
    ...shipment,
    status: statusOf(feasible, proved, stranded.length > 0),
    ...(stoppedBy === null ? {} : { stoppedBy }),
    objective,
    bound: !feasible && (proved || stranded.length > 0) ? Infinity : bound,
    prices,
    unitDuals: unitDuals(problem, prices),
    overflow: totalOverflow > 0 ? overflow : new Float64Array(overflow.length),
    totalOverflow,
    stranded,
    overfull: totalOverflow > 0 && stoppedBy === null ? explainOverflow(problem, shipment, overflow) : null,
    iterations: tree.iterations,
  };
}

function statusOf(feasible: boolean, proved: boolean, stranded: boolean): TransportResult['status'] {
  if (feasible) return proved ? 'optimal' : 'feasible';
  return proved || stranded ? 'infeasible' : 'unknown';
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}

/** Unlimited places are as many as anybody could want. */
function withFiniteCapacities(problem: TransportProblem): TransportProblem {
  const all = sumOf(problem.weights);
  return { ...problem, capacities: problem.capacities.map((capacity) => Math.min(capacity, all)) };
}

/**
 * Every unit to the given or its cheapest arc, open schools first. No two prices can differ by more than one spread of
 * unit costs a school: an overflow price above that makes overflow least before cost.
 */
function startingKeys(problem: TransportProblem, start: Int32Array | undefined) {
  const { weights, capacities, starts, schools, costs } = problem;
  const key = new Int32Array(weights.length).fill(-1);
  let spread = 0;
  for (let u = 0; u < weights.length; u++) {
    let cheapest = -1;
    let dearest = -Infinity;
    let least = Infinity;
    for (let arc = starts[u]!; arc < starts[u + 1]!; arc++) {
      const better = cheapest < 0 || costs[arc]! < costs[cheapest]!;
      const open = capacities[schools[arc]!]! > 0;
      const wasOpen = cheapest >= 0 && capacities[schools[cheapest]!]! > 0;
      if ((open && !wasOpen) || (better && open === wasOpen)) cheapest = arc;
      dearest = Math.max(dearest, costs[arc]!);
      least = Math.min(least, costs[arc]!);
    }
    if (weights[u] === 0 || cheapest < 0) continue;
    spread = Math.max(spread, (dearest - least) / weights[u]!);
    const wish = start?.[u] ?? -1;
    key[u] = wish >= starts[u]! && wish < starts[u + 1]! ? wish : cheapest;
  }
  return { key, overflowPrice: 2 * (capacities.length + 1) * spread + 1 };
}

function overflows(tree: KeyTree): boolean {
  for (let school = 0; school < tree.root; school++) if (tree.overflow(school) > 0) return true;
  return false;
}

/** Schools without places where nobody starts: nobody can ever go there without overflow. */
function closedSchools(problem: TransportProblem, key: Int32Array): Uint8Array {
  const closed = Uint8Array.from(problem.capacities, (capacity) => (capacity === 0 ? 1 : 0));
  for (let u = 0; u < key.length; u++) if (key[u]! >= 0) closed[problem.schools[key[u]!]!] = 0;
  return closed;
}

/** Whole units with their arcs, split ones with shares that add up to 1, and what is above capacity. */
function readShipment(problem: TransportProblem, tree: KeyTree) {
  const { weights, starts, costs } = problem;
  const arcs = tree.key.slice();
  const shares = new Map<number, { arc: number; share: number }[]>();
  tree.settle((unit, arc, weight) => {
    if (weight <= 0) return;
    const list = shares.get(unit) ?? [];
    list.push({ arc, share: weight / weights[unit]! });
    shares.set(unit, list);
  });
  const units: number[] = [];
  const splitArcs: number[] = [];
  const splitShares: number[] = [];
  for (const [unit, list] of [...shares].sort((a, b) => a[0] - b[0])) {
    list.sort((a, b) => b.share - a.share || a.arc - b.arc);
    arcs[unit] = list[0]!.arc;
    if (list.length === 1) continue;
    for (const { arc, share } of list) {
      units.push(unit);
      splitArcs.push(arc);
      splitShares.push(share);
    }
  }
  for (let u = 0; u < weights.length; u++) if (weights[u] === 0) arcs[u] = cheapestArc(starts, costs, u);
  const overflow = Float64Array.from(problem.capacities, (_, school) => tree.overflow(school));
  const shipment: Shipment = {
    arcs,
    splitUnits: Int32Array.from(units),
    splitArcs: Int32Array.from(splitArcs),
    splitShares: Float64Array.from(splitShares),
  };
  return { shipment, overflow };
}

function cheapestArc(starts: Int32Array, costs: Float64Array, unit: number): number {
  let best = -1;
  for (let arc = starts[unit]!; arc < starts[unit + 1]!; arc++)
    if (best < 0 || costs[arc]! < costs[best]!) best = arc;
  return best;
}

function strandedUnits(problem: TransportProblem): Int32Array {
  const list: number[] = [];
  for (let u = 0; u < problem.weights.length; u++)
    if (problem.starts[u] === problem.starts[u + 1]) list.push(u);
  return Int32Array.from(list);
}

/** Cost of the shipment, and by how much rounding may keep its bound from it. */
function costOf(problem: TransportProblem, shipment: Shipment): { objective: number; doubt: number } {
  const { starts, costs } = problem;
  const split = new Set(shipment.splitUnits);
  const sum = new NeumaierSum();
  let paid = 0;
  let largest = 0;
  for (let u = 0; u < shipment.arcs.length; u++) {
    const arc = shipment.arcs[u]!;
    if (arc < 0) continue;
    paid += Math.abs(costs[arc]!);
    let most = 0;
    for (let other = starts[u]!; other < starts[u + 1]!; other++)
      most = Math.max(most, Math.abs(costs[other]!));
    largest += most;
    if (!split.has(u)) sum.add(costs[arc]!);
  }
  shipment.splitArcs.forEach((arc, k) => {
    sum.add(costs[arc]! * shipment.splitShares[k]!);
  });
  return { objective: sum.value, doubt: PAID_TOLERANCE * paid + LARGEST_TOLERANCE * largest };
}

/** Of a stopped run the tree's own prices: the lowest ones exist only at the optimum. */
function pricesOf(
  problem: TransportProblem,
  shipment: Shipment,
  tree: KeyTree,
  stoppedBy: StopReason | null,
) {
  if (stoppedBy === null) return lowestPrices(problem, shipment);
  return Float64Array.from(problem.capacities, (_, school) =>
    tree.overfull[school] === 1 || tree.price[school] === Infinity ? 0 : Math.max(0, tree.base[school]!),
  );
}
