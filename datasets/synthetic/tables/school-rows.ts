import type { RawRecord } from '../../../engine/problem/index.ts';
import type { Random } from '../../../engine/random.ts';
import type { Geography } from '../geography.ts';
import type { PlaceNames } from '../names/places.ts';
import type { Word } from '../names/words.ts';
import type { Character } from '../people/character.ts';
import type { People } from '../people/pupils.ts';
import { metresBetween } from '../places/settlements.ts';
import type { Candidate } from '../schools/candidates.ts';
import { costsOf } from '../schools/costs.ts';
import { pupilsIn, type Schooling } from '../schools/schooling.ts';
import { hasJunior, hasPrimary, PRIMARY_GRADES, type SiteRole } from '../schools/sites.ts';
import { stocksOf } from '../schools/stocks.ts';
import type { Points } from './points.ts';
import { concentratedFrom } from './unit-rows.ts';

/** Posts the county has approved: pupils a post by the national ratio, and in small schools posts a class. */
const QUOTA = { primary: 19, junior: 13.5, perClass: 1.7, smallUpTo: 200 } as const;

const TIER: Readonly<Record<SiteRole, string>> = {
  townPrimary: 'urban',
  townJunior: 'urban',
  townNineYear: 'urban',
  centrePrimary: 'town',
  seatJunior: 'town',
  seatNineYear: 'town',
  villagePrimary: 'village',
  point: 'teachingPoint',
};

/** Rows of `schools.csv`: the schools at work. */
export function schoolRows(
  geography: Geography,
  characters: readonly Character[],
  people: People,
  schooling: Schooling,
  places: PlaceNames,
  names: readonly Word[],
  ids: readonly string[],
  unitIds: readonly string[],
  random: Random,
): RawRecord[] {
  const concentrated = concentratedFrom(characters, people.population);
  const clusters = clustersOf(geography, schooling, places, names);
  return schooling.sites.map(({ role, unit, township }, s) => {
    const primary = pupilsIn(schooling, s, 0, PRIMARY_GRADES);
    const junior = pupilsIn(schooling, s, PRIMARY_GRADES);
    const classes = schooling.classes[s]!.reduce((a, b) => a + b, 0);
    const classrooms = schooling.classrooms[s]!;
    const small = primary + junior <= QUOTA.smallUpTo ? QUOTA.perClass * classes : 0;
    return {
      id: ids[s]!,
      name: names[s]![0],
      nameEn: names[s]![1],
      stages: stagesOf(role),
      status: 'existing',
      ...schooling.places[s]!,
      unit: unitIds[unit]!,
      township: places.townships[township]![0],
      tier: TIER[role],
      cluster: clusters[s]!,
      ownership: 'public',
      classrooms,
      combinedClasses: role === 'point',
      safe: s !== schooling.unsafe,
      protected: (role === 'point' || role === 'villagePrimary') && people.population[unit]! >= concentrated,
      boardingPlaces: schooling.boardingPlaces[s]!,
      staffQuota: Math.ceil(Math.max(primary / QUOTA.primary + junior / QUOTA.junior, small)),
      ...stocksOf(role, schooling.famous.has(s), primary, junior, classrooms, classes, random),
      ...costsOf(role, classrooms, schooling.boardingPlaces[s]!, random),
    };
  });
}

function stagesOf(role: SiteRole): string[] {
  return [...(hasPrimary(role) ? ['primary'] : []), ...(hasJunior(role) ? ['junior'] : [])];
}

/** School clusters (学区): one a township; in a county town one around each famous primary school. */
function clustersOf(
  geography: Geography,
  { sites, famous }: Schooling,
  { townshipStems }: PlaceNames,
  names: readonly Word[],
): string[] {
  return sites.map(({ role, unit, township }) => {
    let cluster = `${townshipStems[township]![0]}学区`;
    let nearest = Infinity;
    for (const school of famous) {
      const leader = sites[school]!;
      if (!role.startsWith('town') || leader.role !== 'townPrimary' || leader.township !== township) continue;
      const away = metresBetween(geography, unit, leader.unit);
      if (away < nearest) {
        nearest = away;
        cluster = `${names[school]![0]}学区`;
      }
    }
    return cluster;
  });
}

/** Candidate sites as rows of `schools.csv`. */
export function candidateRows(
  { settlements }: Geography,
  candidates: readonly Candidate[],
  places: PlaceNames,
  ids: readonly string[],
  unitIds: readonly string[],
  points: Points,
): RawRecord[] {
  return candidates.map((candidate, i) => {
    const { kind, unit, classrooms, maxClassrooms, fixedCost, runningCost, expansionCost } = candidate;
    const township = settlements.township[unit]!;
    const [stem, stemEn] = places.unitStems[unit]!;
    const urban = kind !== 'villagePrimary';
    return {
      id: ids[i]!,
      name: `${stem}${kind === 'townNineYear' ? '学校' : '小学'}(拟建)`,
      nameEn: `${stemEn} ${kind === 'townNineYear' ? 'School' : 'Primary School'} (planned)`,
      stages: stagesOf(kind),
      status: 'candidate',
      ...points.beside(unit),
      unit: unitIds[unit]!,
      township: places.townships[township]![0],
      tier: urban ? 'urban' : 'village',
      ownership: 'public',
      classrooms,
      safe: true,
      protected: false,
      boardingPlaces: 0,
      fixedCost,
      runningCost,
      expansionCost,
      maxClassrooms,
    };
  });
}
