import type { ZoneShape } from './zone-shapes.ts';

/** Separators kept for a zone, and rounds without a price after which one is forgotten. */
const MOST_CUTS = 1500;
const FORGET = 30;
/** Rounds without a better bound after which steps are halved. */
const PATIENCE = 5;
/** Share of the gap that a better bound has to close to count as one. */
const GAIN = 1e-4;

interface Cut {
  readonly item: number;
  readonly separator: Int32Array;
  price: number;
  idle: number;
  /** By how much the relaxed answer breaks it. */
  slope: number;
}

/**
 * Contiguity of one zone as prices: who joins brings somebody of each set that cuts it from the root (x ≤ Σ separator), each such row
 * priced. What is left is a fractional knapsack, and any prices give an upper bound on every connected set. Prices stay from call to call, since worths
 * change little in between.
 */
export class SeparatorPrices {
  readonly #shape: ZoneShape;
  /** Worths with the prices in them: of a connected set never less than its worth. */
  readonly worth: Float64Array;
  /** Share of each item in the relaxed answer at the best prices. */
  readonly share: Float64Array;
  readonly #best: Float64Array;
  readonly #bestShare: Float64Array;
  readonly #order: Int32Array;
  readonly #ratio: Float64Array;
  readonly #barred: Uint8Array;
  readonly #side: Int32Array;
  readonly #queue: Int32Array;
  #stamp = 0;
  #cuts: Cut[] = [];
  readonly #known = new Set<string>();

  constructor(shape: ZoneShape, barred: Uint8Array) {
    this.#barred = barred;
    const n = shape.candidates.length;
    this.#shape = shape;
    this.worth = new Float64Array(n);
    this.share = new Float64Array(n);
    this.#best = new Float64Array(n);
    this.#bestShare = new Float64Array(n);
    this.#order = Int32Array.from({ length: n }, (_, k) => k);
    this.#ratio = new Float64Array(n);
    this.#side = new Int32Array(n);
    this.#queue = new Int32Array(n);
  }

  /** Lowers the bound towards `target`, the worth of a set that is known, in some rounds; returns it, `worth` being at the prices that gave it. */
  tighten(own: Float64Array, target: number, rounds: number): number {
    const aim = Math.max(target, 0);
    let best = Infinity;
    let step = 1;
    let idle = 0;
    let bestPrices: number[] = [];
    for (let round = 0; round < rounds; round++) {
      this.#price(own);
      const bound = this.#knapsack();
      if (bound < best) {
        if (bound < best - GAIN * (best - aim)) idle = 0;
        best = bound;
        bestPrices = this.#cuts.map(({ price }) => price);
        this.#best.set(this.worth);
        this.#bestShare.set(this.share);
      } else if (++idle >= PATIENCE) {
        idle = 0;
        step /= 2;
      }
      if (bound - aim <= 1e-9 * Math.abs(aim)) break;
      this.#separate();
      let norm = 0;
      for (const cut of this.#cuts) {
        cut.slope = this.share[cut.item]!;
        for (let k = 0; k < cut.separator.length; k++) cut.slope -= this.share[cut.separator[k]!]!;
        if (cut.price > 0 || cut.slope > 0) norm += cut.slope * cut.slope;
      }
      if (norm === 0) break;
      const length = (step * Math.max(0, bound - aim)) / norm;
      for (const cut of this.#cuts) cut.price = Math.max(0, cut.price + length * cut.slope);
    }
    this.#cuts.forEach((cut, k) => {
      cut.price = bestPrices[k] ?? 0;
    });
    this.worth.set(this.#best);
    this.share.set(this.#bestShare);
    this.#forget();
    return best;
  }

  #price(own: Float64Array): void {
    const worth = this.worth;
    worth.set(own);
    for (const { item, separator, price } of this.#cuts) {
      if (price === 0) continue;
      worth[item]! -= price;
      for (let k = 0; k < separator.length; k++) worth[separator[k]!]! += price;
    }
  }

