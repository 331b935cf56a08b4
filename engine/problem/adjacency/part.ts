import type { Meters } from '../../units.ts';
import { metersBetween } from '../geometry/sphere.ts';
import type { StreetLine } from '../problem.ts';
import { FootWays } from './foot-ways.ts';
import { Groups } from './groups.ts';
import { parts } from './line-kinds.ts';
import type { Pair } from './pairs.ts';
import { meets, piecesOfLines } from './pieces-of-lines.ts';

/** Across a barrier two units are neighbours if the way by streets is no longer than this many times the straight line … */
export const MOST_DETOUR = 3;
/** … and this far more, from the places of the units to their streets. */
export const ACCESS_METERS: Meters = 300;

/** What barriers did to neighbours. */
export interface Parted {
  /** Those that remain, in the order in which they were given. */
  readonly pairs: readonly Pair[];
  /** No longer neighbours: no street leads across nearby. */
  readonly parted: readonly Pair[];
  /** A barrier lies between them, and streets cross it. */
  readonly crossed: readonly Pair[];
  /** No street is known to lead across, but without this pair units would be cut off from the others. */
  readonly kept: readonly Pair[];
}

/**
 * Parts neighbours between whose places a river, a railway or a motorway lies, unless streets lead across: over bridges, through
 * underpasses, at crossings, within three times the straight line and 300 m. What was connected stays so: where a piece of the
 * county would be cut off, the shortest of its parted pairs stays.
 */
export function partAtBarriers(
  pairs: readonly Pair[],
  lon: Float64Array,
  lat: Float64Array,
  streets: readonly StreetLine[],
): Parted {
  const barriers = piecesOfLines(
    streets.filter(({ kind }) => parts(kind)).map(({ coordinates }) => coordinates),
  );
  const across = new Set(pairs.filter(({ a, b }) => meets(barriers, lon[a]!, lat[a]!, lon[b]!, lat[b]!)));
  if (across.size === 0) return { pairs, parted: [], crossed: [], kept: [] };
  const metersOf = ({ a, b }: Pair) => metersBetween(lon[a]!, lat[a]!, lon[b]!, lat[b]!);
  const ways = new FootWays(streets, barriers, lat.reduce((sum, one) => sum + one, 0) / lat.length);
  const crossed = [...across].filter((pair) => {
    const { a, b } = pair;
    const limit = MOST_DETOUR * metersOf(pair) + ACCESS_METERS;
    return ways.leads(lon[a]!, lat[a]!, lon[b]!, lat[b]!, limit);
  });
  for (const pair of crossed) across.delete(pair);
  const groups = new Groups(lon.length);
  for (const pair of pairs) if (!across.has(pair)) groups.join(pair.a, pair.b);
  const sorted = [...across].sort((p, q) => metersOf(p) - metersOf(q) || p.a - q.a || p.b - q.b);
  const kept = sorted.filter(({ a, b }) => groups.join(a, b));
  for (const pair of kept) across.delete(pair);
  return { pairs: pairs.filter((pair) => !across.has(pair)), parted: [...across], crossed, kept };
}
