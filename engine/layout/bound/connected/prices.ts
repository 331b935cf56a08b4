/** First and last length of a step, in units of a mean price. */
const FIRST_STEP = 0.05;
const LAST_STEP = 0.001;
/** Memory of the mean slope and of the mean square; a slope (in items or zones too many) that counts as none. */
const MEMORY = 0.9;
const SQUARE_MEMORY = 0.97;
const TINY = 0.1;

/**
 * The prices of one kind of rows in an ascent of a concave function of which each evaluation is a proof: a step of its own for every price, as long as
 * its mean slope is large beside its scatter (Kingma and Ba 2015), shrinking geometrically as time passes. It needs no target.
 */
export class Prices {
  price: Float64Array;
  slope: Float64Array;
  /** Prices of the best bound so far. */
  #best: Float64Array;
  #mean: Float64Array;
  #square: Float64Array;
  /** Steps that each price has taken, as what is left of the means' memory of before. */
  #before: Float64Array;
  #squareBefore: Float64Array;
  readonly #least: number;

  /** `least`: 0 where prices may not be negative. */
  constructor(start: Float64Array, least: number) {
    this.price = start;
    this.slope = new Float64Array(start.length);
    this.#best = start.slice();
    this.#mean = new Float64Array(start.length);
    this.#square = new Float64Array(start.length);
    this.#before = new Float64Array(start.length).fill(1);
    this.#squareBefore = new Float64Array(start.length).fill(1);
    this.#least = least;
  }

  remember(): void {
    this.#best.set(this.price);
  }

  /** Exchanges the present prices and the best. */
  swap(): void {
    [this.price, this.#best] = [this.#best, this.price];
  }

  /** One step upwards; `done` is the share of the time that has passed. */
  step(unit: number, done: number): void {
    const length = unit * FIRST_STEP * (LAST_STEP / FIRST_STEP) ** done;
    for (let i = 0; i < this.price.length; i++) {
      const slope = this.slope[i]!;
      this.#mean[i] = MEMORY * this.#mean[i]! + (1 - MEMORY) * slope;
      this.#square[i] = SQUARE_MEMORY * this.#square[i]! + (1 - SQUARE_MEMORY) * slope * slope;
      this.#before[i]! *= MEMORY;
      this.#squareBefore[i]! *= SQUARE_MEMORY;
      const mean = this.#mean[i]! / (1 - this.#before[i]!);
      const scatter = Math.sqrt(this.#square[i]! / (1 - this.#squareBefore[i]!));
      this.price[i] = Math.max(this.#least, this.price[i]! + (length * mean) / (scatter + TINY));
    }
  }

  /** 1 for rows that have a price now or had one at the best bound. */
  used(): Uint8Array {
    return Uint8Array.from(this.price, (price, i) => (price !== 0 || this.#best[i] !== 0 ? 1 : 0));
  }

  /** Drops the rows that are not kept and appends new ones without a price. */
  reshape(kept: Uint8Array, added: number): void {
    const again = (values: Float64Array, fill: number) => {
      const old = values.filter((_, i) => kept[i] === 1);
      const all = new Float64Array(old.length + added).fill(fill);
      all.set(old);
      return all;
    };
    this.price = again(this.price, 0);
    this.slope = again(this.slope, 0);
    this.#best = again(this.#best, 0);
    this.#mean = again(this.#mean, 0);
    this.#square = again(this.#square, 0);
    this.#before = again(this.#before, 1);
    this.#squareBefore = again(this.#squareBefore, 1);
  }
}
