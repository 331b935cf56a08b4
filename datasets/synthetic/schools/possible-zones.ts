import type { Random } from '../../../engine/random.ts';
import { GRADES, type People } from '../people/pupils.ts';
import type { UnitGraph } from '../places/unit-graph.ts';
import { grownZones } from './growth.ts';
import { isForbidden, LIMITS, lawfulReach } from './limits.ts';
import { mendedZones } from './mend.ts';
import type { Reach } from './reach.ts';
import { hasJunior, hasPrimary, isOfTown, PRIMARY_GRADES, type Site } from './sites.ts';

/** Class caps for which the schools are built (教督〔2017〕6号). */
export const PRIMARY_CAP = 45;
export const JUNIOR_CAP = 50;

/**
 * Zones that could be, one piece each and short of way, with loads as uneven as the sizes of the schools' sites make
 * them. The classrooms are built for these zones, so a plan that keeps every rule exists; nobody is told which.
 */
export interface PossibleZones {
  readonly primary: Int32Array;
  readonly junior: Int32Array;
}

/** What zones ask of the schools. */
export interface SchoolsOfCounty {
  readonly sites: readonly Site[];
  readonly famous: ReadonlySet<number>;
  /** School that takes nobody; -1 for none. */
  readonly unsafe: number;
  readonly countyTowns: number;
}

/** How much larger or smaller than its neighbourhood asks a school of a county town is built: cramped old sites. */
const CRAMPED = 0.86;
const ROOMY = 1.16;
const ROUNDS = 40;
const ROUNDS_OF_A_PREFECTURE = 12;
/** Longest detour that uneven sizes may ask of a child, in seconds. */
const MOST_HANDICAP = 360;

export function possibleZones(
  county: SchoolsOfCounty,
  graph: UnitGraph,
  reach: Reach,
  people: People,
  random: Random,
): PossibleZones {
  const of = (stage: 'primary' | 'junior', from: number, grades: number): Int32Array => {
    const teaches = stage === 'primary' ? hasPrimary : hasJunior;
    const usable = (school: number) => school !== county.unsafe && teaches(county.sites[school]!.role);
    const schools = county.sites.flatMap(({ unit }, school) => (usable(school) ? [{ school, unit }] : []));
    const pupils = pupilsOfGrades(people.pupils[0]!, from, grades);
    const lawful = lawfulReach(reach, LIMITS[stage], usable);
    const uneven = unevenZones(schools, county, graph, lawful, pupils, random);
    return mendedZones(uneven, graph, lawful, schools);
  };
  return {
    primary: of('primary', 0, PRIMARY_GRADES),
    junior: of('junior', PRIMARY_GRADES, GRADES - PRIMARY_GRADES),
  };
}

function pupilsOfGrades(pupils: Int32Array, from: number, grades: number): Int32Array {
  const all = new Int32Array(pupils.length / GRADES);
  for (let u = 0; u < all.length; u++) {
    for (let g = from; g < from + grades; g++) all[u]! += pupils[u * GRADES + g]!;
  }
  return all;
}

function unevenZones(
  schools: readonly { readonly school: number; readonly unit: number }[],
  { sites, famous, countyTowns }: SchoolsOfCounty,
  graph: UnitGraph,
  reach: Pick<Reach, 'seconds'>,
  pupils: Int32Array,
  random: Random,
): Int32Array {
  const handicap = new Float64Array(sites.length);
  let zones = grownZones(graph, reach, schools, handicap);
  const load = loads(zones, pupils, sites.length);
  const wanted = new Map<number, number>();
  for (let town = 0; town < countyTowns; town++) {
    const inTown = schools.map(({ school }) => school).filter((school) => isOfTown(sites[school]!, town));
    if (inTown.length < 2) continue;
    const uneven = inTown.map((school) => {
      const most = famous.has(school) ? CRAMPED + 0.08 : ROOMY;
      return load[school]! ** 0.75 * (CRAMPED + (most - CRAMPED) * random.float());
    });
    const scale = inTown.reduce((sum, school) => sum + load[school]!, 0) / uneven.reduce((a, b) => a + b, 0);
    for (const [i, school] of inTown.entries()) wanted.set(school, uneven[i]! * scale);
  }
  if (wanted.size === 0) return zones;
  // Only the zones of the towns' schools are shared out anew; the country keeps its own.
  const settled = zones.map((school) => (wanted.has(school) ? -1 : school));
  const sharing = schools.filter(({ school }) => wanted.has(school));
  let best = zones;
  let least = Infinity;
  const rounds = zones.length > 20_000 ? ROUNDS_OF_A_PREFECTURE : ROUNDS;
  for (let round = 0; round < rounds; round++) {
    const now = loads(zones, pupils, sites.length);
    // A zone that breaks a limit is worse than any unevenness.
    let off = BROKEN * countBroken(zones, reach);
    for (const [school, want] of wanted) off += Math.abs(now[school]! - want);
    if (off < least) {
      least = off;
      best = zones;
    }
    const step = 150 / (1 + round / 8);
    for (const [school, want] of wanted) {
      const next = handicap[school]! + step * Math.max(-1, Math.min(1, now[school]! / want - 1));
      handicap[school] = Math.max(-MOST_HANDICAP, Math.min(MOST_HANDICAP, next));
    }
    zones = grownZones(graph, reach, sharing, handicap, settled);
  }
  return best;
}

const BROKEN = 1e6;

function countBroken(zones: Int32Array, reach: Pick<Reach, 'seconds'>): number {
  let broken = 0;
  for (let u = 0; u < zones.length; u++) {
    if (isForbidden(reach.seconds(zones[u]!, u))) broken++;
  }
  return broken;
}

export function loads(zones: Int32Array, pupils: Int32Array, schools: number): Float64Array {
  const load = new Float64Array(schools);
  for (let u = 0; u < zones.length; u++) if (zones[u] !== -1) load[zones[u]!]! += pupils[u]!;
  return load;
}

/** Pupils by school and grade under zones of both stages: grade g (from 0) of school s at s × 9 + g. */
export function rolls({ primary, junior }: PossibleZones, pupils: Int32Array, schools: number): Int32Array {
  const roll = new Int32Array(schools * GRADES);
  for (let u = 0; u < primary.length; u++) {
    for (let g = 0; g < GRADES; g++) {
      const school = g < PRIMARY_GRADES ? primary[u]! : junior[u]!;
      if (school !== -1) roll[school * GRADES + g]! += pupils[u * GRADES + g]!;
    }
  }
  return roll;
}

/** Whole classes that a school forms of its pupils. */
export function classesOf(roll: Int32Array, school: number): number {
  let classes = 0;
  for (let g = 0; g < GRADES; g++) {
    classes += Math.ceil(roll[school * GRADES + g]! / (g < PRIMARY_GRADES ? PRIMARY_CAP : JUNIOR_CAP));
  }
  return classes;
}
