/** A Float64Array that grows: 8 bytes an entry where an array of numbers may take 16 and more. */
export class Floats {
  #items = new Float64Array(64);
  length = 0;

  push(value: number): void {
    if (this.length === this.#items.length) {
      const larger = new Float64Array(this.length * 2);
      larger.set(this.#items);
      this.#items = larger;
    }
    this.#items[this.length++] = value;
  }

  /** A view of what is there; it ends to be current at the next push. */
  view(): Float64Array {
    return this.#items.subarray(0, this.length);
  }

  toArray(): Float64Array {
    return this.#items.slice(0, this.length);
  }
}

/** An Int32Array that grows. */
export class Ints {
  #items = new Int32Array(64);
  length = 0;

  push(value: number): void {
    if (this.length === this.#items.length) {
      const larger = new Int32Array(this.length * 2);
      larger.set(this.#items);
      this.#items = larger;
    }
    this.#items[this.length++] = value;
  }

  /** A view of what is there; it ends to be current at the next push. */
  view(): Int32Array {
    return this.#items.subarray(0, this.length);
  }
}
