import type { Random } from '../../../engine/random.ts';
import type { Geography } from '../geography.ts';
import { GRADES, type People } from '../people/pupils.ts';
import { metresBetween } from '../places/settlements.ts';
import { PRIMARY_GRADES, type Site } from './sites.ts';
import type { ZonesInForce } from './zones-in-force.ts';

/** Who sits in which school today: pupils by school and grade at s × 9 + g, and of whom what. */
export interface Enrolled {
  readonly pupils: Int32Array;
  readonly outsideZone: Int32Array;
  readonly outsideCounty: Int32Array;
  readonly migrant: Int32Array;
}

export interface SchoolsToday {
  readonly sites: readonly Site[];
  readonly famous: ReadonlySet<number>;
  readonly zones: ZonesInForce;
  readonly classrooms: Int32Array;
}

/** A child on the way to a school, and where it goes when that one is full. */
export interface Wish {
  readonly unit: number;
  readonly grade: number;
  readonly school: number;
  readonly otherwise: number;
  /** Takes any other school of the same town before that. */
  readonly anyInTown: boolean;
}

/** Fuller than this many pupils a room nobody is let in; famous schools give way a little more. */
const FULL = 53;
const FAMOUS_FULL = 62;
const GUESTS = { famous: 0.014, town: 0.004 } as const;

/** Enrols child after child as long as there is room. */
export class Register {
  readonly enrolled: Enrolled;
  readonly #geography: Geography;
  readonly #schools: SchoolsToday;
  readonly #random: Random;
  readonly #room: Int32Array;
  readonly #migrantShare: Float64Array;

  constructor(geography: Geography, schools: SchoolsToday, people: People, random: Random) {
    const size = schools.sites.length * GRADES;
    this.enrolled = {
      pupils: new Int32Array(size),
      outsideZone: new Int32Array(size),
      outsideCounty: new Int32Array(size),
      migrant: new Int32Array(size),
    };
    this.#geography = geography;
    this.#schools = schools;
    this.#random = random;
    this.#room = Int32Array.from(schools.sites, (_, s) => {
      return schools.classrooms[s]! * (schools.famous.has(s) ? FAMOUS_FULL : FULL);
    });
    const residents = people.pupils[0]!;
    this.#migrantShare = Float64Array.from(people.migrant, (migrant, u) => {
      let all = 0;
      for (let g = 0; g < GRADES; g++) all += residents[u * GRADES + g]!;
      return all === 0 ? 0 : migrant / all;
    });
  }

  /** Children of the zone, the nearest first. */
  enrolStayers(wishes: readonly Wish[]): void {
    const { sites } = this.#schools;
    const away = new Map<number, number>();
    const inOrder = wishes.map((wish) => {
      const key = wish.unit * sites.length + wish.school;
      const known = away.get(key) ?? metresBetween(this.#geography, wish.unit, sites[wish.school]!.unit);
      away.set(key, known);
      return { wish, metres: known };
    });
    inOrder.sort((a, b) => a.metres - b.metres);
    for (const { wish } of inOrder) this.#enrol(wish, this.#roomAt(wish, wish.school));
  }

  /** Children from outside the zone find a place as long as there is one. */
  enrolChoosers(wishes: readonly Wish[]): void {
    for (const wish of wishes) {
      const found = wish.anyInTown ? this.#roomAt(wish, wish.school) : wish.school;
      this.#enrol(wish, this.#hasRoom(found) ? found : this.#roomAt(wish, wish.otherwise));
    }
  }

  /** Children from over the county's border are more at the famous schools. */
  enrolGuests(): void {
    const { sites, famous } = this.#schools;
    for (let slot = 0; slot < this.enrolled.pupils.length; slot++) {
      const school = Math.floor(slot / GRADES);
      const share = famous.has(school) ? GUESTS.famous : isTown(sites[school]!) ? GUESTS.town : 0;
      const guests = Math.floor(this.enrolled.pupils[slot]! * share * 2 * this.#random.float());
      this.enrolled.pupils[slot]! += guests;
      this.enrolled.outsideZone[slot]! += guests;
      this.enrolled.outsideCounty[slot]! += guests;
    }
  }

  #enrol(wish: Wish, school: number): void {
    const slot = school * GRADES + wish.grade;
    this.#room[school]!--;
    this.enrolled.pupils[slot]!++;
    if (school !== this.#zone(wish)) this.enrolled.outsideZone[slot]!++;
    if (this.#random.float() < this.#migrantShare[wish.unit]!) this.enrolled.migrant[slot]!++;
  }

  #zone({ unit, grade }: Wish): number {
    const { zones } = this.#schools;
    return (grade < PRIMARY_GRADES ? zones.primary : zones.junior)[unit]!;
  }

  /** Only in the towns are schools so full that they send children away. */
  #hasRoom(school: number): boolean {
    return this.#room[school]! > 0 || !isTown(this.#schools.sites[school]!);
  }

  /** The school if it has room, else the nearest of the same town and stage that has; the full one where none has. */
  #roomAt({ unit }: Wish, school: number): number {
    if (this.#hasRoom(school)) return school;
    const { sites } = this.#schools;
    const { role, township } = sites[school]!;
    let best = school;
    let least = Infinity;
    for (const [other, site] of sites.entries()) {
      if (site.township !== township || !isTown(site) || this.#room[other]! <= 0) continue;
      const fits = site.role === 'townNineYear' || site.role === role;
      const metres = metresBetween(this.#geography, unit, site.unit);
      if (fits && metres < least) {
        least = metres;
        best = other;
      }
    }
    return best;
  }
}

function isTown({ role }: Site): boolean {
  return role.startsWith('town');
}
