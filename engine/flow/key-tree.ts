import { LinkedTree, NOBODY } from './linked-tree.ts';
import { FREE_PLACES, NodePrices, OVERFLOW } from './node-prices.ts';
import type { TransportProblem } from './transport-problem.ts';

/**
 * The basis of a primal network simplex for transportation problems with few schools. Of its spanning tree only the
 * schools, a root and the split units (at most one a school) are kept as nodes; every other unit hangs on its *key arc*
 * alone and is a number in `key`. A pivot then costs O(schools), whatever the number of units.
 *
 * The root takes what the schools have: free places flow root → school at no cost, overflow school → root at
 * `overflowPrice`, so that every start is feasible. The tree is kept strongly feasible (Cunningham 1976): a tree arc
 * without flow points towards the root, which rules out cycling.
 */
export class KeyTree {
  /** Arc of a whole unit; −1 − node for a split one; -1 for a unit that takes no part. */
  readonly key: Int32Array;
  /** Price of a place by school (Infinity: closed), of the root 0, of a split unit the cost of one more pupil. */
  readonly price: Float64Array;
  /** The same without the overflow price: what is left when its large number is taken out exactly. */
  readonly base: Float64Array;
  /** 1 where the overflow price is in the price. */
  readonly overfull: Uint8Array;
  /** Node of the root; schools come before it, split units after it. */
  readonly root: number;
  iterations = 0;
  readonly tree: LinkedTree;
  /** Arc between a node and its parent, whether it points up, and its flow. */
  readonly arc: Int32Array;
  readonly up: Uint8Array;
  readonly flow: Float64Array;
  /** Unit of a node after the root. */
  readonly unit: Int32Array;
  readonly #problem: TransportProblem;
  readonly #prices: NodePrices;
  readonly #freeNodes: number[] = [];

  /**
   * @param key a start: one arc for every unit that takes part, -1 for the others. Owned by the tree from then on.
   * @param overflowPrice cost of one pupil above capacity; above every difference of prices, overflow is least first.
   * @param closed 1 for schools that nobody is to be sent to.
   */
  constructor(problem: TransportProblem, key: Int32Array, overflowPrice: number, closed: Uint8Array) {
    const schools = problem.capacities.length;
    const nodes = 2 * schools + 2;
    this.#problem = problem;
    this.#prices = new NodePrices(problem, nodes, overflowPrice);
    this.key = key;
    this.root = schools;
    this.price = this.#prices.price;
    this.base = this.#prices.base;
    this.overfull = this.#prices.overfull;
    this.tree = new LinkedTree(nodes);
    this.arc = new Int32Array(nodes);
    this.up = new Uint8Array(nodes);
    this.flow = new Float64Array(nodes);
    this.unit = new Int32Array(nodes).fill(NOBODY);
    for (let node = nodes - 1; node > schools; node--) this.#freeNodes.push(node);
    this.#hangSchools(closed);
  }

