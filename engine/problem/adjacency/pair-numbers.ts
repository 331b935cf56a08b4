/**
 * Numbers pairs of numbers in order of first appearance: points by their coordinates, edges by their ends. A hash table
 * with open addressing over flat arrays; a Map of Maps takes ten times as long over the millions of points of a county.
 */
export class PairNumbers {
  readonly #slots: Int32Array;
  readonly #first: Float64Array;
  readonly #second: Float64Array;
  readonly #mask: number;
  /** The two numbers as bits. */
  readonly #pair = new Float64Array(2);
  readonly #words = new Int32Array(this.#pair.buffer);
  #size = 0;

  /** At most `most` different pairs can be numbered. */
  constructor(most: number) {
    const capacity = 2 ** Math.ceil(Math.log2(2 * most + 2));
    this.#slots = new Int32Array(capacity).fill(-1);
    this.#first = new Float64Array(most);
    this.#second = new Float64Array(most);
    this.#mask = capacity - 1;
  }

  get size(): number {
    return this.#size;
  }

  /** The number of a pair, given now if it is new. Minus zero is zero. */
  numberOf(a: number, b: number): number {
    let slot = this.#hash(a + 0, b + 0) & this.#mask;
    for (let number = this.#slots[slot]!; number !== -1; number = this.#slots[slot]!) {
      if (this.#first[number] === a && this.#second[number] === b) return number;
      slot = (slot + 1) & this.#mask;
    }
    const number = this.#size++;
    this.#slots[slot] = number;
    this.#first[number] = a;
    this.#second[number] = b;
    return number;
  }

  /** Mixes the four words as MurmurHash3 mixes its blocks (Appleby 2011). */
  #hash(a: number, b: number): number {
    this.#pair[0] = a;
    this.#pair[1] = b;
    let hash = 0;
    for (let i = 0; i < 4; i++) {
      let word = Math.imul(this.#words[i]!, 0xcc9e2d51);
      word = Math.imul((word << 15) | (word >>> 17), 0x1b873593);
      hash ^= word;
      hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
    }
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return hash ^ (hash >>> 16);
  }
}
