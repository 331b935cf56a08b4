import type { Stop, StopReason } from '../stop/index.ts';
import type { KeyTree } from './key-tree.ts';
import type { TransportProblem } from './transport-problem.ts';

/** Reduced costs this close to zero, relative to the terms that they are made of, are rounding. */
const ROUNDING = 1e-12;
const PIVOTS_BETWEEN_QUESTIONS = 256;

/**
 * Pivots until no arc has a negative reduced cost, or the stop object says so.
 *
 * Pricing by blocks: units are scanned in turn, and the best arc of the first block that has one enters. Small blocks pay,
 * because most pivots only send a whole unit elsewhere: cheap, and the prices stay.
 */
export function pivotToOptimum(
  problem: TransportProblem,
  tree: KeyTree,
  overflowPrice: number,
  stop?: Stop,
): StopReason | null {
  const { weights, starts, schools, costs } = problem;
  const { key, price } = tree;
  const units = weights.length;
  const block = Math.max(16, Math.round(Math.sqrt(units) / 4));
  let typicalWeight = 0;
  for (let u = 0; u < units; u++) typicalWeight += weights[u]! / units;
  let unit = 0;
  for (;;) {
    if (stop && tree.iterations % PIVOTS_BETWEEN_QUESTIONS === 0) {
      const reason = stop.reason({ iteration: tree.iterations, sinceImprovement: 0 });
      if (reason !== null) return reason;
    }
    let best = 0;
    let bestUnit = -1;
    let bestArc = -1;
    for (let scanned = 0; scanned < units && bestUnit < 0; ) {
      const end = Math.min(units, unit + block);
      scanned += end - unit;
      for (; unit < end; unit++) {
        const held = key[unit]!;
        if (held === -1) continue;
        const weight = weights[unit]!;
        const now = held >= 0 ? costs[held]! + weight * price[schools[held]!]! : weight * price[-1 - held]!;
        for (let arc = starts[unit]!, last = starts[unit + 1]!; arc < last; arc++) {
          const reduced = costs[arc]! + weight * price[schools[arc]!]! - now;
          if (reduced < best && isNegative(problem, tree, unit, arc)) {
            best = reduced;
            bestUnit = unit;
            bestArc = arc;
          }
        }
      }
      if (unit === units) unit = 0;
    }
    const school = worstRootArc(tree, overflowPrice, best / typicalWeight);
    if (school >= 0) {
      if (price[school]! < 0) tree.enterFreePlaces(school);
      else tree.enterOverflow(school);
    } else if (bestUnit >= 0) tree.enterArc(bestUnit, bestArc);
    else return null;
  }
}

/** Looks at a reduced cost again, with the overflow price taken out exactly and the rounding of its terms in view. */
function isNegative(problem: TransportProblem, tree: KeyTree, unit: number, arc: number): boolean {
  const { weights, schools, costs } = problem;
  const held = tree.key[unit]!;
  const school = schools[arc]!;
  const from = held >= 0 ? schools[held]! : -1 - held;
  if (tree.overfull[school] !== tree.overfull[from]) return tree.overfull[school]! < tree.overfull[from]!;
  const weight = weights[unit]!;
  const there = weight * tree.base[school]!;
  const here = weight * tree.base[from]!;
  const cost = held >= 0 ? costs[held]! : 0;
  const doubt = ROUNDING * (Math.abs(costs[arc]!) + Math.abs(cost) + Math.abs(there) + Math.abs(here));
  return costs[arc]! + there - cost - here < -doubt;
}

/** A school whose price lies further outside 0 … overflow price than `margin` (≤ 0) says, or -1. */
function worstRootArc(tree: KeyTree, overflowPrice: number, margin: number): number {
  const { price, base, overfull } = tree;
  let best = margin;
  let found = -1;
  for (let school = 0; school < tree.root; school++) {
    // Where the overflow price is in the price, only the rest can lie outside, and above; where it is not, only below.
    const outside = overfull[school] === 1 ? -base[school]! : base[school]!;
    if (price[school] === Infinity || outside >= best || outside > -ROUNDING * overflowPrice) continue;
    best = outside;
    found = school;
  }
  return found;
}
