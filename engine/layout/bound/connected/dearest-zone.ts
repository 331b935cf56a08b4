import { SeparatorPrices } from './separator-prices.ts';
import type { ZoneShape } from './zone-shapes.ts';

const FREE = 0;
const IN = 1;
const OUT = 2;
/** Relative allowance for adding up in floating point. */
const ROUNDING = 1e-11;
/** Rounds in which separators are priced anew: more where the last search was not finished. */
const ROUNDS_HARD = 20;
const ROUNDS_EASY = 20;

/**
 * The connected knapsack of one zone: the set of items of greatest worth that has the zone's shape, by branch and bound. An item beside
 * what is in joins or stays out for good, so that each set is met once; what can still come is bounded by the fractional knapsack over
 * what is within reach. Zones that this does not finish get prices on separators, which bring contiguity into that bound.
 *
 * Triples of items may have a price each, which a set pays that holds two or three of them.
 */
export class DearestZone {
  readonly #shape: ZoneShape;
  readonly #own: Float64Array;
  /** Worths for bounding: with the separators' prices in them. */
  readonly #worth: Float64Array;
  readonly #ratio: Float64Array;
  readonly #order: Int32Array;
  /** Of the items in order those that the present search may add. */
  readonly #live: Int32Array;
  #liveCount = 0;
  readonly #barred: Uint8Array;
  readonly #state: Uint8Array;
  /** How many members (the root as one) touch an item. */
  readonly #touched: Int32Array;
  readonly #reached: Int32Array;
  readonly #queue: Int32Array;
  readonly #stack: Int32Array;
  readonly #stackBound: Float64Array;
  /** Triples of item k: triples[tripleStart[k] … tripleStart[k + 1]); and how many members each has. */
  readonly #tripleStart: Int32Array;
  #triples = new Int32Array(0);
  #met = new Int32Array(0);
  #triplePrice: Float64Array = new Float64Array(0);
  #separators: SeparatorPrices | null = null;
  #stamp = 0;
  #depth = 0;
  #room = 0;
  #value = 0;
  #priced = 0;
  /** What all worths and prices amount to, for rounding. */
  #size = 0;
  #next = -1;
  #must = -1;
  #finished = true;
  #best = new Int32Array(0);
  #bestValue = 0;
  /** Visits of items so far: what the work took. */
  work = 0;

  constructor(shape: ZoneShape) {
    const n = shape.candidates.length;
    this.#shape = shape;
    this.#own = new Float64Array(n);
    this.#worth = new Float64Array(n);
    this.#ratio = new Float64Array(n);
    this.#order = Int32Array.from({ length: n }, (_, k) => k);
    this.#live = new Int32Array(n);
    this.#barred = new Uint8Array(n);
    this.#state = new Uint8Array(n);
    this.#touched = new Int32Array(n);
    this.#reached = new Int32Array(n);
    this.#queue = new Int32Array(n);
    this.#stack = new Int32Array(n);
    this.#stackBound = new Float64Array(n);
    this.#tripleStart = new Int32Array(n + 1);
  }

  /** Members of the best set found, ascending, and its worth. */
  get best(): Int32Array {
    return this.#best;
  }

  get value(): number {
    return this.#bestValue;
  }

  /** Where the last search was not finished: how much of each item the relaxed answer takes; else null. */
  get relaxedShare(): Float64Array | null {
    return this.#finished ? null : (this.#separators?.share ?? null);
  }

