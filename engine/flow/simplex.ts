import type { Stop, StopReason } from '../stop/index.ts';
import type { KeyTree } from './key-tree.ts';
import type { TransportProblem } from './transport-problem.ts';

/** Reduced costs this close to zero, relative to the terms that they are made of, are rounding. */
const ROUNDING = 1e-12;
const BLOCKS_BETWEEN_QUESTIONS = 64;
const BLOCKS_BETWEEN_ROOT_ARCS = 4;
/** Units read in one go, as they lie in memory. */
const CHUNK = 32;

/**
 * Pivots until no arc has a negative reduced cost, or the stop object says so.
 *
 * Pricing by blocks: of a block of units each offers its best arc, and the best few of these enter, looked at again before
 * each pivot. Small blocks pay, because most pivots only send a whole unit elsewhere: cheap, and the prices stay. A block is
 * made of chunks from all over the list: units listed by township would otherwise settle one township at a time, and all
 * again after the next (three times the work when measured).
 */
export function pivotToOptimum(
  problem: TransportProblem,
  tree: KeyTree,
  overflowPrice: number,
  stop?: Stop,
): StopReason | null {
  const chunks = Math.ceil(problem.weights.length / CHUNK);
  const perBlock = Math.max(1, Math.round((0.75 * Math.sqrt(problem.weights.length)) / CHUNK));
  const candidates = new Candidates(problem, tree, perBlock * CHUNK);
  const stride = coprimeNear(0.618 * chunks, chunks);
  let chunk = 0;
  let quiet = 0;
  for (let block = 0; quiet < chunks; block++) {
    if (stop && block % BLOCKS_BETWEEN_QUESTIONS === 0) {
      const reason = stop.reason({ iteration: tree.iterations, sinceImprovement: 0 });
      if (reason !== null) return reason;
    }
    candidates.clear();
    for (let k = 0; k < perBlock; k++) {
      candidates.read(chunk * CHUNK);
      chunk = (chunk + stride) % chunks;
    }
    quiet = candidates.enterBest(Math.ceil(perBlock / 2)) ? 0 : quiet + perBlock;
    if (quiet > 0 || block % BLOCKS_BETWEEN_ROOT_ARCS === 0) {
      if (enterWorstRootArc(tree, overflowPrice)) quiet = 0;
    }
  }
  return null;
}

/** The least number from `wish` on that shares no divisor with `count`: steps of it visit everything once. */
function coprimeNear(wish: number, count: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  let step = Math.max(1, Math.round(wish));
  while (divisor(step, count) > 1) step++;
  return step;
}

/** The best arc of each unit of a block that has one with a negative reduced cost. */
class Candidates {
  readonly #problem: TransportProblem;
  readonly #tree: KeyTree;
  readonly #units: Int32Array;
  readonly #arcs: Int32Array;
  /** Reduced cost for one pupil. */
  readonly #reduced: Float64Array;
  #count = 0;

  constructor(problem: TransportProblem, tree: KeyTree, most: number) {
    this.#problem = problem;
    this.#tree = tree;
    this.#units = new Int32Array(most);
    this.#arcs = new Int32Array(most);
    this.#reduced = new Float64Array(most);
  }

  clear(): void {
    this.#count = 0;
  }

  read(from: number): void {
    const { weights, starts, schools, costs } = this.#problem;
    const { key, price } = this.#tree;
    const end = Math.min(weights.length, from + CHUNK);
    let count = this.#count;
    for (let unit = from; unit < end; unit++) {
      const held = key[unit]!;
      if (held === -1) continue;
      const weight = weights[unit]!;
      const now = held >= 0 ? costs[held]! + weight * price[schools[held]!]! : weight * price[-1 - held]!;
      let least = now;
      let best = -1;
      for (let arc = starts[unit]!, last = starts[unit + 1]!; arc < last; arc++) {
        const value = costs[arc]! + weight * price[schools[arc]!]!;
        if (value < least) {
          least = value;
          best = arc;
        }
      }
      if (best < 0) continue;
      this.#units[count] = unit;
      this.#arcs[count] = best;
      this.#reduced[count++] = (least - now) / weight;
    }
    this.#count = count;
  }

  /** Enters the best arcs, at most so many; false where none held its promise. */
  enterBest(most: number): boolean {
    const reduced = this.#reduced;
    let entered = 0;
    while (this.#count > 0 && entered < most) {
      let best = 0;
      for (let k = 1; k < this.#count; k++) if (reduced[k]! < reduced[best]!) best = k;
      const unit = this.#units[best]!;
      const arc = this.#arcs[best]!;
      const last = --this.#count;
      this.#units[best] = this.#units[last]!;
      this.#arcs[best] = this.#arcs[last]!;
      reduced[best] = reduced[last]!;
      if (!isNegative(this.#problem, this.#tree, unit, arc)) continue;
      this.#tree.enterArc(unit, arc);
      entered++;
    }
    return entered > 0;
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

/** Brings the price that lies furthest outside 0 … overflow price back inside; false where all are there. */
function enterWorstRootArc(tree: KeyTree, overflowPrice: number): boolean {
  const { price, base, overfull } = tree;
  // The overflow price is two spreads of unit costs a school; a price is wrong by a share of one spread.
  let worst = (-ROUNDING * overflowPrice) / tree.root;
  let found = -1;
  for (let school = 0; school < tree.root; school++) {
    // Where the overflow price is in the price, only the rest can lie outside, and above; where it is not, only below.
    const outside = overfull[school] === 1 ? -base[school]! : base[school]!;
    if (outside >= worst || price[school] === Infinity) continue;
    worst = outside;
    found = school;
  }
  if (found < 0) return false;
  if (overfull[found] === 1) tree.enterOverflow(found);
  else tree.enterFreePlaces(found);
  return true;
}
