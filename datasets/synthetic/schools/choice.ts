import type { Random } from '../../../engine/random.ts';
import type { Geography } from '../geography.ts';
import { GRADES, type People } from '../people/pupils.ts';
import { type Draw, nearestTown, pick, townDraws } from './pull.ts';
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

/** Share of village children who are taken to a school of the county town, where it is near. */
const LEAVE_FOR_TOWN = { primary: 0.3, junior: 0.34 } as const;
/** Distance over which that share falls to a third. */
const TOWN_PULL_METERS = 13_000;
/** Share at a teaching point who go to the township's centre school instead; the upper grades all do. */
const LEAVE_POINT = 0.36;
const LEAVE_POINT_UPPER = 1;
const POINT_TEACHES_TO = 4;
/** Children of the town whose parents look for a place at a famous school outside their zone. */
const CHOOSE_FAMOUS = 0.08;
/** Fuller than this many pupils a room nobody is let in; famous schools give way a little more. */
const FULL = 57;
const FAMOUS_FULL = 62;

/** One child, or several alike, on the way to a school. */
interface Wish {
  readonly unit: number;
  readonly grade: number;
  readonly school: number;
}

/**
 * Lets every child of the county go to school: to the school of the zone, or where the family chose (择校). Children
 * of the zone come first, the nearest before the others; who finds the school full is sent to one that has room.
 */
export function enrolledOf(
  geography: Geography,
  { sites, famous, zones, classrooms }: SchoolsToday,
  people: People,
  random: Random,
): Enrolled {
  const register = new Register(geography, { sites, famous, zones, classrooms }, people, random);
  const stay: Wish[] = [];
  const choose: Wish[] = [];
  const draws = townDraws(sites, geography.towns, famous);
  const centre = new Map(
    sites.flatMap(({ role, township }, school) =>
      role === 'centrePrimary' || role === 'seatNineYear' ? [[township, school] as const] : [],
    ),
  );
  const { settlements, towns } = geography;
  const residents = people.pupils[0]!;
  for (let unit = 0; unit < settlements.count; unit++) {
    const urban = towns[settlements.town[unit]!]?.kind === 'countyTown';
    const town = nearestTown(geography, unit);
    const pull = Math.exp(-town.metres / TOWN_PULL_METERS);
    for (let grade = 0; grade < GRADES; grade++) {
      const stage = grade < PRIMARY_GRADES ? 'primary' : 'junior';
      const zone = zones[stage][unit]!;
      const draw: Draw = draws[town.town]![stage];
      const leaves = urban ? CHOOSE_FAMOUS : LEAVE_FOR_TOWN[stage] * pull;
      const leavesPoint =
        sites[zone]!.role !== 'point' ? 0 : grade < POINT_TEACHES_TO ? LEAVE_POINT : LEAVE_POINT_UPPER;
      for (let pupil = residents[unit * GRADES + grade]!; pupil > 0; pupil--) {
        const school =
          random.float() < leaves
            ? pick(draw, urban, random)
            : random.float() < leavesPoint
              ? centre.get(settlements.township[unit]!)
              : zone;
        if (school === undefined || school === zone) stay.push({ unit, grade, school: zone });
        else choose.push({ unit, grade, school });
      }
    }
  }
  register.enrolStayers(stay);
  register.enrolChoosers(choose);
  register.enrolGuests();
  return register.enrolled;
}

class Register {
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
    const away = new Map<number, number>();
    const { sites } = this.#schools;
    const metres = ({ unit, school }: Wish): number => {
      const key = unit * sites.length + school;
      if (!away.has(key)) away.set(key, this.#metres(unit, sites[school]!.unit));
      return away.get(key)!;
    };
    const inOrder = wishes.map((wish) => ({ wish, metres: metres(wish) }));
    inOrder.sort((a, b) => a.metres - b.metres);
    for (const { wish } of inOrder)
      this.#enrol(wish, this.#hasRoom(wish) ? wish.school : this.#elsewhere(wish));
  }

  /** Children from outside the zone find a place as long as there is one, else they stay at the school of their zone. */
  enrolChoosers(wishes: readonly Wish[]): void {
    for (const wish of wishes) {
      const zone = { ...wish, school: this.#zone(wish) };
      if (this.#hasRoom(wish)) this.#enrol(wish, wish.school);
      else this.#enrol(wish, this.#hasRoom(zone) ? zone.school : this.#elsewhere(zone));
    }
  }

  /** Children from over the county's border are more at the famous schools. */
  enrolGuests(): void {
    const { sites, famous } = this.#schools;
    for (let slot = 0; slot < this.enrolled.pupils.length; slot++) {
      const school = Math.floor(slot / GRADES);
      const share = famous.has(school) ? 0.014 : sites[school]!.role.startsWith('town') ? 0.004 : 0;
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
  #hasRoom({ school }: Wish): boolean {
    return this.#room[school]! > 0 || !this.#schools.sites[school]!.role.startsWith('town');
  }

  /** The nearest school of the same town and stage that has room; the full one where none has. */
  #elsewhere(wish: Wish): number {
    const { sites } = this.#schools;
    const { role, township } = sites[wish.school]!;
    const others = role === 'townNineYear' ? null : role;
    let best = wish.school;
    let least = Infinity;
    for (const [school, site] of sites.entries()) {
      if (site.township !== township || this.#room[school]! <= 0 || !site.role.startsWith('town')) continue;
      const fits = site.role === 'townNineYear' || site.role === others;
      const metres = this.#metres(wish.unit, site.unit);
      if (fits && metres < least) {
        least = metres;
        best = school;
      }
    }
    return best;
  }

  #metres(unitA: number, unitB: number): number {
    const { cells, settlements } = this.#geography;
    const a = settlements.cell[unitA]!;
    const b = settlements.cell[unitB]!;
    return Math.hypot(cells.x[a]! - cells.x[b]!, cells.y[a]! - cells.y[b]!);
  }
}
