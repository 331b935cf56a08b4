import type { Random } from '../../../engine/random.ts';
import { GRADES } from '../people/pupils.ts';
import { classesOf } from './possible-zones.ts';
import { PRIMARY_GRADES, type Site } from './sites.ts';

/** Pupils whom a teaching point can teach in one room, grades together (复式). */
const COMBINED_CAP = 30;

/**
 * Classrooms of each school: enough for zones that could be. In the county town hardly one is spare; in the villages
 * rooms stand empty since the children became few.
 */
export function classroomsOf(sites: readonly Site[], roll: Int32Array, random: Random): Int32Array {
  return Int32Array.from(sites, ({ role }, school) => {
    const classes = classesOf(roll, school);
    const spare = random.float();
    switch (role) {
      case 'townPrimary':
      case 'townJunior':
        return classes + (spare < 0.5 ? 0 : 1);
      case 'townNineYear':
        return classes + 4;
      case 'centrePrimary':
      case 'seatJunior':
      case 'seatNineYear':
        return Math.ceil(classes * (1.05 + 0.2 * spare));
      case 'villagePrimary':
        return Math.max(6, classes) + Math.floor(4 * spare);
      case 'point':
        return Math.min(
          6,
          Math.max(4, Math.ceil(primaryRoll(roll, school) / COMBINED_CAP)) + Math.floor(2.5 * spare),
        );
    }
  });
}

/** Pupils of grades 1 to 6 on a school's roll. */
export function primaryRoll(roll: Int32Array, school: number): number {
  let pupils = 0;
  for (let g = 0; g < PRIMARY_GRADES; g++) pupils += roll[school * GRADES + g]!;
  return pupils;
}
