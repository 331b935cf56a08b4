import type { ExchangeModel } from '../model/model.ts';
import { roundedAmount } from '../model/rounding-rows.ts';
import type { Roundings } from './roundings.ts';

/**
 * What vectors are worth at every row, where they arrive and where they leave: rounded rows count the two differently. Few different
 * amounts occur in a dimension, so each is priced once a row and vectors add them up.
 */
export class Worths {
  /** At `row * vectors + v`. */
  readonly arrive: Float64Array;
  readonly leave: Float64Array;
  readonly vectors: number;
  readonly #model: ExchangeModel;
  readonly #roundings: Roundings;
  /** Different (dimension, amount) pairs, and the pair of each entry of a vector. */
  readonly #pairDim: readonly number[];
  readonly #pairAmount: readonly number[];
  readonly #pairOf: Int32Array;
  readonly #comes: Float64Array;
  readonly #goes: Float64Array;

  constructor(model: ExchangeModel, roundings: Roundings) {
    this.#model = model;
    this.#roundings = roundings;
    this.vectors = model.vectorStart.length - 1;
    this.arrive = new Float64Array(this.vectors * model.rows);
    this.leave = new Float64Array(this.vectors * model.rows);
    const pairs = new Map<string, number>();
    const dims: number[] = [];
    const amounts: number[] = [];
    this.#pairOf = Int32Array.from(model.vectorDim, (d, i) => {
      const amount = model.vectorAmount[i]!;
      const key = `${d}/${amount}`;
      const known = pairs.get(key);
      if (known !== undefined) return known;
      pairs.set(key, dims.length);
      dims.push(d);
      amounts.push(amount);
      return dims.length - 1;
    });
    this.#pairDim = dims;
    this.#pairAmount = amounts;
    this.#comes = new Float64Array(dims.length);
    this.#goes = new Float64Array(dims.length);
  }

  /** Prices every vector at every row; the prices of the rounded rows follow those of the entries. */
  price(prices: Float64Array): void {
    const { rows } = this.#model;
    const { vectorStart } = this.#model;
    const { arrive, leave, vectors } = this;
    const pairOf = this.#pairOf;
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
    const { start, divisor, rest, sign } = this.#roundings;
    for (let pair = 0; pair < this.#pairDim.length; pair++) {
      const e = row * width + this.#pairDim[pair]!;
      const amount = this.#pairAmount[pair]!;
      let comes = prices[e]! * amount;
      let goes = -comes;
      for (let k = start[e]!; k < start[e + 1]!; k++) {
        const price = prices[base.length + k]!;
        if (price === 0) continue;
        comes += price * roundedAmount(sign[k]! * amount, divisor[k]!, rest[k]!);
        goes += price * roundedAmount(-sign[k]! * amount, divisor[k]!, rest[k]!);
      }
      this.#comes[pair] = comes;
      this.#goes[pair] = goes;
    }
  }

  /** Takes what a vector does at a row off the slope; `way` is 1 where it arrives, −1 where it leaves. */
  use(slope: Float64Array, row: number, vector: number, way: 1 | -1): void {
    const { vectorStart, vectorDim, vectorAmount, width, base } = this.#model;
    const { start, divisor, rest, sign } = this.#roundings;
    for (let i = vectorStart[vector]!; i < vectorStart[vector + 1]!; i++) {
      const e = row * width + vectorDim[i]!;
      const amount = way * vectorAmount[i]!;
      slope[e]! -= amount;
      for (let k = start[e]!; k < start[e + 1]!; k++) {
        slope[base.length + k]! -= roundedAmount(sign[k]! * amount, divisor[k]!, rest[k]!);
      }
    }
  }
}