  #hangSchools(closed: Uint8Array): void {
    const load = this.wholeLoad();
    for (let s = 0; s < this.root; s++) {
      if (closed[s] === 1) this.price[s] = this.base[s] = Infinity;
      else this.#hang(s, this.#problem.capacities[s]! - load[s]!);
    }
  }

  #hang(school: number, free: number): void {
    this.tree.link(school, this.root);
    this.arc[school] = free > 0 ? FREE_PLACES : OVERFLOW;
    this.up[school] = free > 0 ? 0 : 1;
    this.flow[school] = Math.abs(free);
    this.#prices.renew(this, school);
  }

  /** Lets closed schools take part after all, as over-full as any other; false where there are none. */
  openClosed(): boolean {
    let any = false;
    for (let s = 0; s < this.root; s++) {
      if (this.price[s] !== Infinity) continue;
      this.#hang(s, 0);
      any = true;
    }
    return any;
  }

  /** Weight of the whole units at each school. */
  wholeLoad(): Float64Array {
    const { weights, schools } = this.#problem;
    const load = new Float64Array(this.root);
    for (let u = 0; u < this.key.length; u++) {
      const arc = this.key[u]!;
      if (arc >= 0) load[schools[arc]!]! += weights[u]!;
    }
    return load;
  }

  /** Weight by which a school is over-full: above 0 only for schools hung on their overflow. */
  overflow(school: number): number {
    const over = this.tree.parent[school] === this.root && this.arc[school] === OVERFLOW;
    return over ? this.flow[school]! : 0;
  }

  /** Enters the arc from a unit to a school; its reduced cost is negative. */
  enterArc(unit: number, arc: number): void {
    this.iterations++;
    const { schools, weights } = this.#problem;
    const held = this.key[unit]!;
    if (held < 0) {
      this.#exchange(-1 - held, schools[arc]!, arc, Infinity);
      return;
    }
    const from = schools[held]!;
    const node = this.#freeNodes[this.#freeNodes.length - 1]!;
    this.arc[node] = held;
    this.unit[node] = unit;
    if (!this.#exchange(from, schools[arc]!, arc, weights[unit]!, node)) this.key[unit] = arc;
  }

  /** Lets free places at a school, whose price is below 0, take up flow. */
  enterFreePlaces(school: number): void {
    this.iterations++;
    this.#exchange(this.root, school, FREE_PLACES, Infinity);
  }

  /** Lets a school, whose price is above the overflow price, overflow. */
  enterOverflow(school: number): void {
    this.iterations++;
    this.#exchange(school, this.root, OVERFLOW, Infinity);
  }

  /**
   * Sends as much as possible around the cycle that the arc from `first` to `second` closes, and exchanges the arc that
   * runs empty for it. With a `leaf` (a whole unit of weight `most`, key school `first`), the leaf's own key arc may be
   * the one: then the tree stays as it is and the answer is false; else the leaf becomes a split unit.
   */
  #exchange(first: number, second: number, arc: number, most: number, leaf = NOBODY): boolean {
    const parent = this.tree.parent;
    const depth = this.#prices.depth;
    const up = this.up;
    const flow = this.flow;
    let amount = most;
    let leaving = NOBODY;
    let onFirst = true;
    let a = first;
    let b = second;
    // Of arcs that run empty together the last one in the direction of the cycle, counted from its top, leaves.
    let leavingOnSecond = NOBODY;
    let amountOnSecond = Infinity;
    while (a !== b) {
      if (depth[a]! >= depth[b]!) {
        if (up[a] === 1 && flow[a]! < amount) {
          amount = flow[a]!;
          leaving = a;
        }
        a = parent[a]!;
      } else {
        if (up[b] === 0 && flow[b]! <= amountOnSecond) {
          amountOnSecond = flow[b]!;
          leavingOnSecond = b;
        }
        b = parent[b]!;
      }
    }
    if (amountOnSecond <= amount) {
      amount = amountOnSecond;
      leaving = leavingOnSecond;
      onFirst = false;
    }
    if (amount > 0) {
      for (let node = first; node !== a; node = parent[node]!) {
        if (up[node] === 1) flow[node]! -= amount;
        else flow[node]! += amount;
      }
      for (let node = second; node !== a; node = parent[node]!) {
        if (up[node] === 1) flow[node]! += amount;
        else flow[node]! -= amount;
      }
    }
    if (leaving === NOBODY) return false;
    let from = first;
    if (leaf !== NOBODY) {
      from = leaf;
      this.#freeNodes.pop();
      this.key[this.unit[leaf]!] = -1 - leaf;
      this.tree.firstChild[leaf] = NOBODY;
      this.tree.link(leaf, first);
      up[leaf] = 1;
      flow[leaf] = most - amount;
    }
    const cut = parent[leaving]!;
    if (onFirst) this.#rehang(from, second, leaving, arc, 1, amount);
    else this.#rehang(second, from, leaving, arc, 0, amount);
    this.#prices.renew(this, onFirst || leaf !== NOBODY ? from : second);
    this.#makeWhole(leaving);
    this.#makeWhole(cut);
    return true;
  }

  /** Cuts the tree above `leaving` and hangs what came off, turned around to have `node` on top, below `parent`. */
  #rehang(node: number, parent: number, leaving: number, arc: number, up: number, flow: number): void {
    for (;;) {
      const oldParent = this.tree.parent[node]!;
      const oldArc = this.arc[node]!;
      const oldUp = this.up[node]!;
      const oldFlow = this.flow[node]!;
      this.tree.unlink(node);
      this.tree.link(node, parent);
      this.arc[node] = arc;
      this.up[node] = up;
      this.flow[node] = flow;
      if (node === leaving) return;
      parent = node;
      node = oldParent;
      arc = oldArc;
      up = 1 - oldUp;
      flow = oldFlow;
    }
  }

  /** A split unit left with one arc is whole again. */
  #makeWhole(node: number): void {
    if (node <= this.root || this.tree.firstChild[node] !== NOBODY) return;
    this.key[this.unit[node]!] = this.arc[node]!;
    this.tree.unlink(node);
    this.#freeNodes.push(node);
  }
}