  /** From now on item k is in none of its sets. */
  bar(k: number): void {
    this.#barred[k] = 1;
    if (this.#best.includes(k)) this.#best = new Int32Array(0);
  }

  /** Sets which of `count` triples each item belongs to. */
  setTriples(ofItem: readonly (readonly number[])[], count: number): void {
    ofItem.forEach((list, k) => {
      this.#tripleStart[k + 1] = this.#tripleStart[k]! + list.length;
    });
    this.#triples = Int32Array.from(ofItem.flat());
    this.#met = new Int32Array(count);
  }

  /**
   * Proved upper bound on what any set of the shape is worth less what it pays, at most `slack` above the best one's unless `most`
   * nodes were too few. `worth` is by candidate, `triplePrice` (none negative) by triple. -Infinity where there is no set at all.
   */
  solve(worth: Float64Array, triplePrice: Float64Array, slack: number, most: number): number {
    const { candidates, weight } = this.#shape;
    const n = candidates.length;
    this.#triplePrice = triplePrice;
    this.#size = 0;
    for (let k = 0; k < n; k++) {
      this.#own[k] = worth[candidates[k]!]!;
      this.#size += Math.abs(this.#own[k]!);
    }
    for (const price of triplePrice) this.#size += price;
    this.#recall();
    let root = this.#separators ? this.#priceSeparators(this.#separators) : Infinity;
    this.#worth.set(this.#separators?.worth ?? this.#own);
    for (let k = 0; k < n; k++) {
      const p = this.#worth[k]!;
      this.#ratio[k] = weight[k]! > 0 ? p / weight[k]! : p > 0 ? Infinity : p < 0 ? -Infinity : 0;
    }
    this.#order.sort((a, b) => this.#ratio[b]! - this.#ratio[a]! || a - b);
    if (!this.#begin(-1)) return -Infinity;
    this.#narrow(this.#bestValue + slack);
    const open = this.#search(slack, null, most);
    this.#finished = open === -Infinity;
    if (!this.#finished && this.#separators === null) {
      this.#separators = new SeparatorPrices(this.#shape, this.#barred);
      root = this.#priceSeparators(this.#separators);
    }
    return Math.min(root, Math.max(open, this.#bestValue + slack)) + ROUNDING * this.#size;
  }

  /** Items that, at the worths of the last `solve`, no set worth `least` holds, as far as a glance tells. */
  idle(least: number): number[] {
    if (!this.#begin(-1)) return [];
    this.#narrow(least - 2 * ROUNDING * Math.max(1, this.#size));
    const live = new Set(this.#live.subarray(0, this.#liveCount));
    return Array.from(this.#order)
      .filter((k) => this.#barred[k] === 0 && this.#state[k] !== IN && !live.has(k))
      .sort((a, b) => a - b);
  }

  /** Whether, at the worths of the last `solve`, a set with item k in it may be worth `least`; false is proved. */
  mayHold(k: number, least: number, most: number): boolean {
    const best = this.#best;
    const value = this.#bestValue;
    this.#bestValue = -Infinity;
    const enough = least - 2 * ROUNDING * Math.max(1, this.#size);
    const may =
      this.#begin(k) &&
      this.#narrow(enough) &&
      (this.#search(0, enough, most) > -Infinity || this.#bestValue >= enough);
    this.#best = best;
    this.#bestValue = value;
    return may;
  }

  #priceSeparators(separators: SeparatorPrices): number {
    const rounds = this.#finished ? ROUNDS_EASY : ROUNDS_HARD;
    this.work += rounds * this.#own.length;
    return separators.tighten(this.#own, this.#bestValue, rounds);
  }

  /** The last call's best set is where the next one starts from. */
  #recall(): void {
    let value = this.#best.length > 0 ? 0 : -Infinity;
    this.#met.fill(0);
    for (const k of this.#best) {
      value += this.#own[k]!;
      for (let j = this.#tripleStart[k]!; j < this.#tripleStart[k + 1]!; j++) {
        const t = this.#triples[j]!;
        if (++this.#met[t]! === 2) value -= this.#triplePrice[t]!;
      }
    }
    this.#bestValue = value;
  }

  /** Back to the set of those who have no choice; false where they are too many. */
  #begin(must: number): boolean {
    const { forced, rooted, room } = this.#shape;
    for (let k = 0; k < forced.length; k++) {
      this.#state[k] = this.#barred[k] === 1 ? OUT : FREE;
      this.#touched[k] = rooted[k]!;
    }
    this.#must = must;
    this.#room = room;
    this.#value = 0;
    this.#priced = 0;
    this.#depth = 0;
    this.#met.fill(0);
    for (let k = 0; k < forced.length; k++) if (forced[k] === 1) this.#join(k);
    return this.#room >= 0;
  }

  /**
   * Leaves the items that a set worth more than `cut` may add: at the price of room at which the fractional knapsack ends, none that costs more than
   * is between its bound and the cut. False where that holds for the one who must be in.
   */
  #narrow(cut: number): boolean {
    const { weight } = this.#shape;
    const stamp = this.#reach(this.#order, this.#order.length);
    let left = this.#room;
    let price = 0;
    for (let r = 0; r < this.#order.length && this.#worth[this.#order[r]!]! > 0; r++) {
      const k = this.#order[r]!;
      if (this.#reached[k] !== stamp) continue;
      left -= weight[k]!;
      if (left >= 0) continue;
      price = this.#ratio[k]!;
      break;
    }
    let bound = this.#priced + (price > 0 ? price * this.#room : 0);
    for (let k = 0; k < weight.length; k++) {
      if (this.#reached[k] === stamp) bound += Math.max(0, this.#worth[k]! - price * weight[k]!);
    }
    const room = bound - cut + ROUNDING * this.#size;
    this.#liveCount = 0;
    for (let r = 0; r < this.#order.length; r++) {
      const k = this.#order[r]!;
      if (this.#reached[k] !== stamp) continue;
      if (price * weight[k]! - this.#worth[k]! > room) this.#state[k] = OUT;
      else this.#live[this.#liveCount++] = k;
    }
    return this.#must < 0 || this.#state[this.#must] !== OUT;
  }

  /**
   * Searches all sets that hold the one who must be in: those worth more than the best by `slack`, or, where `enough` is given, one that is worth
   * as much. Returns a bound on what `most` nodes left unsearched, -Infinity where nothing is.
   */
  #search(slack: number, enough: number | null, most: number): number {
    let nodes = 0;
    this.#keep();
    for (;;) {
      if (enough !== null && this.#bestValue >= enough) return -Infinity;
      const bound = this.#look();
      if (this.#next >= 0 && bound > (enough ?? this.#bestValue + slack)) {
        if (nodes++ >= most) return this.#openBound(bound);
        this.#stackBound[this.#depth] = bound;
        this.#stack[this.#depth++] = this.#next;
        this.#join(this.#next);
        this.#keep();
      } else if (!this.#back(enough ?? this.#bestValue + slack)) return -Infinity;
    }
  }

  #openBound(here: number): number {
    let open = here;
    for (let d = 0; d < this.#depth; d++) {
      if (this.#state[this.#stack[d]!] === IN) open = Math.max(open, this.#stackBound[d]!);
    }
    return open;
  }

  #keep(): void {
    if (this.#value <= this.#bestValue) return;
    if (this.#must >= 0 && this.#state[this.#must] !== IN) return;
    this.#bestValue = this.#value;
    let count = 0;
    for (let k = 0; k < this.#state.length; k++) if (this.#state[k] === IN) this.#queue[count++] = k;
    this.#best = this.#queue.slice(0, count);
  }

  /** Upper bound on what the present members can grow into; leaves the item to branch on in `#next`. */
  #look(): number {
    const { weight } = this.#shape;
    const must = this.#must;
    const stamp = this.#reach(this.#live, this.#liveCount);
    let bound = this.#priced;
    let left = this.#room;
    let full = false;
    this.#next = -1;
    const asked = must >= 0 && this.#state[must] !== IN;
    if (asked) {
      if (this.#reached[must] !== stamp) return -Infinity;
      bound += this.#worth[must]!;
      left -= weight[must]!;
    }
    for (let r = 0; r < this.#liveCount; r++) {
      const k = this.#live[r]!;
      if (this.#reached[k] !== stamp) continue;
      if (this.#next < 0 && this.#touched[k]! > 0) this.#next = k;
      full ||= this.#worth[k]! <= 0;
      if (full) {
        if (this.#next >= 0) break;
        continue;
      }
      if (asked && k === must) continue;
      const part = weight[k]! <= left ? 1 : left / weight[k]!;
      bound += part * this.#worth[k]!;
      left -= part * weight[k]!;
      full = part < 1;
    }
    return bound;
  }

  /** Marks what the members can still grow to among some items, each by itself within the room; returns the mark. */
  #reach(among: Int32Array, count: number): number {
    const { weight, neighbourStart, neighbour } = this.#shape;
    const state = this.#state;
    const queue = this.#queue;
    const reached = this.#reached;
    const room = this.#room;
    const stamp = ++this.#stamp;
    let end = 0;
    for (let r = 0; r < count; r++) {
      const k = among[r]!;
      if (state[k] !== FREE || this.#touched[k] === 0 || weight[k]! > room) continue;
      reached[k] = stamp;
      queue[end++] = k;
    }
    for (let at = 0; at < end; at++) {
      const k = queue[at]!;
      for (let j = neighbourStart[k]!; j < neighbourStart[k + 1]!; j++) {
        const next = neighbour[j]!;
        if (state[next] !== FREE || reached[next] === stamp || weight[next]! > room) continue;
        reached[next] = stamp;
        queue[end++] = next;
      }
    }
    this.work += count;
    return stamp;
  }

  #join(k: number): void {
    const { weight, neighbourStart, neighbour } = this.#shape;
    this.#state[k] = IN;
    this.#room -= weight[k]!;
    this.#value += this.#own[k]!;
    this.#priced += this.#worth[k]!;
    for (let j = neighbourStart[k]!; j < neighbourStart[k + 1]!; j++) this.#touched[neighbour[j]!]!++;
    for (let j = this.#tripleStart[k]!; j < this.#tripleStart[k + 1]!; j++) {
      const t = this.#triples[j]!;
      if (++this.#met[t]! === 2) this.#pay(this.#triplePrice[t]!);
    }
  }

  #leave(k: number, state: number): void {
    const { weight, neighbourStart, neighbour } = this.#shape;
    this.#state[k] = state;
    this.#room += weight[k]!;
    this.#value -= this.#own[k]!;
    this.#priced -= this.#worth[k]!;
    for (let j = neighbourStart[k]!; j < neighbourStart[k + 1]!; j++) this.#touched[neighbour[j]!]!--;
    for (let j = this.#tripleStart[k]!; j < this.#tripleStart[k + 1]!; j++) {
      const t = this.#triples[j]!;
      if (--this.#met[t]! === 1) this.#pay(-this.#triplePrice[t]!);
    }
  }

  #pay(price: number): void {
    this.#value -= price;
    this.#priced -= price;
  }

  /** To the nearest member that has not stayed out yet and without whom more than `cut` is possible; false when there is none. */
  #back(cut: number): boolean {
    while (this.#depth > 0) {
      const k = this.#stack[this.#depth - 1]!;
      if (this.#state[k] === IN) {
        if (this.#stackBound[this.#depth - 1]! > cut) {
          this.#leave(k, OUT);
          return true;
        }
        this.#leave(k, FREE);
      }
      this.#state[k] = FREE;
      this.#depth--;
    }
    return false;
  }
}
