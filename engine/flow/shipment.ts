import { NeumaierSum } from '../milp/index.ts';
import type { KeyTree } from './key-tree.ts';
import { NOBODY } from './linked-tree.ts';
import type { TransportProblem } from './transport-problem.ts';

/** An optimum is proved where its bound is this close, as shares of the costs paid and of each unit's dearest arc. */
const PAID_TOLERANCE = 1e-9;
const LARGEST_TOLERANCE = 1e-12;

/** Arcs that carry something: `arcs[u]` of a whole unit, and those listed for split units. */
export interface Shipment {
  /** Arc with the largest share of each unit; -1 for a unit without arcs. */
  readonly arcs: Int32Array;
  /** All arcs with a share above 0 of the units that are split, unit by unit. */
  readonly splitUnits: Int32Array;
  readonly splitArcs: Int32Array;
  readonly splitShares: Float64Array;
}

/** Whole units with their arcs, split ones with shares that add up to 1, and what is above capacity. */
export function readShipment(problem: TransportProblem, tree: KeyTree): Shipment {
  const { weights, starts, costs } = problem;
  const arcs = tree.key.slice();
  const shares = new Map<number, { arc: number; share: number }[]>();
  settle(problem, tree, (unit, arc, weight) => {
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
  return {
    arcs,
    splitUnits: Int32Array.from(units),
    splitArcs: Int32Array.from(splitArcs),
    splitShares: Float64Array.from(splitShares),
  };
}

function cheapestArc(starts: Int32Array, costs: Float64Array, unit: number): number {
  let best = -1;
  for (let arc = starts[unit]!; arc < starts[unit + 1]!; arc++)
    if (best < 0 || costs[arc]! < costs[best]!) best = arc;
  return best;
}

/**
 * Computes all flows of the tree anew from weights and capacities (pivots leave rounding behind where weights are not whole)
 * and calls back for every arc of a split unit, with the weight that it carries.
 */
function settle(
  problem: TransportProblem,
  basis: KeyTree,
  visit: (unit: number, arc: number, weight: number) => void,
): void {
  const { root, tree, arc, up, flow, unit } = basis;
  const surplus = new Float64Array(flow.length);
  surplus.set(basis.wholeLoad());
  const order: number[] = [];
  for (let node = tree.after(root, root); node !== NOBODY; node = tree.after(node, root)) order.push(node);
  for (const node of order) {
    if (node < root) surplus[node]! -= problem.capacities[node]!;
    else surplus[node]! += problem.weights[unit[node]!]!;
  }
  for (const node of order.reverse()) {
    flow[node] = Math.max(0, up[node] === 1 ? surplus[node]! : -surplus[node]!);
    surplus[tree.parent[node]!]! += surplus[node]!;
  }
  for (const node of order) {
    const parent = tree.parent[node]!;
    if (parent !== root) visit(unit[Math.max(node, parent)]!, arc[node]!, flow[node]!);
  }
}

/** Cost of the shipment, and by how much rounding may keep its bound from it. */
export function costOf(problem: TransportProblem, shipment: Shipment): { objective: number; doubt: number } {
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
