import { type LinkedTree, NOBODY } from './linked-tree.ts';
import type { TransportProblem } from './transport-problem.ts';

/** Arc numbers of the two arcs between a school and the root. */
export const FREE_PLACES = -1;
export const OVERFLOW = -2;

/** What of a basis decides its prices. */
interface Basis {
  readonly tree: LinkedTree;
  readonly root: number;
  /** Arc between a node and its parent. */
  readonly arc: Int32Array;
  /** Unit of a node after the root. */
  readonly unit: Int32Array;
}

/** Prices and depths of the nodes of a key tree; each follows from its parent's and the arc between them. */
export class NodePrices {
  readonly price: Float64Array;
  /** The same without the overflow price: what is left when its large number is taken out exactly. */
  readonly base: Float64Array;
  /** 1 where the overflow price is in the price. */
  readonly overfull: Uint8Array;
  readonly depth: Int32Array;
  readonly #problem: TransportProblem;
  readonly #overflowPrice: number;

  constructor(problem: TransportProblem, nodes: number, overflowPrice: number) {
    this.#problem = problem;
    this.#overflowPrice = overflowPrice;
    this.price = new Float64Array(nodes);
    this.base = new Float64Array(nodes);
    this.overfull = new Uint8Array(nodes);
    this.depth = new Int32Array(nodes);
  }

  /** Computes anew what stands at a node and below it, from its parent's. */
  renew({ tree, root, arc: arcs, unit }: Basis, top: number): void {
    const { costs, weights } = this.#problem;
    const { price, base, overfull, depth } = this;
    const overflowPrice = this.#overflowPrice;
    let node = top;
    for (;;) {
      const parent = tree.parent[node]!;
      const arc = arcs[node]!;
      depth[node] = depth[parent]! + 1;
      if (parent === root) {
        base[node] = 0;
        overfull[node] = arc === OVERFLOW ? 1 : 0;
      } else {
        const unitCost = costs[arc]! / weights[unit[Math.max(node, parent)]!]!;
        base[node] = base[parent]! + (node < parent ? -unitCost : unitCost);
        overfull[node] = overfull[parent]!;
      }
      price[node] = base[node]! + (overfull[node] === 1 ? overflowPrice : 0);
      node = tree.after(node, top);
      if (node === NOBODY) return;
    }
  }
}
