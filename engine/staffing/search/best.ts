/** The best decision met, kept with little copying: only who changed since it was kept is written again. */
export class Best {
  readonly decision: Int32Array;
  value = Infinity;
  readonly #changed: Int32Array;
  readonly #mark: Uint8Array;
  #count = 0;

  constructor(decision: Int32Array) {
    this.decision = decision.slice();
    this.#changed = new Int32Array(decision.length);
    this.#mark = new Uint8Array(decision.length);
  }

  /** Notes that t has another decision than when the best was kept, or may have. */
  touch(t: number): void {
    if (this.#mark[t]) return;
    this.#mark[t] = 1;
    this.#changed[this.#count++] = t;
  }

  keep(value: number, decision: Int32Array): void {
    this.value = value;
    for (let i = 0; i < this.#count; i++) {
      const t = this.#changed[i]!;
      this.decision[t] = decision[t]!;
      this.#mark[t] = 0;
    }
    this.#count = 0;
  }
}
