import type { ExchangeModel } from '../model/model.ts';
import type { Objective } from '../search/objective.ts';
import type { Blocks } from './blocks.ts';
import { type EntryChoice, leastOf, missingAt, overAt, withinRange } from './entry.ts';
import { Knapsack } from './knapsack.ts';

/** The part of the bound that falls apart by entry: a convex function of one number, or of whole teachers who come and go. */
export class EntrySide {
  readonly #model: ExchangeModel;
  readonly #objective: Objective;
  readonly #blocks: Blocks;
  readonly #knapsack: Knapsack;
  readonly #picked: EntryChoice = { value: 0, z: 0 };

  constructor(model: ExchangeModel, objective: Objective, blocks: Blocks) {
    this.#model = model;
    this.#objective = objective;
    this.#blocks = blocks;
    this.#knapsack = new Knapsack(model, blocks);
  }

  /** Brings the prices of entries back to where their least is finite; those of blocks may be anything. */
  project(prices: Float64Array, weights: Float64Array): void {
    const { base, width, heightLevel, aboveLevel } = this.#model;
    for (let e = 0; e < base.length; e++) {
      if (this.#blocks.of[e]! >= 0) continue;
      const d = e % width;
      const weight = heightLevel[d]! < 0 ? 0 : weights[heightLevel[d]!]!;
      const over = aboveLevel[d]! < 0 ? 0 : weights[aboveLevel[d]!]!;
      prices[e] = withinRange(this.#model, weight, over, e, d, prices[e]!);
    }
  }

  /** The least of one entry at a price as if any z could be reached. */
  leastAt(e: number, d: number, weight: number, price: number): number {
    const within = withinRange(this.#model, weight, 0, e, d, price);
    leastOf(this.#model, weight, 0, e, d, within, this.#picked);
    return this.#picked.value;
  }

  /** Σ over entries of the least of F(z) + price × (z − base); where it lies goes into the slope. `capsFrom`: prices of caps begin. */
  least(prices: Float64Array, weights: Float64Array, slope: Float64Array, capsFrom: number): number {
    const { base, width, heightLevel, aboveLevel } = this.#model;
    const { caps } = this.#objective;
    let sum = 0;
    for (let e = 0; e < base.length; e++) {
      const d = e % width;
      const below = heightLevel[d]!;
      const over = aboveLevel[d]!;
      const weight = below < 0 ? 0 : weights[below]!;
      const overWeight = over < 0 ? 0 : weights[over]!;
      const block = this.#blocks.of[e]!;
      let z: number;
      if (block >= 0) {
        sum += this.#knapsack.solve(block, weight, overWeight, prices, base.length);
        z = this.#knapsack.z;
        for (let i = this.#blocks.start[block]!; i < this.#blocks.start[block + 1]!; i++) {
          slope[base.length + i] = this.#knapsack.taken[i]!;
        }
      } else {
        leastOf(this.#model, weight, overWeight, e, d, prices[e]!, this.#picked);
        sum += this.#picked.value;
        z = this.#picked.z;
      }
      slope[e] = z - base[e]!;
      if (below >= 0 && caps[below] !== Infinity) slope[capsFrom + below]! += missingAt(this.#model, e, d, z);
      if (over >= 0 && caps[over] !== Infinity) slope[capsFrom + over]! += overAt(this.#model, e, d, z);
    }
    return sum;
  }
}
