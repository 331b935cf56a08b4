/** Sum with a running correction (Neumaier 1974): its error does not grow with the number of terms. */
export class NeumaierSum {
  #sum: number;
  #correction = 0;

  constructor(start = 0) {
    this.#sum = start;
  }

  add(term: number): void {
    const sum = this.#sum + term;
    // An infinite sum would turn the correction into Infinity − Infinity.
    if (Number.isFinite(sum)) {
      this.#correction +=
        Math.abs(this.#sum) >= Math.abs(term) ? this.#sum - sum + term : term - sum + this.#sum;
    }
    this.#sum = sum;
  }

  get value(): number {
    return this.#sum + this.#correction;
  }
}
