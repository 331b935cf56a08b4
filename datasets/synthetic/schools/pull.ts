import type { Random } from '../../../engine/random.ts';
import type { Geography } from '../geography.ts';
import { hasJunior, hasPrimary, type Site } from './sites.ts';

/** The schools of a county town that draw children from outside their zones, and how strongly each. */
export interface Draw {
  readonly schools: readonly number[];
  readonly weight: readonly number[];
  readonly famous: readonly number[];
}

const FAMOUS_WEIGHT = 4;

export function townDraws(
  sites: readonly Site[],
  towns: Geography['towns'],
  famous: ReadonlySet<number>,
): { primary: Draw; junior: Draw }[] {
  const of = (town: number, teaches: (role: Site['role']) => boolean): Draw => {
    const schools = [...sites.keys()].filter((school) => {
      const { role, township } = sites[school]!;
      return township === town && role.startsWith('town') && teaches(role);
    });
    return {
      schools,
      weight: schools.map((school) => (famous.has(school) ? FAMOUS_WEIGHT : 1)),
      famous: schools.filter((school) => famous.has(school)),
    };
  };
  return towns.flatMap((site, town) =>
    site.kind === 'countyTown' ? [{ primary: of(town, hasPrimary), junior: of(town, hasJunior) }] : [],
  );
}

/** Families of the town look for a famous school only, families of the country for any school of the town. */
export function pick({ schools, weight, famous }: Draw, urban: boolean, random: Random): number | undefined {
  if (urban) return famous[random.below(Math.max(1, famous.length))];
  let left = random.float() * weight.reduce((a, b) => a + b, 0);
  return schools.find((_, i) => {
    left -= weight[i]!;
    return left < 0;
  });
}

/** The county town nearest to a unit. */
export function nearestTown(
  { settlements, cells, towns }: Geography,
  unit: number,
): { town: number; metres: number } {
  const cell = settlements.cell[unit]!;
  let best = { town: 0, metres: Infinity };
  for (const [town, site] of towns.entries()) {
    if (site.kind !== 'countyTown') break;
    const metres = Math.hypot(cells.x[cell]! - site.x, cells.y[cell]! - site.y);
    if (metres < best.metres) best = { town, metres };
  }
  return best;
}
