import type { RawLine } from '../../../engine/problem/index.ts';
import {
  networkFromLines,
  pairIndex,
  streetGraph,
  type TravelTable,
  travelFromStreets,
} from '../../../engine/travel/index.ts';
import type { Place } from '../tables/points.ts';

/** Ways from units to the schools within a limit, in seconds of somebody who walks a metre a second: a small child. */
export interface Reach {
  /** Infinity beyond the limit. */
  seconds(school: number, unit: number): number;
  /** By unit, seconds to the nearest of some schools; Infinity where none is within the limit. */
  nearest(among: (school: number) => boolean): Float64Array;
}

const SMALL_CHILD = 1;
/** Longer ways to school nobody is asked to walk: seven kilometres. */
const FARTHEST_SECONDS = 7_000;

/** Measured along the streets as the engine measures them, so that what is possible here is possible there. */
export function reachOf(
  streets: readonly Omit<RawLine, 'row'>[],
  units: readonly Place[],
  schools: readonly Place[],
): Reach {
  const { network } = networkFromLines(streets, {});
  const graph = streetGraph(network, SMALL_CHILD);
  const { table } = travelFromStreets(coordinates(units), coordinates(schools), graph, {
    cutoffSeconds: FARTHEST_SECONDS,
    farthestMeters: Infinity,
  });
  return reachFrom(table!);
}

function coordinates(places: readonly Place[]): { lon: number[]; lat: number[] } {
  return { lon: places.map(({ lon }) => lon), lat: places.map(({ lat }) => lat) };
}

function reachFrom(table: TravelTable): Reach {
  return {
    seconds(school, unit) {
      const pair = pairIndex(table, unit, school);
      return pair === -1 ? Infinity : table.seconds[pair]!;
    },
    nearest(among) {
      const least = new Float64Array(table.unitCount).fill(Infinity);
      for (let u = 0; u < table.unitCount; u++) {
        for (let pair = table.rowStart[u]!; pair < table.rowStart[u + 1]!; pair++) {
          if (table.seconds[pair]! < least[u]! && among(table.school[pair]!)) least[u] = table.seconds[pair]!;
        }
      }
      return least;
    },
  };
}
