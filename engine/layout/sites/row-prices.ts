import { rowScale, type SiteRow } from './site-rows.ts';
import { type SiteTask, sizeCost } from './site-task.ts';

/**
 * Prices of the rows of a question in its Lagrangian relaxation: each is at least 0 where only its lower limit binds, at
 * most 0 where only its upper does, and no larger than what breaking the row costs. Inside, amounts are divided by the row's scale, so
 * that one step suits all.
 */
export class RowPrices {
  readonly price: Float64Array;
  readonly direction: Float64Array;
  readonly #rows: readonly SiteRow[];
  readonly #sites: SiteTask;
  readonly #scale: Float64Array;
  readonly #amount: Float64Array;
  /** Rows of each school, with its position there. */
  readonly #ofSchool: (readonly [row: number, at: number])[][];
  /** Rows of candidate c and what it does there, from `#candidateStart[c]` on. */
  readonly #candidateStart: Int32Array;
  readonly #candidateRow: Int32Array;
  readonly #candidateAmount: Float64Array;

  constructor(sites: SiteTask, prices?: Float64Array) {
    const rows = sites.rows ?? [];
    this.#sites = sites;
    this.#rows = rows;
    this.price = prices?.slice() ?? new Float64Array(rows.length);
    this.direction = new Float64Array(rows.length);
    this.#amount = new Float64Array(rows.length);
    this.#scale = Float64Array.from(rows, rowScale);
    this.#ofSchool = Array.from({ length: sites.task.schoolCount }, () => []);
    const start = new Int32Array(sites.task.candidateZone.length + 1);
    rows.forEach((row, r) => {
      row.schools.forEach((school, at) => {
        this.#ofSchool[school]!.push([r, at]);
      });
      for (const c of row.candidates ?? []) start[c + 1]!++;
    });
    for (let c = 0; c + 1 < start.length; c++) start[c + 1]! += start[c]!;
    this.#candidateStart = start;
    this.#candidateRow = new Int32Array(start.at(-1)!);
    this.#candidateAmount = new Float64Array(start.at(-1)!);
    const next = start.slice();
    rows.forEach(({ candidates = [], amounts }, r) => {
      for (let k = 0; k < candidates.length; k++) {
        const at = next[candidates[k]!]!++;
        this.#candidateRow[at] = r;
        this.#candidateAmount[at] = amounts![k]! / this.#scale[r]!;
      }
    });
  }

  /** Takes off what candidates are worth to the rows. */
  apply(worth: Float64Array): void {
    this.#rows.forEach(({ candidates, amounts }, r) => {
      const each = this.price[r]! / this.#scale[r]!;
      if (each === 0 || !candidates) return;
      for (let k = 0; k < candidates.length; k++) worth[candidates[k]!]! -= each * amounts![k]!;
    });
  }

  /** What opening a school at a size costs, less what that is worth to the rows. */
  opening(school: number, size: number): number {
    let value = this.#sites.openingCost[school]! + sizeCost(this.#sites, school, size);
    for (const [r, at] of this.#ofSchool[school]!) {
      value -= (this.price[r]! / this.#scale[r]!) * this.#amountOf(r, at, size);
    }
    return value;
  }

  /** Σ price × limit: what the prices alone add to the bound. */
  constant(): number {
    let sum = 0;
    this.#rows.forEach(({ lower, upper }, r) => {
      const price = this.price[r]!;
      if (price !== 0) sum += (price * (price > 0 ? lower : upper)) / this.#scale[r]!;
    });
    return sum;
  }

  begin(): void {
    this.#amount.fill(0);
  }

  count(school: number, size: number): void {
    for (const [r, at] of this.#ofSchool[school]!) {
      this.#amount[r]! += this.#amountOf(r, at, size) / this.#scale[r]!;
    }
  }

  countPart(candidate: number, part: number): void {
    if (part === 0) return;
    const end = this.#candidateStart[candidate + 1]!;
    for (let at = this.#candidateStart[candidate]!; at < end; at++) {
      this.#amount[this.#candidateRow[at]!]! += part * this.#candidateAmount[at]!;
    }
  }

  /** Turns the direction to what the relaxed answer breaks; the largest breach, scaled. */
  turn(): number {
    let largest = 0;
    this.#rows.forEach((row, r) => {
      const amount = this.#amount[r]!;
      const lower = row.lower / this.#scale[r]!;
      const upper = row.upper / this.#scale[r]!;
      const price = this.price[r]!;
      let slack = 0;
      if (amount < lower || price > 0) slack = lower - amount;
      else if (amount > upper || price < 0) slack = upper - amount;
      if (price === 0 || slack * price > 0) largest = Math.max(largest, Math.abs(slack));
      this.direction[r] = slack + 0.6 * this.direction[r]!;
    });
    return largest;
  }

  norm(): number {
    return this.direction.reduce((sum, each) => sum + each * each, 0);
  }

  step(length: number): void {
    this.#rows.forEach(({ lower, upper, price: most = Infinity }, r) => {
      const next = this.price[r]! + length * this.direction[r]!;
      const cap = most * this.#scale[r]!;
      const low = upper < Infinity ? -cap : 0;
      const high = lower > -Infinity ? cap : 0;
      this.price[r] = Math.min(high, Math.max(low, next));
    });
  }

  #amountOf(r: number, at: number, size: number): number {
    const { openAmounts, sizeAmounts } = this.#rows[r]!;
    return openAmounts[at]! + (sizeAmounts?.[at]?.[size] ?? 0);
  }
}
