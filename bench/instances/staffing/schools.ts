import { type EnrolmentRow, plainSchool, type School, type Tier } from '../../../engine/problem/index.ts';
import type { Random } from '../../../engine/random.ts';

/** A school with how much staff it has beside others, and its one stage. */
export interface Placed {
  readonly school: School;
  readonly weight: number;
  readonly stage: 0 | 1;
}

/** The county town. */
export const CENTRE = [116, 33] as const;

/** Towns come first, villages and points after them; every third school from a village up is a junior one. */
export function drawSchool(random: Random, s: number, schools: number, radius: number): Placed {
  const share = s / schools;
  const tier: Tier =
    share < 0.2 ? 'urban' : share < 0.45 ? 'town' : share < 0.85 ? 'village' : 'teachingPoint';
  const weight = { urban: 5, town: 2.5, village: 1, teachingPoint: 0.4 }[tier];
  const reach = { urban: 0.15, town: 0.8, village: 1, teachingPoint: 1.1 }[tier] * radius;
  const stage = tier !== 'teachingPoint' && s % 3 === 2 ? 1 : 0;
  const angle = random.float() * 2 * Math.PI;
  const away = Math.sqrt(random.float()) * reach;
  const school = plainSchool({
    id: `S${s}`,
    stages: [stage],
    lon: CENTRE[0] + away * Math.cos(angle),
    lat: CENTRE[1] + away * Math.sin(angle),
    township: Math.floor((angle / (2 * Math.PI)) * Math.max(1, Math.round(schools / 12))),
    tier,
  });
  return { school, weight, stage };
}

export function drawGrade(
  random: Random,
  school: number,
  tier: Tier,
  grade: number,
  classes: number,
): EnrolmentRow {
  const size = { urban: 46, town: 40, village: 26, teachingPoint: 14 }[tier] + random.between(-4, 4);
  return {
    school,
    grade,
    classes,
    pupils: classes * size,
    largestClass: null,
    outsideZone: null,
    outsideCounty: null,
    migrant: null,
    boarding: null,
  };
}
