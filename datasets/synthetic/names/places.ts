import type { Random } from '../../../engine/random.ts';
import type { Geography } from '../geography.ts';
import type { Character } from '../people/character.ts';
import { joined, Pool } from './pool.ts';
import {
  BUREAUS,
  COUNTIES,
  ESTATE,
  ESTATES,
  FEW_HOMES,
  LOWLAND,
  NEW_ESTATE,
  SEAT_PLACES,
  SIGHTS,
  STREETS,
  SURNAMES,
  UPLAND,
  type Word,
} from './words.ts';

export interface PlaceNames {
  readonly county: Word;
  /** By town site: `白鹤镇`, and `白鹤` alone, of which schools are named. */
  readonly townships: readonly Word[];
  readonly townshipStems: readonly Word[];
  readonly units: readonly Word[];
  /** Name of a unit without what kind of place it is: `张家湾` of `张家湾村`. */
  readonly unitStems: readonly Word[];
}

/** Seats with this many compounds are towns (镇), smaller ones townships (乡). */
const TOWN_FROM_UNITS = 5;

export function placeNames(
  geography: Geography,
  characters: readonly Character[],
  random: Random,
): PlaceNames {
  const { towns, settlements } = geography;
  const county = COUNTIES[random.below(COUNTIES.length)]!;
  const townshipPool = new Pool(random);
  let countyTowns = 0;
  const townshipStems = towns.map(({ kind }): Word => {
    if (kind === 'seat') return townshipPool.name(-1, () => townshipPool.pick(SIGHTS));
    countyTowns++;
    return countyTowns === 1
      ? ['城关', 'Chengguan']
      : [`${COUNTIES[countyTowns % COUNTIES.length]![0]}`, COUNTIES[countyTowns % COUNTIES.length]![1]];
  });
  const townships = towns.map(
    ({ kind, units }, t): Word =>
      kind === 'countyTown' || units >= TOWN_FROM_UNITS
        ? joined(townshipStems[t]!, ['镇', ' Town'])
        : joined(townshipStems[t]!, ['乡', ' Township']),
  );
  const pool = new Pool(random);
  const low = median(settlements.elevation);
  const unitStems = characters.map((character, u): Word => {
    const township = settlements.township[u]!;
    const high = settlements.elevation[u]! > low;
    return pool.name(township, () => stemOf(character, high, pool, random), AGAIN[character] ?? 'before');
  });
  const units = unitStems.map((stem, u) => {
    const kind = characters[u]!;
    if (kind === 'village' || kind === 'remoteVillage') return joined(stem, ['村', ' Village']);
    return kind === 'seat' ? joined(townshipStems[settlements.township[u]!]!, stem, ' ') : stem;
  });
  return { county, townships, townshipStems, units, unitStems };
}

/** What the second place of a name is called in a town. */
const AGAIN: Readonly<Partial<Record<Character, Word>>> = {
  oldStreet: ['段', 'Section'],
  workUnit: ['院', 'Yard'],
  compound: ['期', 'Phase'],
  newCompound: ['期', 'Phase'],
  resettlement: ['期', 'Phase'],
  fewHomes: ['区', 'Zone'],
  seat: ['段', 'Section'],
};

function stemOf(character: Character, high: boolean, pool: Pool, random: Random): Word {
  switch (character) {
    case 'oldStreet':
      return pool.pick(STREETS);
    case 'workUnit':
      return joined(pool.pick(BUREAUS), ['家属院', 'Staff Quarters'], ' ');
    case 'compound':
      return joined(pool.pick(ESTATES), pool.pick(ESTATE), ' ');
    case 'newCompound':
      return joined(pool.pick(ESTATES), pool.pick(NEW_ESTATE), ' ');
    case 'resettlement':
      return joined(pool.pick(SIGHTS), ['安置小区', 'Resettlement Estate'], ' ');
    case 'fewHomes':
      return pool.pick(FEW_HOMES);
    case 'seat':
      return pool.pick(SEAT_PLACES);
    default:
      return villageStem(high, pool, random);
  }
}

function villageStem(high: boolean, pool: Pool, random: Random): Word {
  const dice = random.float();
  if (dice < 0.22) return pool.pick(SIGHTS);
  const [zh, en] = pool.pick(SURNAMES);
  const ground = pool.pick(high ? UPLAND : LOWLAND);
  return dice < 0.75 ? [`${zh}家${ground[0]}`, `${en}jia${ground[1]}`] : [zh + ground[0], en + ground[1]];
}

function median(values: Float64Array): number {
  return Float64Array.from(values).sort()[values.length >> 1]!;
}
