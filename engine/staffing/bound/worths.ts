import type { ExchangeModel } from '../model/model.ts';
import type { Blocks } from './blocks.ts';
import type { Pairs } from './pairs.ts';

/**
 * What vectors are worth at every row, where they arrive and where they leave: items of blocks may be worth more or less than what
 * they change of the entry.
 */
export class Worths {
  /** At `row * vectors + v`. */
  readonly arrive: Float64Array;
  readonly leave: Float64Array;
  readonly vectors: number;
  readonly #model: ExchangeModel;
  readonly #pairs: Pairs;
  readonly #blocks: Blocks;
  readonly #comes: Float64Array;
  readonly #goes: Float64Array;

  constructor(model: ExchangeModel, pairs: Pairs, blocks: Blocks) {
    this.#model = model;
    this.#pairs = pairs;
    this.#blocks = blocks;
    this.vectors = model.vectorStart.length - 1;
    this.arrive = new Float64Array(this.vectors * model.rows);
    this.leave = new Float64Array(this.vectors * model.rows);
    this.#comes = new Float64Array(pairs.count);
    this.#goes = new Float64Array(pairs.count);
  }

  /** Prices every vector at every row; the prices of items follow those of the entries. */
  price(prices: Float64Array): void {
    const { rows, vectorStart } = this.#model;
    const { arrive, leave, vectors } = this;
    const pairOf = this.#pairs.of;
    const comes = this.#comes;
    const goes = this.#goes;
    for (let row = 0; row < rows; row++) {
      this.#pricePairs(row, prices);
      for (let v = 0; v < vectors; v++) {
        let there = 0;
        let away = 0;
        for (let i = vectorStart[v]!; i < vectorStart[v + 1]!; i++) {
          there += comes[pairOf[i]!]!;
          away += goes[pairOf[i]!]!;
        }
        arrive[row * vectors + v] = there;
        leave[row * vectors + v] = away;
      }
    }
  }

  #pricePairs(row: number, prices: Float64Array): void {
    const { width, base } = this.#model;
    const { count, dim, amount } = this.#pairs;
    const { itemAt } = this.#blocks;
    for (let pair = 0; pair < count; pair++) {
      const plain = prices[row * width + dim[pair]!]! * amount[pair]!;
      const coming = itemAt[2 * (row * count + pair)]!;
      const going = itemAt[2 * (row * count + pair) + 1]!;
      this.#comes[pair] = plain + (coming < 0 ? 0 : prices[base.length + coming]!);
      this.#goes[pair] = (going < 0 ? 0 : prices[base.length + going]!) - plain;
    }
  }

  /** Takes what a vector does at a row off the slope; `way` is 1 where it arrives, −1 where it leaves. */
  use(slope: Float64Array, row: number, vector: number, way: 1 | -1): void {
    const { vectorStart, vectorDim, vectorAmount, width, base } = this.#model;
    const { of, count } = this.#pairs;
    const { itemAt } = this.#blocks;
    for (let i = vectorStart[vector]!; i < vectorStart[vector + 1]!; i++) {
      slope[row * width + vectorDim[i]!]! -= way * vectorAmount[i]!;
      const item = itemAt[2 * (row * count + of[i]!) + (way === 1 ? 0 : 1)]!;
      if (item >= 0) slope[base.length + item]! -= 1;
    }
  }
}
