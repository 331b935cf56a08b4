import { Growing } from './growing.ts';

/** Sparse vectors, each kept once: teachers who bring the same share one. */
export class Vectors {
  readonly #known = new Map<string, number>();
  readonly #start = new Growing();
  readonly #dim = new Growing();
  readonly #amount = new Growing();

  constructor() {
    this.#start.push(0);
  }

  /** Number of the vector with these entries (dimension → amount, ascending). */
  add(entries: ReadonlyMap<number, number>): number {
    const key = [...entries].join(';');
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const id = this.#known.size;
    this.#known.set(key, id);
    for (const [d, amount] of entries) {
      this.#dim.push(d);
      this.#amount.push(amount);
    }
    this.#start.push(this.#dim.length);
    return id;
  }

  get size(): number {
    return this.#known.size;
  }

  arrays(): { vectorStart: Int32Array; vectorDim: Int32Array; vectorAmount: Int32Array } {
    return {
      vectorStart: this.#start.toArray(),
      vectorDim: this.#dim.toArray(),
      vectorAmount: this.#amount.toArray(),
    };
  }
}
