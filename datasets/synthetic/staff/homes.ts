import type { Random } from '../../../engine/random.ts';
import type { Geography } from '../geography.ts';
import type { Character } from '../people/character.ts';
import { hasJunior, hasPrimary, type Site } from '../schools/sites.ts';
import type { Area } from './person.ts';

/** Where teachers can live and wish to teach. */
export interface Homes {
  /** Units of the county town, of each township's seat and villages, by township. */
  readonly town: readonly number[];
  readonly seat: readonly (readonly number[])[];
  readonly villages: readonly (readonly number[])[];
  readonly townSchools: Readonly<Record<'primary' | 'junior', readonly number[]>>;
  readonly seatSchools: Readonly<Record<'primary' | 'junior', readonly number[]>>;
}

export function homesOf(
  { settlements, towns }: Geography,
  characters: readonly Character[],
  sites: readonly Site[],
): Homes {
  const seat: number[][] = towns.map(() => []);
  const villages: number[][] = towns.map(() => []);
  const town: number[] = [];
  for (let u = 0; u < settlements.count; u++) {
    const township = settlements.township[u]!;
    if (characters[u] === 'fewHomes') continue;
    if (settlements.town[u] === -1) villages[township]!.push(u);
    else {
      seat[township]!.push(u);
      if (settlements.town[u] === 0) town.push(u);
    }
  }
  const schools = (urban: boolean, teaches: (role: Site['role']) => boolean) =>
    [...sites.keys()].filter((s) => {
      const { role } = sites[s]!;
      return (
        teaches(role) &&
        (urban ? role.startsWith('town') : role.startsWith('seat') || role === 'centrePrimary')
      );
    });
  return {
    town,
    seat,
    villages,
    townSchools: { primary: schools(true, hasPrimary), junior: schools(true, hasJunior) },
    seatSchools: { primary: schools(false, hasPrimary), junior: schools(false, hasJunior) },
  };
}

/** Share of each area's teachers who live in the county town, and in the seat of the township. */
const LIVES: Readonly<Record<Area, readonly [inTown: number, inSeat: number]>> = {
  town: [0.96, 0.03],
  seat: [0.52, 0.36],
  village: [0.42, 0.33],
  point: [0.22, 0.28],
};

export function homeOf(homes: Homes, { township, unit }: Site, area: Area, random: Random): number {
  const dice = random.float();
  const [inTown, inSeat] = LIVES[area];
  // Teachers of a second county town live in that one.
  const own = homes.seat[township]!;
  const town = area === 'town' && own.length > 0 ? own : homes.town;
  const among = dice < inTown ? town : dice < inTown + inSeat ? own : homes.villages[township]!;
  return among.length === 0 ? unit : among[random.below(among.length)]!;
}
