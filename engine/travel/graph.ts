import type { MetersPerSecond } from '../units.ts';
import type { Barriers } from './barriers.ts';
import { barriersOf } from './barriers.ts';
import type { Cut } from './cut.ts';
import { cutAtBarriers } from './cut.ts';
import { layOutSegments, layOutSteps, numberNodes } from './layout.ts';
import type { StreetNetwork } from './network.ts';
import type { Piece } from './pieces.ts';
import { findPieces } from './pieces.ts';
import { requireSpeed } from './speed.ts';

/**
 * Walkable streets ready for shortest paths. Times are whole milliseconds of the reference walker, lengths whole
 * millimetres: each segment is rounded once (by at most half a unit), all sums after that are exact.
 *
 * Nodes are numbered along a Hilbert curve, so that a search stays within few pages of memory.
 */
export interface StreetGraph {
  readonly nodeCount: number;
  readonly nodeLon: Float64Array;
  readonly nodeLat: Float64Array;
  /** For each node of the network that was given (stumps of cut streets after them), its number here or NONE. */
  readonly nodeOf: Int32Array;
  /** Segments between two nodes, ordered by them; `segmentFrom` < `segmentTo`. */
  readonly segmentFrom: Int32Array;
  readonly segmentTo: Int32Array;
  readonly segmentKind: Uint8Array;
  readonly millimeters: Int32Array;
  /** Milliseconds from `segmentFrom` to `segmentTo`, and back; NO_WAY where that is forbidden. */
  readonly forward: Int32Array;
  readonly backward: Int32Array;
  /** Steps *towards* node v (schools look back along them): `steps` from 3 × towardStart[v], three numbers a step. */
  readonly towardStart: Int32Array;
  /** Node from which the step comes, its milliseconds, its millimetres; node, milliseconds, … */
  readonly steps: Int32Array;
  readonly longestStep: number;
  readonly hasOneWay: boolean;
  readonly nodePiece: Int32Array;
  readonly pieces: readonly Piece[];
  readonly barriers: Barriers | null;
  readonly cuts: readonly Cut[];
  readonly referenceSpeed: MetersPerSecond;
}

/**
 * Cuts a network at its barriers, gives every piece its walking time at `referenceSpeed` (metres a second on flat
 * ground; slopes by `slopeFactor` where both ends' elevations are known) and lays it out for searching.
 * Throws a RangeError on a speed that is not positive.
 */
export function streetGraph(given: StreetNetwork, referenceSpeed: MetersPerSecond): StreetGraph {
  requireSpeed(referenceSpeed);
  const barriers = barriersOf(given);
  const { network, cuts } = barriers ? cutAtBarriers(given, barriers) : { network: given, cuts: [] };
  const nodes = numberNodes(network);
  const segments = layOutSegments(network, nodes.nodeOf, referenceSpeed);
  const steps = layOutSteps(nodes.nodeCount, segments);
  const { segmentFrom, segmentTo, millimeters } = segments;
  return {
    ...nodes,
    ...segments,
    ...steps,
    ...findPieces(nodes.nodeCount, segmentFrom, segmentTo, millimeters),
    barriers,
    cuts,
    referenceSpeed,
  };
}
