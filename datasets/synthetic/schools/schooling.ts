import type { RawLine } from '../../../engine/problem/index.ts';
import type { Geography } from '../geography.ts';
import type { Character } from '../people/character.ts';
import { GRADES, type People } from '../people/pupils.ts';
import { unitGraph } from '../places/unit-graph.ts';
import type { CountySizes } from '../sizes.ts';
import { stream } from '../streams.ts';
import { Walks } from '../streets/walks.ts';
import type { Place, Points } from '../tables/points.ts';
import { boardersOf, boardingPlacesOf } from './boarding.ts';
import { type Candidate, candidatesOf } from './candidates.ts';
import { enrolledOf } from './choice.ts';
import { classroomsOf, primaryRoll } from './classrooms.ts';
import { type Classes, formedClasses } from './enrolment.ts';
import { type PossibleZones, possibleZones, rolls } from './possible-zones.ts';
import { reachOf } from './reach.ts';
import type { Enrolled } from './register.ts';
import { type Site, sitesOf } from './sites.ts';
import { type ZonesInForce, zonesInForce } from './zones-in-force.ts';

/** The schools of the county and who sits in them. */
export interface Schooling {
  readonly sites: readonly Site[];
  readonly places: readonly Place[];
  /** Schools of the county towns to which everybody wants. */
  readonly famous: ReadonlySet<number>;
  /** A teaching point whose building is not safe; -1 where there are too few points to spare one. */
  readonly unsafe: number;
  /** The zones for which the classrooms are built. */
  readonly possible: PossibleZones;
  readonly classrooms: Int32Array;
  readonly boardingPlaces: Int32Array;
  readonly zones: ZonesInForce;
  readonly enrolled: Enrolled;
  readonly classes: readonly Classes[];
  /** Boarders by school and grade at s × 9 + g. */
  readonly boarders: Int32Array;
  readonly candidates: readonly Candidate[];
}

/** Where things are, as the tables will say. */
export interface Ground {
  readonly streets: readonly Omit<RawLine, 'row'>[];
  readonly unitPlaces: readonly Place[];
  readonly points: Points;
}

/** How far around a point another school is looked for, in seconds of a small child. */
const NEIGHBOURHOOD = 5_000;

export function schoolingOf(
  geography: Geography,
  characters: readonly Character[],
  people: People,
  sizes: CountySizes,
  ground: Ground,
  seed: number,
): Schooling {
  const walks = new Walks(geography.streets, geography.door, geography.access);
  const chosen = sitesOf(geography, characters, people, sizes, walks, stream(seed, 'sites'));
  const places = chosen.map(({ unit }) => ground.points.beside(unit));
  const reach = reachOf(ground.streets, ground.unitPlaces, places);
  const famous = famousSchools(geography, chosen);
  const unsafe = unsafePoint(chosen, geography.towns, walks);
  const capacity = stream(seed, 'capacity');
  const possible = possibleZones(
    { sites: chosen, famous, unsafe, countyTowns: sizes.countyTowns },
    unitGraph(geography),
    reach,
    people,
    capacity,
  );
  const roll = rolls(possible, people.pupils[0]!, chosen.length);
  const sites = chosen.map((site, school) => grown(site, primaryRoll(roll, school)));
  const classrooms = classroomsOf(sites, roll, capacity);
  const boardingPlaces = boardingPlacesOf(sites, possible, reach, people, capacity);
  const zones = zonesInForce(geography, sites, famous, reach, stream(seed, 'zones'));
  const enrolled = enrolledOf(
    geography,
    { sites, famous, zones, classrooms },
    people,
    stream(seed, 'choice'),
  );
  const classes = sites.map((_, school) => formedClasses(enrolled, school, classrooms[school]!));
  return {
    sites,
    places,
    famous,
    unsafe,
    possible,
    classrooms,
    boardingPlaces,
    zones,
    enrolled,
    classes,
    boarders: boardersOf(sites, enrolled, boardingPlaces),
    candidates: candidatesOf(geography, characters, people, sites, walks, sizes.schools.candidates),
  };
}

/** A point for which so many children live around is a village school. */
const MOST_AT_A_POINT = 150;

function grown(site: Site, primaryPupils: number): Site {
  const outgrown = site.role === 'point' && primaryPupils > MOST_AT_A_POINT;
  return outgrown ? { ...site, role: 'villagePrimary' } : site;
}

const FAMOUS_PRIMARIES = 2;

/** In each county town the two primary schools and the junior school nearest to its centre, where there are others. */
function famousSchools({ settlements, cells, towns }: Geography, sites: readonly Site[]): Set<number> {
  const famous = new Set<number>();
  for (const [town, site] of towns.entries()) {
    if (site.kind !== 'countyTown') break;
    const away = (school: number): number => {
      const cell = settlements.cell[sites[school]!.unit]!;
      return Math.hypot(cells.x[cell]! - site.x, cells.y[cell]! - site.y);
    };
    const nearest = (role: Site['role'], most: number): number[] => {
      const schools = [...sites.keys()].filter((s) => sites[s]!.role === role && sites[s]!.township === town);
      return schools.sort((a, b) => away(a) - away(b)).slice(0, Math.min(most, schools.length - 1));
    };
    for (const school of nearest('townPrimary', FAMOUS_PRIMARIES)) famous.add(school);
    for (const school of nearest('townJunior', 1)) famous.add(school);
  }
  return famous;
}

/** The point, far from the county town, that has another school nearest. */
function unsafePoint(sites: readonly Site[], towns: Geography['towns'], walks: Walks): number {
  const points = [...sites.keys()].filter((s) => {
    const { role, township } = sites[s]!;
    return role === 'point' && towns[township]!.kind === 'seat';
  });
  if (points.length < 2) return -1;
  const schoolUnits = new Set(sites.filter((site) => !isJuniorOnly(site)).map((site) => site.unit));
  let best = points[0]!;
  let least = Infinity;
  for (const point of points) {
    const { unit } = sites[point]!;
    const { units, seconds } = walks.around(unit, NEIGHBOURHOOD);
    const other = units.findIndex((u) => u !== unit && schoolUnits.has(u));
    if (other !== -1 && seconds[other]! < least) {
      least = seconds[other]!;
      best = point;
    }
  }
  return best;
}

function isJuniorOnly({ role }: Site): boolean {
  return role === 'townJunior' || role === 'seatJunior';
}

/** Pupils of a school today, in grades from … to - 1 (from 0). */
export function pupilsIn({ enrolled }: Schooling, school: number, from = 0, to = GRADES): number {
  let pupils = 0;
  for (let g = from; g < to; g++) pupils += enrolled.pupils[school * GRADES + g]!;
  return pupils;
}
