import type { Random } from '../../../engine/random.ts';
import type { Geography } from '../geography.ts';
import { GRADES, type People } from '../people/pupils.ts';
import { metresBetween } from '../places/settlements.ts';
import { nearestTown, pick, townDraws } from './pull.ts';
import { type Enrolled, Register, type SchoolsToday, type Wish } from './register.ts';
import { PRIMARY_GRADES, type Site } from './sites.ts';

/** Share of village children who are taken to a school of the county town, where it is near. */
const LEAVE_FOR_TOWN = { primary: 0.25, junior: 0.2 } as const;
/** Distance over which that share falls to a third. */
const TOWN_PULL_METERS = 13_000;
/** Share of a teaching point's children who go to the centre school instead. */
const LEAVE_POINT = 0.5;
/** A point teaches grades 1 to 4; for 5 and 6 all go to the centre school. */
const POINT_TEACHES_TO = 4;
/** Children of the town whose parents look for a place at a famous school outside their zone. */
const CHOOSE_FAMOUS = 0.08;

/**
 * Lets every child of the county go to school: to the school of the zone, or where the family chose (择校). Children
 * of the zone come first, the nearest before the others; who finds the school full is sent to one that has room.
 */
export function enrolledOf(
  geography: Geography,
  schools: SchoolsToday,
  people: People,
  random: Random,
): Enrolled {
  const { sites, zones } = schools;
  const { settlements, towns } = geography;
  const draws = townDraws(sites, towns, schools.famous);
  const stay: Wish[] = [];
  const choose: Wish[] = [];
  for (let unit = 0; unit < settlements.count; unit++) {
    const urban = towns[settlements.town[unit]!]?.kind === 'countyTown';
    const town = nearestTown(geography, unit);
    const pull = Math.exp(-town.metres / TOWN_PULL_METERS);
    const atPoint = sites[zones.primary[unit]!]!.role === 'point';
    const centre = atPoint ? centreSchool(geography, sites, unit) : -1;
    for (let grade = 0; grade < GRADES; grade++) {
      const stage = grade < PRIMARY_GRADES ? 'primary' : 'junior';
      const zone = zones[stage][unit]!;
      const leaves = urban ? CHOOSE_FAMOUS : LEAVE_FOR_TOWN[stage] * pull;
      const leavesPoint =
        stage === 'junior' || centre === -1 ? 0 : grade < POINT_TEACHES_TO ? LEAVE_POINT : 1;
      for (let pupil = people.pupils[0]![unit * GRADES + grade]!; pupil > 0; pupil--) {
        const otherwise = random.float() < leavesPoint ? centre : zone;
        const chosen = random.float() < leaves ? pick(draws[town.town]![stage], urban, random) : undefined;
        const anyInTown = !urban && chosen !== undefined;
        const wish = { unit, grade, school: chosen ?? otherwise, otherwise, anyInTown };
        if (wish.school === zone) stay.push(wish);
        else choose.push(wish);
      }
    }
  }
  const register = new Register(geography, schools, people, random);
  register.enrolStayers(stay);
  register.enrolChoosers(choose);
  register.enrolGuests();
  return register.enrolled;
}

/** The centre school of the unit's township; around a county town, the nearest of its primary schools; -1 for none. */
function centreSchool(geography: Geography, sites: readonly Site[], unit: number): number {
  const township = geography.settlements.township[unit]!;
  let best = -1;
  let least = Infinity;
  for (const [school, site] of sites.entries()) {
    if (site.township !== township || !CENTRES.has(site.role)) continue;
    const metres = metresBetween(geography, unit, site.unit);
    if (metres < least) {
      least = metres;
      best = school;
    }
  }
  return best;
}

const CENTRES: ReadonlySet<Site['role']> = new Set(['centrePrimary', 'seatNineYear', 'townPrimary']);
