import type { Meters, MetersPerSecond, Seconds } from '../units.ts';
import { directWays } from './direct.ts';
import type { StreetGraph } from './graph.ts';
import type { Island } from './islands.ts';
import { islandsInUse, pieceOfPlaces } from './islands.ts';
import { legsOf } from './legs.ts';
import { barredPairs } from './one-way.ts';
import { stableOrder } from './order.ts';
import type { Ends } from './pairs.ts';
import { PairSearch } from './pairs.ts';
import { PairCollector } from './rows.ts';
import type { Places, Snapped } from './snap.ts';
import { snapPlaces, streetIndex } from './snap.ts';
import { requireSpeed } from './speed.ts';
import type { TravelTable } from './table.ts';
import { LONGEST } from './thousandths.ts';

export interface StreetTravelOptions {
  /** Ways up to this time of the reference walker are found, inclusive; Infinity for all. */
  readonly cutoffSeconds: Seconds;
  /** Longest straight leg between a place and its street, inclusive. */
  readonly farthestMeters: Meters;
  /** Speed on the access leg; the graph's reference speed if left out. */
  readonly accessSpeed?: MetersPerSecond;
  /** Places are not put on pieces of the network shorter than this in all (yards drawn without their gate). */
  readonly shortestPieceMeters?: Meters;
  /** Called after each school. */
  readonly onProgress?: (schoolsDone: number, schoolCount: number) => void;
  /** Asked before each school; true gives up. */
  readonly shouldStop?: () => boolean;
}

/** The table, and what a planner must hear of before believing it. */
export interface StreetTravel {
  /** Null if it was stopped: part of a table would look like schools out of reach. */
  readonly table: TravelTable | null;
  readonly units: Snapped;
  readonly schools: Snapped;
  readonly islands: readonly Island[];
}

/**
 * Walking times from every unit to every school within the cutoff: access leg, streets, access leg; or straight
 * across where that is no longer than the two access legs (school and houses in one yard).
 *
 * Exact for the graph's segments, each rounded to a millisecond: a way over n segments lies within (n + 5) / 2
 * milliseconds of the unrounded one. Memory: 20 bytes a node for the search, 32 a pair found.
 */
export function travelFromStreets(
  units: Places,
  schools: Places,
  graph: StreetGraph,
  options: StreetTravelOptions,
): StreetTravel {
  const { cutoffSeconds, farthestMeters } = options;
  const accessSpeed = options.accessSpeed ?? graph.referenceSpeed;
  requireSpeed(accessSpeed);
  const shortest = options.shortestPieceMeters ?? 0;
  const index = streetIndex(graph, (segment) => pieceMeters(graph, segment) >= shortest);
  const unitsOn = snapPlaces(index, units, { farthestMeters, accessSpeed });
  const schoolsOn = snapPlaces(index, schools, { farthestMeters, accessSpeed });
  const ends: Ends = {
    units: unitsOn,
    schools: schoolsOn,
    leaving: legsOf(graph, unitsOn, 'leaving'),
    arriving: legsOf(graph, schoolsOn, 'arriving'),
    direct: directWays(units, unitsOn, schools, schoolsOn, farthestMeters, graph.barriers),
    accessSpeed,
  };
  const unitComponent = pieceOfPlaces(graph, unitsOn);
  const schoolComponent = pieceOfPlaces(graph, schoolsOn);
  const islands = islandsInUse(graph, unitComponent, schoolComponent);
  const pairs = collectPairs(graph, ends, options);
  if (!pairs) return { table: null, units: unitsOn, schools: schoolsOn, islands };
  const table: TravelTable = {
    unitCount: unitsOn.count,
    schoolCount: schoolsOn.count,
    ...pairs.rows(unitsOn.count),
    unitComponent,
    schoolComponent,
    barred: cutoffSeconds === Infinity ? new Float64Array(0) : barredPairs(graph, ends),
    cutoffSeconds,
    referenceSpeed: graph.referenceSpeed,
    mode: 'walk-network',
    source: `on foot along ${graph.segmentFrom.length} street segments`,
  };
  return { table, units: unitsOn, schools: schoolsOn, islands };
}

function pieceMeters(graph: StreetGraph, segment: number): Meters {
  return graph.pieces[graph.nodePiece[graph.segmentFrom[segment]!]!]!.meters;
}

/** Null if it was stopped. */
function collectPairs(graph: StreetGraph, ends: Ends, options: StreetTravelOptions): PairCollector | null {
  // Limits are inclusive in whole milliseconds; 1e-6 undoes the last bits of 1800.001 × 1000.
  const cutoff = Math.min(LONGEST, Math.floor(options.cutoffSeconds * 1000 + 1e-6));
  const search = new PairSearch(graph, ends, cutoff);
  const pairs = new PairCollector(ends.schools.count);
  let done = 0;
  // Along the curve of the graph's numbers, so that a search finds in the cache what its neighbour has used.
  for (const school of stableOrder(ends.schools.segment)) {
    if (options.shouldStop?.()) return null;
    search.collect(school, pairs);
    options.onProgress?.(++done, ends.schools.count);
  }
  return pairs;
}
