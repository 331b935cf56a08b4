import { type Spread, spreadExcess } from '../model/spreads.ts';

/** The sums behind limited difference coefficients, kept up to date entry by entry. */
export class SpreadSums {
  readonly #spreads: readonly Spread[];
  /** Spread of an entry, −1 without, and its two weights. */
  readonly #of: Int32Array;
  readonly #alpha: Float64Array;
  readonly #beta: Float64Array;
  readonly #squares: Float64Array;
  readonly #total: Float64Array;
  readonly #excess: Int32Array;

  /** `entries` is the number of entries of the state; all begin at zero. */
  constructor(spreads: readonly Spread[], entries: number) {
    this.#spreads = spreads;
    this.#of = new Int32Array(entries).fill(-1);
    this.#alpha = new Float64Array(entries);
    this.#beta = new Float64Array(entries);
    for (const [g, spread] of spreads.entries()) {
      for (const [i, e] of spread.entries.entries()) {
        this.#of[e] = g;
        this.#alpha[e] = spread.alpha[i]!;
        this.#beta[e] = spread.beta[i]!;
      }
    }
    this.#squares = new Float64Array(spreads.length);
    this.#total = new Float64Array(spreads.length);
    this.#excess = new Int32Array(spreads.length);
  }

  /** An entry goes from `old` to `now`; returns by how much the excess of its spread rises, in thousandths. */
  change(e: number, old: number, now: number): number {
    const g = this.#of[e]!;
    if (g < 0) return 0;
    this.#squares[g]! += this.#alpha[e]! * (now * now - old * old);
    this.#total[g]! += this.#beta[e]! * (now - old);
    const excess = spreadExcess(this.#spreads[g]!, this.#squares[g]!, this.#total[g]!);
    const rise = excess - this.#excess[g]!;
    this.#excess[g] = excess;
    return rise;
  }
}