  #knapsack(): number {
    const { weight, forced, room } = this.#shape;
    const { worth, share } = this;
    const ratio = this.#ratio;
    let left = room;
    let bound = 0;
    for (let k = 0; k < worth.length; k++) {
      share[k] = forced[k]!;
      if (forced[k] === 1) {
        left -= weight[k]!;
        bound += worth[k]!;
      }
      ratio[k] = weight[k]! > 0 ? worth[k]! / weight[k]! : worth[k]! > 0 ? Infinity : 0;
    }
    const most = left;
    this.#order.sort((a, b) => ratio[b]! - ratio[a]! || a - b);
    for (let r = 0; r < this.#order.length; r++) {
      const k = this.#order[r]!;
      if (worth[k]! <= 0) break;
      if (forced[k] === 1 || weight[k]! > most || this.#barred[k] === 1) continue;
      const part = weight[k]! <= left ? 1 : left / weight[k]!;
      share[k] = part;
      bound += part * worth[k]!;
      left -= part * weight[k]!;
      if (left <= 0) break;
    }
    return bound;
  }

  /** Separators that the relaxed answer breaks: around what hangs together with the root, towards each item that does not. */
  #separate(): void {
    const { rooted, neighbourStart, neighbour } = this.#shape;
    const share = this.share;
    const side = this.#side;
    const queue = this.#queue;
    const near = ++this.#stamp;
    const edge = ++this.#stamp;
    let end = 0;
    for (let k = 0; k < share.length; k++) {
      if (rooted[k] !== 1) continue;
      side[k] = share[k]! > 0 ? near : edge;
      if (share[k]! > 0) queue[end++] = k;
    }
    for (let at = 0; at < end; at++) {
      const k = queue[at]!;
      for (let j = neighbourStart[k]!; j < neighbourStart[k + 1]!; j++) {
        const next = neighbour[j]!;
        if (side[next] === near) continue;
        side[next] = share[next]! > 0 ? near : edge;
        if (share[next]! > 0) queue[end++] = next;
      }
    }
    const done = ++this.#stamp;
    for (let k = 0; k < share.length; k++) {
      if (share[k] === 0 || side[k] === near || side[k] === done) continue;
      this.#separateFrom(k, near, edge, done);
    }
  }

  /** One separator for all the taken items that hang together with `first`. */
  #separateFrom(first: number, near: number, edge: number, done: number): void {
    const { neighbourStart, neighbour } = this.#shape;
    const share = this.share;
    const side = this.#side;
    const queue = this.#queue;
    // Its own island of taken items.
    queue[0] = first;
    side[first] = done;
    let end = 1;
    for (let at = 0; at < end; at++) {
      const k = queue[at]!;
      for (let j = neighbourStart[k]!; j < neighbourStart[k + 1]!; j++) {
        const next = neighbour[j]!;
        if (share[next] === 0 || side[next] === done || side[next] === near) continue;
        side[next] = done;
        queue[end++] = next;
      }
    }
    const island = queue.slice(0, end);
    // From there over all that is not beside the root's part, until its edge.
    const seen = new Set<number>(island);
    const separator: number[] = [];
    for (let at = 0; at < end; at++) {
      const k = queue[at]!;
      for (let j = neighbourStart[k]!; j < neighbourStart[k + 1]!; j++) {
        const next = neighbour[j]!;
        if (seen.has(next) || this.#barred[next] === 1) continue;
        seen.add(next);
        if (side[next] === edge) separator.push(next);
        else if (side[next] !== near) queue[end++] = next;
      }
    }
    separator.sort((a, b) => a - b);
    for (const item of island) this.#add(item, separator);
  }

  #add(item: number, separator: readonly number[]): void {
    const key = `${item}:${separator.join()}`;
    if (this.#known.has(key) || this.#cuts.length >= MOST_CUTS) return;
    this.#known.add(key);
    this.#cuts.push({ item, separator: Int32Array.from(separator), price: 0, idle: 0, slope: 0 });
  }

  #forget(): void {
    let stale = false;
    for (const cut of this.#cuts) {
      cut.idle = cut.price > 0 ? 0 : cut.idle + 1;
      if (cut.idle > FORGET) stale = true;
    }
    if (!stale) return;
    for (const { item, separator, idle } of this.#cuts) {
      if (idle > FORGET) this.#known.delete(`${item}:${separator.join()}`);
    }
    this.#cuts = this.#cuts.filter(({ idle }) => idle <= FORGET);
  }
}
