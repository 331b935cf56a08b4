import type { Geography } from '../geography.ts';
import type { Character } from '../people/character.ts';
import { GRADES, type People, sum } from '../people/pupils.ts';
import type { Walks } from '../streets/walks.ts';
import { greedyCover } from './greedy.ts';
import { hasPrimary, PRIMARY_GRADES, type Site } from './sites.ts';

/** A place where a school could be opened. */
export interface Candidate {
  readonly kind: 'townPrimary' | 'townNineYear' | 'villagePrimary';
  readonly unit: number;
  readonly classrooms: number;
  readonly maxClassrooms: number;
  readonly fixedCost: number;
  readonly runningCost: number;
  readonly expansionCost: number;
}

const NEAR_IN_TOWN = 900;
const NEAR_IN_THE_COUNTRY = 1650;

/** Three of five sites in the new quarters of the towns, the others where villages have no school near. */
export function candidatesOf(
  { settlements }: Geography,
  characters: readonly Character[],
  people: People,
  sites: readonly Site[],
  walks: Walks,
  wanted: number,
): Candidate[] {
  // What counts is who will live there when the school is built.
  const later = people.pupils[people.pupils.length - 1]!;
  const pupils = settlements.cell.map((_, u) => sum(later, u * GRADES, PRIMARY_GRADES));
  const used = new Set(sites.map((site) => site.unit));
  const free = Array.from(settlements.cell.keys()).filter((u) => !used.has(u));
  const quarters = free.filter((u) => characters[u] === 'newCompound' || characters[u] === 'resettlement');
  const villages = free.filter((u) => settlements.town[u] === -1);
  const inTown = Math.ceil(0.6 * wanted);
  const place = (units: readonly number[], count: number, near: number): number[] => {
    const covered = new Uint8Array(settlements.count);
    for (const { role, unit } of sites) {
      if (hasPrimary(role)) for (const u of walks.around(unit, near).units) covered[u] = 1;
    }
    return greedyCover(units, pupils, count, covered, walks, near);
  };
  return [
    ...place(quarters, inTown, NEAR_IN_TOWN).map((unit, i): Candidate => {
      const nineYear = i % 3 === 0;
      return {
        kind: nineYear ? 'townNineYear' : 'townPrimary',
        unit,
        classrooms: nineYear ? 27 : 24,
        maxClassrooms: nineYear ? 45 : 36,
        fixedCost: nineYear ? 96_000_000 : 68_000_000,
        runningCost: nineYear ? 860_000 : 740_000,
        expansionCost: 540_000,
      };
    }),
    ...place(villages, wanted - inTown, NEAR_IN_THE_COUNTRY).map(
      (unit): Candidate => ({
        kind: 'villagePrimary',
        unit,
        classrooms: 6,
        maxClassrooms: 12,
        fixedCost: 5_200_000,
        runningCost: 250_000,
        expansionCost: 380_000,
      }),
    ),
  ];
}
