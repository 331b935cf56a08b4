import { NONE } from '../../units.ts';
import type { PlainSites } from './plain-sites.ts';

/**
 * Items in open schools, some of them perhaps overfull, kept up to date move by move: who is where, loads, cost of going
 * and of opening, and what all schools together hold too much.
 */
export class Packing {
  readonly plain: PlainSites;
  /** By item; NONE for who is nowhere at present. */
  readonly school: Int32Array;
  readonly open: Uint8Array;
  readonly load: Float64Array;
  /** Members of school s: member[s × items …), `count[s]` of them, in no order. */
  readonly count: Int32Array;
  readonly member: Int32Array;
  readonly #place: Int32Array;
  openCount = 0;
  /** Total room of the open schools. */
  openRoom = 0;
  /** Cost of going and of opening. */
  value = 0;
  /** What schools hold beyond their room. */
  over = 0;

  constructor(plain: PlainSites) {
    this.plain = plain;
    this.school = new Int32Array(plain.items).fill(NONE);
    this.#place = new Int32Array(plain.items);
    this.open = new Uint8Array(plain.schools);
    this.load = new Float64Array(plain.schools);
    this.count = new Int32Array(plain.schools);
    this.member = new Int32Array(plain.schools * plain.items);
  }

  openSchool(school: number): void {
    this.open[school] = 1;
    this.openCount++;
    this.openRoom += this.plain.room[school]!;
    this.value += this.plain.openingCost[school]!;
  }

  /** Closes a school that nobody is in. */
  closeSchool(school: number): void {
    this.open[school] = 0;
    this.openCount--;
    this.openRoom -= this.plain.room[school]!;
    this.value -= this.plain.openingCost[school]!;
  }

  take(item: number): void {
    const { items, schools, cost, weight } = this.plain;
    const school = this.school[item]!;
    const last = --this.count[school]!;
    const other = this.member[school * items + last]!;
    const at = this.#place[item]!;
    this.member[school * items + at] = other;
    this.#place[other] = at;
    this.value -= cost[item * schools + school]!;
    this.over += this.excess(school, -weight[item]!);
    this.load[school]! -= weight[item]!;
    this.school[item] = NONE;
  }

  put(item: number, school: number): void {
    const { items, schools, cost, weight } = this.plain;
    const at = this.count[school]!++;
    this.member[school * items + at] = item;
    this.#place[item] = at;
    this.value += cost[item * schools + school]!;
    this.over += this.excess(school, weight[item]!);
    this.load[school]! += weight[item]!;
    this.school[item] = school;
  }

  move(item: number, school: number): void {
    this.take(item);
    this.put(item, school);
  }

  /** What a school's excess changes by when its load does. */
  excess(school: number, more: number): number {
    const beyond = this.load[school]! - this.plain.room[school]!;
    return Math.max(0, beyond + more) - Math.max(0, beyond);
  }

  /** Whether an item must stay where it is while its school is open. */
  tied(item: number): boolean {
    const school = this.school[item]!;
    return school !== NONE && this.plain.home[school] === item;
  }

  /** Becomes like another packing of the same question, item by item, so that little changes cost little. */
  copy(other: Packing): void {
    for (let item = 0; item < this.school.length; item++) {
      if (this.school[item] !== NONE && this.school[item] !== other.school[item]) this.take(item);
    }
    for (let school = 0; school < this.open.length; school++) {
      if (this.open[school] === 1 && other.open[school] === 0) this.closeSchool(school);
      else if (this.open[school] === 0 && other.open[school] === 1) this.openSchool(school);
    }
    for (let item = 0; item < this.school.length; item++) {
      if (this.school[item] !== other.school[item]) this.put(item, other.school[item]!);
    }
    // Sums of many moves drift; the other's are taken over as they are.
    this.value = other.value;
    this.over = other.over;
  }
}
