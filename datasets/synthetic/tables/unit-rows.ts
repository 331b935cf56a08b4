import type { RawRecord } from '../../../engine/problem/index.ts';
import type { Meters, SchoolYear } from '../../../engine/units.ts';
import type { Geography } from '../geography.ts';
import type { PlaceNames } from '../names/places.ts';
import type { Character } from '../people/character.ts';
import { GRADES, type People, sum } from '../people/pupils.ts';
import type { Place } from './points.ts';

/** Share of the villages that count as concentrated (人口集中村): the largest. */
const CONCENTRATED_SHARE = 0.1;
/** A place is hilly or mountainous by its steepness or by its height over the lowest unit. */
const HILL = { slope: 0.03, meters: 60 } as const;
const MOUNTAIN = { slope: 0.08, meters: 170 } as const;
/** Share of grades 4-9 who ask to board, from villages and from remote ones. */
const ASK_TO_BOARD = { village: 0.05, remoteVillage: 0.3 } as const;

/** The smallest population of a concentrated village. */
export function concentratedFrom(characters: readonly Character[], population: Int32Array): number {
  const villages = population.filter((_, u) => isVillage(characters[u]!)).sort();
  return villages[Math.floor((1 - CONCENTRATED_SHARE) * villages.length)] ?? Infinity;
}

export function isVillage(character: Character): boolean {
  return character === 'village' || character === 'remoteVillage';
}

/** Rows of `units.csv`. */
export function unitRows(
  { settlements, cells }: Geography,
  characters: readonly Character[],
  people: People,
  names: PlaceNames,
  ids: readonly string[],
  places: readonly Place[],
  baseYear: SchoolYear,
): RawRecord[] {
  const concentrated = concentratedFrom(characters, people.population);
  const lowest = settlements.elevation.reduce((low, height) => Math.min(low, height), Infinity);
  return ids.map((id, u) => {
    const character = characters[u]!;
    const village = isVillage(character);
    const grades: Record<string, number> = {};
    for (const [year, pupils] of people.pupils.entries()) {
      for (let g = 0; g < GRADES; g++) {
        grades[year === 0 ? `g${g + 1}` : `g${g + 1}_${baseYear + year}`] = pupils[u * GRADES + g]!;
      }
    }
    const upper = sum(people.pupils[0]!, u * GRADES + 3, GRADES - 3);
    const asks = village ? ASK_TO_BOARD[character as keyof typeof ASK_TO_BOARD] : 0;
    return {
      id,
      name: names.units[u]![0],
      nameEn: names.units[u]![1],
      township: names.townships[settlements.township[u]!]![0],
      ...places[u]!,
      population: people.population[u]!,
      migrant: people.migrant[u]!,
      boarding: Math.round(asks * upper),
      terrain: terrainOf(settlements.slope[u]!, settlements.elevation[u]! - lowest),
      concentratedVillage: village && people.population[u]! >= concentrated,
      urban: !village,
      elevation: Math.round(cells.elevation[settlements.cell[u]!]!),
      ...grades,
    };
  });
}

function terrainOf(slope: number, height: Meters): string {
  if (slope >= MOUNTAIN.slope || height >= MOUNTAIN.meters) return 'mountain';
  return slope >= HILL.slope || height >= HILL.meters ? 'hill' : 'plain';
}
