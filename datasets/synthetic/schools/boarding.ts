import type { Random } from '../../../engine/random.ts';
import { GRADES, type People } from '../people/pupils.ts';
import { LIMITS } from './limits.ts';
import type { PossibleZones } from './possible-zones.ts';
import type { Reach } from './reach.ts';
import type { Enrolled } from './register.ts';
import { hasJunior, PRIMARY_GRADES, type Site } from './sites.ts';

/** Ways beyond which pupils of grades 4-6 and 7-9 ask for a bed: a little below the limits, in seconds as they have them. */
const FAR_UPPER_PRIMARY = LIMITS.primary[1] - 60;
const FAR_JUNIOR = LIMITS.junior[0] - 200;
const FIRST_BOARDING_GRADE = 4;
/** Most township junior and nine-year schools have dormitories, and a few centre schools. */
const BOARDING_SHARE = { seatJunior: 0.85, seatNineYear: 0.75, centrePrimary: 0.3 } as const;
/** Beds over those who need one: many board who could walk. */
const BEDS_TO_SPARE = 1.8;
const FEWEST_BEDS = 40;
const OCCUPIED = 0.85;

export function boardingPlacesOf(
  sites: readonly Site[],
  possible: PossibleZones,
  reach: Reach,
  people: People,
  random: Random,
): Int32Array {
  const far = new Float64Array(sites.length);
  const pupils = people.pupils[0]!;
  for (let u = 0; u < possible.primary.length; u++) {
    for (let g = FIRST_BOARDING_GRADE - 1; g < GRADES; g++) {
      const primary = g < PRIMARY_GRADES;
      const school = (primary ? possible.primary : possible.junior)[u]!;
      if (reach.seconds(school, u) > (primary ? FAR_UPPER_PRIMARY : FAR_JUNIOR)) {
        far[school]! += pupils[u * GRADES + g]!;
      }
    }
  }
  return Int32Array.from(sites, ({ role }, school) => {
    const share = (BOARDING_SHARE as Partial<Record<Site['role'], number>>)[role] ?? 0;
    if (random.float() >= share) return 0;
    return 10 * Math.ceil((FEWEST_BEDS + BEDS_TO_SPARE * far[school]!) / 10);
  });
}

/** Most beds are taken, by the upper grades first. */
export function boardersOf(sites: readonly Site[], enrolled: Enrolled, places: Int32Array): Int32Array {
  const boarders = new Int32Array(sites.length * GRADES);
  for (const [school, { role }] of sites.entries()) {
    let free = Math.floor(OCCUPIED * places[school]!);
    const lowest = hasJunior(role) ? PRIMARY_GRADES : FIRST_BOARDING_GRADE - 1;
    for (let g = GRADES - 1; g >= lowest && free > 0; g--) {
      const slot = school * GRADES + g;
      const share = Math.ceil(free / (g - lowest + 1));
      boarders[slot] = Math.min(share, Math.floor(0.8 * enrolled.pupils[slot]!));
      free -= boarders[slot]!;
    }
  }
  return boarders;
}
