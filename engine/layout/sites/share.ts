import type { SiteTables } from './site-task.ts';

/** The cheapest load of one school at given worths: a fractional knapsack. */
export interface Share {
  /** Cheapest sum of worths within the school's room (`most`, its largest where not given); what belongs there in any case is always taken. */
  price(school: number, worth: Float64Array, most?: number): number;
  /** After `price`: what a unit of the school's room is worth. */
  readonly roomPrice: number;
  /** After `price`: the part of each of the school's candidates that is taken. */
  readonly part: Float64Array;
}

export function cheapestShare(tables: SiteTables): Share {
  return new FractionalKnapsack(tables);
}

class FractionalKnapsack implements Share {
  readonly #tables: SiteTables;
  readonly part: Float64Array;
  readonly #candidate: Int32Array;
  readonly #ratio: Float64Array;
  roomPrice = 0;

  constructor(tables: SiteTables) {
    this.#tables = tables;
    this.part = new Float64Array(tables.itemOf.length);
    this.#candidate = new Int32Array(tables.itemOf.length);
    this.#ratio = new Float64Array(tables.itemOf.length);
  }

  price(school: number, worth: Float64Array, most = this.#tables.room[school]!): number {
    const { schoolStart, bySchool, itemOf, weight, isHome } = this.#tables;
    let left = most;
    let value = 0;
    let count = 0;
    let wanted = 0;
    for (let k = schoolStart[school]!; k < schoolStart[school + 1]!; k++) {
      const c = bySchool[k]!;
      const w = weight[itemOf[c]!]!;
      this.part[c] = 0;
      if (isHome[c] === 1) {
        this.part[c] = 1;
        left -= w;
        value += worth[c]!;
      } else if (worth[c]! < 0) {
        this.#candidate[count] = c;
        this.#ratio[count++] = w > 0 ? worth[c]! / w : -Infinity;
        wanted += w;
      }
    }
    this.roomPrice = 0;
    if (wanted <= left) {
      for (let k = 0; k < count; k++) {
        this.part[this.#candidate[k]!] = 1;
        value += worth[this.#candidate[k]!]!;
      }
      return value;
    }
    return value + this.#fill(count, Math.max(0, left), worth);
  }

  /** Takes by ratio until the room is full: a selection, so that nothing is sorted beyond the last one taken. */
  #fill(count: number, room: number, worth: Float64Array): number {
    const { itemOf, weight } = this.#tables;
    const candidate = this.#candidate;
    const ratio = this.#ratio;
    let value = 0;
    let left = room;
    let from = 0;
    let to = count;
    while (from < to) {
      const pivot = ratio[(from + to) >>> 1]!;
      let small = from;
      let at = from;
      let large = to;
      let below = 0;
      // Three parts: cheaper than the pivot, like it, dearer.
      while (at < large) {
        if (ratio[at]! < pivot) {
          below += weight[itemOf[candidate[at]!]!]!;
          this.#swap(small++, at++);
        } else if (ratio[at]! > pivot) this.#swap(at, --large);
        else at++;
      }
      if (below > left) {
        to = small;
        continue;
      }
      for (let k = from; k < small; k++) value += this.#take(candidate[k]!, 1, worth);
      left -= below;
      for (let k = small; k < large; k++) {
        const w = weight[itemOf[candidate[k]!]!]!;
        if (w > left) {
          this.roomPrice = -pivot;
          return value + (w > 0 ? this.#take(candidate[k]!, left / w, worth) : 0);
        }
        value += this.#take(candidate[k]!, 1, worth);
        left -= w;
      }
      from = large;
    }
    return value;
  }

  #take(c: number, part: number, worth: Float64Array): number {
    this.part[c] = part;
    return part * worth[c]!;
  }

  #swap(a: number, b: number): void {
    const c = this.#candidate[a]!;
    this.#candidate[a] = this.#candidate[b]!;
    this.#candidate[b] = c;
    const r = this.#ratio[a]!;
    this.#ratio[a] = this.#ratio[b]!;
    this.#ratio[b] = r;
  }
}
