import type { Stop, StopReason } from '../stop/index.ts';
import { explainOverflow, type Overfull } from './clash.ts';
import { KeyTree } from './key-tree.ts';
import { lowestPrices } from './lowest-prices.ts';
import { costOf, readShipment, type Shipment } from './shipment.ts';
import { pivotToOptimum } from './simplex.ts';
import { transportBound, unitDuals } from './transport-bound.ts';
import { type TransportProblem, validateTransport } from './transport-problem.ts';
import { closedSchools, startingKeys } from './transport-start.ts';

/** Overflow below this share of all weight is rounding of weights that are not whole. */
const OVERFLOW_TOLERANCE = 1e-9;
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
  const shipment = readShipment(problem, tree);
  const overflow = Float64Array.from(problem.capacities, (_, school) => tree.overflow(school));
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

function overflows(tree: KeyTree): boolean {
  for (let school = 0; school < tree.root; school++) if (tree.overflow(school) > 0) return true;
  return false;
}

function strandedUnits(problem: TransportProblem): Int32Array {
  const list: number[] = [];
  for (let u = 0; u < problem.weights.length; u++)
    if (problem.starts[u] === problem.starts[u + 1]) list.push(u);
  return Int32Array.from(list);
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
