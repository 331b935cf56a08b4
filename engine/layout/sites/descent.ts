import { NONE } from '../../units.ts';
import type { Packing } from './packing.ts';

/** Open schools, from an item's cheapest on, in which it looks for a partner. */
const PARTNER_SCHOOLS = 6;
/** What counts as a gain, in the unit of costs, relative to a packing's value. */
const DUST = 1e-10;

/**
 * Moves items while that is better: one to another school, two swapped, one that pushes another on to a third school; and
 * whole schools to a closed site. What is too much anywhere costs `price` a unit. Begins with the items of `dirty`.
 */
export class Descent {
  readonly #packing: Packing;
  readonly #queue: Int32Array;
  readonly #waiting: Uint8Array;
  /** Schools that may gain by moving. */
  readonly #stale = new Set<number>();
  #from = 0;
  #length = 0;
  #price = 0;
  #dust = 0;

  constructor(packing: Packing) {
    this.#packing = packing;
    this.#queue = new Int32Array(packing.plain.items);
    this.#waiting = new Uint8Array(packing.plain.items);
  }

  /** Has an item, which is somewhere, and its school looked at in the next run. */
  touch(item: number): void {
    this.#stale.add(this.#packing.school[item]!);
    if (this.#waiting[item] === 1) return;
    this.#waiting[item] = 1;
    this.#queue[(this.#from + this.#length++) % this.#queue.length] = item;
  }

  run(price: number): void {
    this.#price = price;
    this.#dust = DUST * Math.abs(this.#packing.value);
    while (this.#length > 0) {
      const item = this.#queue[this.#from]!;
      this.#from = (this.#from + 1) % this.#queue.length;
      this.#length--;
      this.#waiting[item] = 0;
      while (this.#moveItem(item));
      if (this.#length === 0) this.#moveSchools();
    }
  }

  #touchSchool(school: number): void {
    const { member, count, plain } = this.#packing;
    for (let k = 0; k < count[school]!; k++) this.touch(member[school * plain.items + k]!);
  }

  /** The best of all moves that begin with an item; false where none gains. */
  #moveItem(item: number): boolean {
    const packing = this.#packing;
    const { plain, school, load, member, count, open } = packing;
    const { items, schools, cost, weight, room, near, nearCount } = plain;
    if (packing.tied(item)) return false;
    const from = school[item]!;
    const row = item * schools;
    const w = weight[item]!;
    const price = this.#price;
    const relief = -price * packing.excess(from, -w);
    const base = cost[row + from]!;
    const spareFrom = room[from]! - load[from]!;
    let best = -this.#dust;
    let to = NONE;
    let partner = NONE;
    let third = NONE;
    let seen = 0;
    for (let k = 0; k < nearCount[item]! && seen < PARTNER_SCHOOLS; k++) {
      const there = near[row + k]!;
      if (open[there] === 0 || there === from) continue;
      seen++;
      const go = cost[row + there]! - base;
      const overThere = Math.max(0, load[there]! - room[there]!);
      const shift = go + price * (Math.max(0, load[there]! + w - room[there]!) - overThere) - relief;
      if (shift < best) {
        best = shift;
        to = there;
        partner = NONE;
      }
      const spareThere = room[there]! - load[there]!;
      const overFrom = Math.max(0, -spareFrom);
      const home = plain.home[there]!;
      for (let m = 0; m < count[there]!; m++) {
        const other = member[there * items + m]!;
        if (other === home) continue;
        const back = other * schools;
        const v = weight[other]!;
        const leave = go - cost[back + there]!;
        const moreThere = price * (Math.max(0, w - v - spareThere) - overThere);
        // The other comes here instead.
        const swap =
          leave + cost[back + from]! + moreThere + price * (Math.max(0, v - w - spareFrom) - overFrom);
        if (swap < best) {
          best = swap;
          to = there;
          partner = other;
          third = from;
        }
        // The other goes on to the cheapest school with room for it.
        const pushed = leave + moreThere - relief;
        for (let l = 0; l < nearCount[other]!; l++) {
          const next = near[back + l]!;
          if (pushed + cost[back + next]! >= best) break;
          if (open[next] === 0 || next === there || next === from) continue;
          if (load[next]! + v > room[next]!) continue;
          best = pushed + cost[back + next]!;
          to = there;
          partner = other;
          third = next;
          break;
        }
      }
    }
    if (to === NONE) return false;
    packing.take(item);
    if (partner !== NONE) {
      packing.move(partner, third);
      this.touch(partner);
    }
    packing.put(item, to);
    // Room was made where it came from, and others may want to leave where it went.
    this.#touchSchool(from);
    this.#touchSchool(to);
    return true;
  }

  /** Moves schools to closed sites, all their items with them, where that is better. */
  #moveSchools(): void {
    for (const school of this.#stale) {
      this.#stale.delete(school);
      if (this.#packing.open[school] === 1 && this.#moveSchool(school)) return;
    }
  }

  #moveSchool(from: number): boolean {
    const packing = this.#packing;
    const { plain, open, load, count, member } = packing;
    const { items, schools, cost, room, home, openingCost } = plain;
    if (plain.mustOpen[from] === 1 || count[from] === 0) return false;
    const base = from * items;
    const over = Math.max(0, load[from]! - room[from]!);
    let best = -this.#dust;
    let to = NONE;
    for (let there = 0; there < schools; there++) {
      if (open[there] === 1) continue;
      const own = home[there]!;
      if (own !== NONE && packing.school[own] !== from) continue;
      let delta = openingCost[there]! - openingCost[from]!;
      delta += this.#price * (Math.max(0, load[from]! - room[there]!) - over);
      for (let k = 0; k < count[from]!; k++) {
        const row = member[base + k]! * schools;
        delta += cost[row + there]! - cost[row + from]!;
      }
      if (!(delta < best)) continue;
      best = delta;
      to = there;
    }
    if (to === NONE) return false;
    packing.openSchool(to);
    while (count[from]! > 0) packing.move(member[base + count[from]! - 1]!, to);
    packing.closeSchool(from);
    this.#touchSchool(to);
    return true;
  }
}
