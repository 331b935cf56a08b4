import type { RawRecord } from '../../../engine/problem/index.ts';
import type { Random } from '../../../engine/random.ts';
import { GRADES } from '../people/pupils.ts';
import { JUNIOR_CAP, PRIMARY_CAP } from './possible-zones.ts';
import type { Enrolled } from './register.ts';
import { PRIMARY_GRADES, type Site } from './sites.ts';

/** Classes of a school by grade, from 0. */
export type Classes = readonly number[];

/** Classes formed in the rooms there are: whole and under the cap where rooms suffice, else larger and larger. */
export function formedClasses(enrolled: Enrolled, school: number, classrooms: number): Classes {
  const pupils = Array.from({ length: GRADES }, (_, g) => enrolled.pupils[school * GRADES + g]!);
  const wanted = pupils.map((n, g) => Math.ceil(n / (g < PRIMARY_GRADES ? PRIMARY_CAP : JUNIOR_CAP)));
  const classes = wanted.map((n) => Math.min(1, n));
  let rooms = classrooms - classes.reduce((a, b) => a + b, 0);
  for (; rooms > 0; rooms--) {
    // The next room goes to the grade whose classes are the fullest.
    let fullest = -1;
    for (let g = 0; g < GRADES; g++) {
      if (classes[g]! >= wanted[g]!) continue;
      if (fullest === -1 || pupils[g]! * classes[fullest]! > pupils[fullest]! * classes[g]!) fullest = g;
    }
    if (fullest === -1) break;
    classes[fullest]!++;
  }
  return classes;
}

/** Rows of `enrolment.csv`. */
export function enrolmentRows(
  sites: readonly Site[],
  ids: readonly string[],
  enrolled: Enrolled,
  classes: readonly Classes[],
  boarders: Int32Array,
  random: Random,
): RawRecord[] {
  const rows: RawRecord[] = [];
  for (const [school] of sites.entries()) {
    for (let g = 0; g < GRADES; g++) {
      const slot = school * GRADES + g;
      const pupils = enrolled.pupils[slot]!;
      if (pupils === 0) continue;
      const formed = classes[school]![g]!;
      const mean = Math.ceil(pupils / formed);
      rows.push({
        school: ids[school]!,
        grade: g + 1,
        classes: formed,
        pupils,
        largestClass: formed === 1 ? pupils : mean + random.below(3),
        outsideZone: enrolled.outsideZone[slot]!,
        outsideCounty: enrolled.outsideCounty[slot]!,
        migrant: enrolled.migrant[slot]!,
        boarding: boarders[slot]!,
      });
    }
  }
  return rows;
}
