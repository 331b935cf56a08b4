import type { Share } from './share.ts';
import type { SiteTables } from './site-task.ts';

/** Largest room, and steps of all schools together in one round, for which whole items are worth their time. */
const LARGEST_ROOM = 20_000;
const MOST_STEPS = 30_000_000;

/** The cheapest load of one school in whole items: a 0-1 knapsack by dynamic programming. Null where it would take too long. */
export function cheapestWholeShare(tables: SiteTables): Share | null {
  const { room, weight, itemOf, schoolStart } = tables;
  if (weight.some((each) => !Number.isInteger(each))) return null;
  let steps = 0;
  for (const [school, most] of room.entries()) {
    if (most > LARGEST_ROOM) return null;
    // Seldom is more than a quarter of the items worth anything.
    steps += (most * (schoolStart[school + 1]! - schoolStart[school]!)) / 4;
  }
  return steps > MOST_STEPS ? null : new WholeKnapsack(tables, itemOf);
}

class WholeKnapsack implements Share {
  readonly #tables: SiteTables;
  readonly part: Float64Array;
  /** Whole items have no price of room; who needs one asks the fractional share. */
  readonly roomPrice = 0;
  readonly #best: Float64Array;
  readonly #took: Uint8Array;
  readonly #candidate: Int32Array;

  constructor(tables: SiteTables, itemOf: Int32Array) {
    const most = Math.floor(tables.room.reduce((a, b) => Math.max(a, b), 0));
    const widest = tables.schoolStart.reduce(
      (widest, start, s) => Math.max(widest, start - (tables.schoolStart[s - 1] ?? 0)),
      0,
    );
    this.#tables = tables;
    this.part = new Float64Array(itemOf.length);
    this.#best = new Float64Array(most + 1);
    this.#took = new Uint8Array((most + 1) * widest);
    this.#candidate = new Int32Array(widest);
  }

  price(school: number, worth: Float64Array, most = this.#tables.room[school]!): number {
    const { schoolStart, bySchool, itemOf, weight, isHome } = this.#tables;
    let left = Math.floor(most + 1e-9);
    let value = 0;
    let count = 0;
    for (let k = schoolStart[school]!; k < schoolStart[school + 1]!; k++) {
      const c = bySchool[k]!;
      this.part[c] = isHome[c]!;
      if (isHome[c] === 1) {
        left -= weight[itemOf[c]!]!;
        value += worth[c]!;
      } else if (worth[c]! < 0) this.#candidate[count++] = c;
    }
    // A full school still takes who needs no room.
    return value + this.#fill(count, Math.max(0, left), worth);
  }

  #fill(count: number, room: number, worth: Float64Array): number {
    const { itemOf, weight } = this.#tables;
    const best = this.#best;
    const took = this.#took;
    const width = room + 1;
    best.fill(0, 0, width);
    for (let k = 0; k < count; k++) {
      const c = this.#candidate[k]!;
      const w = weight[itemOf[c]!]!;
      const gain = worth[c]!;
      const row = k * width;
      took.fill(0, row, row + width);
      for (let left = room; left >= w; left--) {
        const taken = best[left - w]! + gain;
        if (taken < best[left]!) {
          best[left] = taken;
          took[row + left] = 1;
        }
      }
    }
    let left = room;
    for (let k = count - 1; k >= 0; k--) {
      if (took[k * width + left] === 0) continue;
      const c = this.#candidate[k]!;
      this.part[c] = 1;
      left -= weight[itemOf[c]!]!;
    }
    return best[room]!;
  }
}
