import type { SiteTables } from './site-task.ts';

/** Most steps into which spare room is divided: what is finer is rounded in favour of the relaxation. */
const STEPS = 10_000;

/** The cheapest schools to have open. */
export interface Choice {
  readonly open: Uint8Array;
  readonly value: number;
}

/**
 * Opens the schools whose worths sum to the least while their rooms together hold everybody: a knapsack over what may be
 * closed, solved exactly on closed rooms rounded down. Without this row the relaxation would open parts of schools
 * (Klincewicz and Luss 1986).
 */
export class EnoughRoom {
  readonly #tables: SiteTables;
  /** Room of each school in steps, and the steps that may be closed altogether. */
  readonly #room: Int32Array;
  readonly #spare: number;
  readonly #rows: Float64Array[] = [];

  constructor(tables: SiteTables) {
    const { room, weight } = tables;
    this.#tables = tables;
    const need = weight.reduce((sum, each) => sum + each, 0);
    const all = room.reduce((sum, each) => sum + each, 0);
    const unlimited = !Number.isFinite(all);
    const step = unlimited ? 1 : Math.max(1, (all - need) / STEPS);
    this.#room = Int32Array.from(room, (each) => (unlimited ? 0 : Math.floor(each / step)));
    this.#spare = unlimited ? 0 : Math.floor((all - need) / step + 1e-9);
  }

  /** The worth of a school is what opening costs and its cheapest load; Infinity where nobody may come. */
  choose(worth: Float64Array): Choice {
    const open = new Uint8Array(worth.length).fill(1);
    let value = 0;
    worth.forEach((each, school) => {
      if (each === Infinity) open[school] = 0;
      else value += each;
    });
    const closable = this.#closable(worth);
    const rows = this.#fill(closable, worth);
    let left = this.#spare;
    for (let k = closable.length - 1; k >= 0 && left >= 0; k--) {
      if (rows[k + 1]![left]! === rows[k]![left]!) continue;
      const school = closable[k]!;
      open[school] = 0;
      value -= worth[school]!;
      left -= this.#room[school]!;
    }
    return { open, value };
  }

  /** By school, what the value rises by at least when it is on the other side of a choice. */
  extras({ open, value }: Choice, worth: Float64Array): Float64Array {
    const { mustOpen } = this.#tables.sites;
    const closable = this.#closable(worth);
    const all = worth.reduce((sum, each) => sum + (each === Infinity ? 0 : each), 0);
    const forward = this.#fill(closable, worth).map((row) => row.slice());
    const backward = this.#fill(closable.toReversed(), worth).toReversed();
    const extra = Float64Array.from(worth, (each, school) => {
      if (open[school] === 0) return Infinity;
      return mustOpen[school] === 1 ? Infinity : Math.max(0, -each);
    });
    closable.forEach((school, k) => {
      // What is saved when this one is closed, or is not.
      const closes = open[school] === 1;
      const spare = closes ? this.#spare - this.#room[school]! : this.#spare;
      let saved = -Infinity;
      for (let used = 0; used <= spare; used++) {
        saved = Math.max(saved, forward[k]![used]! + backward[k + 1]![spare - used]!);
      }
      if (closes) saved += worth[school]!;
      extra[school] = Math.max(0, all - saved - value);
    });
    return extra;
  }

  #closable(worth: Float64Array): number[] {
    const { mustOpen } = this.#tables.sites;
    return [...worth.keys()].filter((s) => mustOpen[s] === 0 && worth[s]! > 0 && worth[s]! < Infinity);
  }

  /** Row k: the most that closing some of the first k saves, by the spare room that it may take. */
  #fill(closable: readonly number[], worth: Float64Array): Float64Array[] {
    const width = Math.max(0, this.#spare) + 1;
    while (this.#rows.length <= closable.length) this.#rows.push(new Float64Array(width));
    this.#rows[0]!.fill(0);
    for (let k = 0; k < closable.length; k++) {
      const gain = worth[closable[k]!]!;
      const room = this.#room[closable[k]!]!;
      const from = this.#rows[k]!;
      const to = this.#rows[k + 1]!;
      to.set(from);
      for (let left = room; left < width; left++) {
        const closed = from[left - room]! + gain;
        if (closed > to[left]!) to[left] = closed;
      }
    }
    return this.#rows.slice(0, closable.length + 1);
  }
}
