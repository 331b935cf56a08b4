export type { Cut } from './cut.ts';
export { greatCircleMeters } from './geo.ts';
export type { GivenTimesOptions } from './given.ts';
export { travelFromTable } from './given.ts';
export type { StreetGraph } from './graph.ts';
export { streetGraph } from './graph.ts';
export type { Island } from './islands.ts';
export type { StreetKind } from './kinds.ts';
export { STREET_KINDS } from './kinds.ts';
export type { LineFault, LineNetwork, LineOptions, WalkLine } from './lines.ts';
export { networkFromLines } from './lines.ts';
export type { EdgeDescription, NetworkDescription, NodeDescription, StreetNetwork } from './network.ts';
export { describedNetwork, emptyNetwork } from './network.ts';
export type { ProblemTravel, ProblemTravelOptions } from './of-problem.ts';
export { travelOfProblem } from './of-problem.ts';
export type { Piece } from './pieces.ts';
export { slopeFactor } from './slope.ts';
export type { Miss, MissReason, Places, Snapped } from './snap.ts';
export type { PlanarPlaces, StraightLineOptions } from './straight.ts';
export { travelEuclidean, travelStraightLine } from './straight.ts';
export type { StreetTravel, StreetTravelOptions } from './streets.ts';
export { travelFromStreets } from './streets.ts';
export type { Reach, TravelMode, TravelTable } from './table.ts';
export {
  bandCutoff,
  bandFactor,
  bandSeconds,
  isWithin,
  pairIndex,
  reach,
  reachWithin,
  travelMeters,
  travelSeconds,
} from './table.ts';
