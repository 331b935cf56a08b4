import { NONE } from '../../units.ts';

/** A binary heap of numbers by key, the least first; equal keys by number, so that the order does not depend on history. */
export class OfferHeap {
  #keys = new Float64Array(1024);
  #offers = new Int32Array(1024);
  #size = 0;

  push(key: number, offer: number): void {
    if (this.#size === this.#keys.length) this.#enlarge();
    let at = this.#size++;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.#comesBefore(key, offer, above)) break;
      this.#keys[at] = this.#keys[above]!;
      this.#offers[at] = this.#offers[above]!;
      at = above;
    }
    this.#keys[at] = key;
    this.#offers[at] = offer;
  }

  /** Takes the first offer off; NONE where there is none. */
  pop(): number {
    if (this.#size === 0) return NONE;
    const first = this.#offers[0]!;
    const size = --this.#size;
    const key = this.#keys[size]!;
    const offer = this.#offers[size]!;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= size) break;
      const right = below + 1;
      if (right < size && this.#comesBefore(this.#keys[right]!, this.#offers[right]!, below)) below = right;
      if (this.#comesBefore(key, offer, below)) break;
      this.#keys[at] = this.#keys[below]!;
      this.#offers[at] = this.#offers[below]!;
      at = below;
    }
    this.#keys[at] = key;
    this.#offers[at] = offer;
    return first;
  }

  #comesBefore(key: number, offer: number, at: number): boolean {
    const there = this.#keys[at]!;
    return key < there || (key === there && offer < this.#offers[at]!);
  }

  #enlarge(): void {
    const keys = new Float64Array(this.#keys.length * 2);
    keys.set(this.#keys);
    this.#keys = keys;
    const offers = new Int32Array(this.#offers.length * 2);
    offers.set(this.#offers);
    this.#offers = offers;
  }
}
