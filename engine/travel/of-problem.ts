import { parts } from '../problem/adjacency/line-kinds.ts';
import type { Problem } from '../problem/index.ts';
import type { MetersPerSecond, Seconds } from '../units.ts';
import { travelFromTable } from './given.ts';
import type { StreetGraph } from './graph.ts';
import { streetGraph } from './graph.ts';
import type { LineFault, LineOptions } from './lines.ts';
import { networkFromLines } from './lines.ts';
import type { Places } from './snap.ts';
import { travelStraightLine } from './straight.ts';
import type { StreetTravel, StreetTravelOptions } from './streets.ts';
import { travelFromStreets } from './streets.ts';
import type { TravelTable } from './table.ts';

export interface ProblemTravelOptions extends StreetTravelOptions, LineOptions {
  readonly referenceSpeed: MetersPerSecond;
  /** For the straight-line fallback; null if there shall be none. */
  readonly detourFactor: number | null;
  /** The problem's own `travelRows` hold every pair up to this time; Infinity if left out. */
  readonly givenCutoffSeconds?: Seconds;
}

export interface ProblemTravel {
  /** Null if it was stopped, or if the problem says nothing of ways and there is no fallback. */
  readonly table: TravelTable | null;
  /** What was found out on the streets, where they were used. */
  readonly streets: {
    readonly graph: StreetGraph;
    readonly faults: readonly LineFault[];
    readonly travel: StreetTravel;
  } | null;
}

/** How far, from the best that a problem offers: its table of times, else its streets, else straight lines. */
export function travelOfProblem(problem: Problem, options: ProblemTravelOptions): ProblemTravel {
  const { referenceSpeed, cutoffSeconds, detourFactor } = options;
  const units: Places = problem.units;
  const schools: Places = {
    lon: problem.schools.map((school) => school.lon),
    lat: problem.schools.map((school) => school.lat),
  };
  if (problem.travelRows) {
    const counts = { unitCount: problem.units.count, schoolCount: problem.schools.length };
    const given = options.givenCutoffSeconds ?? Infinity;
    const table = travelFromTable(problem.travelRows, { ...counts, referenceSpeed, cutoffSeconds: given });
    return { table, streets: null };
  }
  // Rivers alone are no network: ways are then straight lines, as without any.
  if (problem.streets?.some(({ kind }) => !parts(kind))) {
    const { network, faults } = networkFromLines(problem.streets, options);
    const graph = streetGraph(network, referenceSpeed);
    const travel = travelFromStreets(units, schools, graph, options);
    return { table: travel.table, streets: { graph, faults, travel } };
  }
  if (detourFactor === null) return { table: null, streets: null };
  const table = travelStraightLine(units, schools, { detourFactor, referenceSpeed, cutoffSeconds });
  return { table, streets: null };
}
