import type { ExchangeModel } from '../model/model.ts';
import type { Blocks } from './blocks.ts';
import { missingAt, overAt } from './entry.ts';

/**
 * The least over whole numbers n of F(z) + Σ cost·n where z = base + Σ amount·n lies between its limits and no item is taken more often than it can
 * be: bounded knapsacks (Martello and Toth 1990), items split into powers of two, one state a step of z.
 */
export class Knapsack {
  /** z where the least lies, and how often each item of the block is taken. */
  z = 0;
  readonly taken: Int32Array;
  readonly #model: ExchangeModel;
  readonly #blocks: Blocks;
  #value = new Float64Array(0);
  /** Whether a portion was taken on the way to a state, at `portion * states + state`. */
  #took = new Uint8Array(0);
  readonly #portions = new Int32Array(1024);
  readonly #owners = new Int32Array(1024);

  constructor(model: ExchangeModel, blocks: Blocks) {
    this.#model = model;
    this.#blocks = blocks;
    this.taken = new Int32Array(blocks.amount.length);
  }

  /** The entry's price is what a unit of z costs, `prices[from + item]` what each item does beyond that. Infinity where no z can be. */
  solve(block: number, weight: number, overWeight: number, prices: Float64Array, from: number): number {
    const { start, amount, most } = this.#blocks;
    const e = this.#blocks.entry[block]!;
    const d = e % this.#model.width;
    const price = prices[e]!;
    const step = this.#blocks.step[block]!;
    const [first, last] = [start[block]!, start[block + 1]!];
    let below = 0;
    let above = 0;
    for (let i = first; i < last; i++) {
      const reach = (amount[i]! * most[i]!) / step;
      if (reach < 0) below -= reach;
      else above += reach;
    }
    const states = below + above + 1;
    if (this.#value.length < states) this.#value = new Float64Array(states);
    const value = this.#value;
    value.fill(Infinity, 0, states);
    value[below] = 0;
    let [low, high, portions] = [below, below, 0];
    for (let i = first; i < last; i++) {
      this.taken[i] = 0;
      const cost = price * amount[i]! + prices[from + i]!;
      const each = amount[i]! / step;
      for (let left = most[i]!, size = 1; left > 0; left -= size, size *= 2) {
        const times = Math.min(size, left);
        this.#offer(portions, states, low, high, each * times, cost * times);
        this.#portions[portions] = times;
        this.#owners[portions++] = i;
        if (each > 0) high += each * times;
        else low += each * times;
      }
    }
    const base = this.#model.base[e]!;
    let best = Infinity;
    let at = -1;
    for (let state = low; state <= high; state++) {
      if (value[state] === Infinity) continue;
      const z = base + (state - below) * step;
      if (z < this.#model.low[e]! || z > this.#model.high[e]!) continue;
      const sum =
        value[state]! + weight * missingAt(this.#model, e, d, z) + overWeight * overAt(this.#model, e, d, z);
      if (sum < best) {
        best = sum;
        at = state;
      }
    }
    if (at >= 0) this.#trace(portions, states, at, step);
    this.z = base + (at - below) * step;
    return best;
  }

  /** Each state may be reached by the portion too; `low` … `high` are the states reached so far. */
  #offer(portion: number, states: number, low: number, high: number, by: number, cost: number): void {
    if (this.#took.length < (portion + 1) * states) {
      const longer = new Uint8Array(2 * (portion + 1) * states);
      longer.set(this.#took);
      this.#took = longer;
    }
    const value = this.#value;
    const took = this.#took;
    const row = portion * states;
    took.fill(0, row, row + states);
    if (by > 0) {
      for (let state = high + by; state >= low + by; state--) {
        const other = value[state - by]! + cost;
        if (other >= value[state]!) continue;
        value[state] = other;
        took[row + state] = 1;
      }
    } else {
      for (let state = low + by; state <= high + by; state++) {
        const other = value[state - by]! + cost;
        if (other >= value[state]!) continue;
        value[state] = other;
        took[row + state] = 1;
      }
    }
  }

  #trace(portions: number, states: number, end: number, step: number): void {
    const { amount } = this.#blocks;
    let state = end;
    for (let portion = portions - 1; portion >= 0; portion--) {
      if (this.#took[portion * states + state] === 0) continue;
      const item = this.#owners[portion]!;
      const times = this.#portions[portion]!;
      this.taken[item]! += times;
      state -= (amount[item]! * times) / step;
    }
  }
}
