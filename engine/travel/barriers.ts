import Flatbush from 'flatbush';
import type { Degrees } from '../units.ts';
import { meetingPoint } from './geo.ts';
import { STREET_KINDS } from './kinds.ts';
import type { StreetNetwork } from './network.ts';

/** Rivers, railways, motorways as straight pieces that can be asked for by place. */
export interface Barriers {
  readonly tree: Flatbush;
  /** Per piece: lon and lat of one end, lon and lat of the other. */
  readonly ends: Float64Array;
}

/** The barriers of a network, null if it has none. */
export function barriersOf(network: StreetNetwork): Barriers | null {
  const pieces: number[] = [];
  for (let e = 0; e < network.kind.length; e++) {
    if (STREET_KINDS[network.kind[e]!]!.barrier) pieces.push(e);
  }
  if (pieces.length === 0) return null;
  const tree = new Flatbush(pieces.length);
  const ends = new Float64Array(4 * pieces.length);
  for (const [i, e] of pieces.entries()) {
    const a = network.from[e]!;
    const b = network.to[e]!;
    const x1 = network.nodeLon[a]!;
    const y1 = network.nodeLat[a]!;
    const x2 = network.nodeLon[b]!;
    const y2 = network.nodeLat[b]!;
    ends.set([x1, y1, x2, y2], 4 * i);
    tree.add(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
  }
  tree.finish();
  return { tree, ends };
}

/**
 * Where the straight way p→q meets barriers, touching included: ascending positions in [0, 1], 0 at p and 1 at q.
 * (In degrees: straight pieces meet at the same positions whatever the scales of the axes.)
 */
export function barrierMeetings(
  barriers: Barriers,
  px: Degrees,
  py: Degrees,
  qx: Degrees,
  qy: Degrees,
): number[] {
  const found: number[] = [];
  const near = barriers.tree.search(Math.min(px, qx), Math.min(py, qy), Math.max(px, qx), Math.max(py, qy));
  for (const i of near) {
    const { ends } = barriers;
    const at = 4 * i;
    const t = meetingPoint(px, py, qx, qy, ends[at]!, ends[at + 1]!, ends[at + 2]!, ends[at + 3]!);
    if (!Number.isNaN(t)) found.push(t);
  }
  return found.sort((s, t) => s - t);
}

/** Positions this near an end count as the end itself. */
export const END = 1e-9;

/**
 * Whether a straight leg crosses a barrier. A leg that only begins or ends on one does not: a house may stand on
 * the drawn bank.
 */
export function legCrosses(
  barriers: Barriers | null,
  px: Degrees,
  py: Degrees,
  qx: Degrees,
  qy: Degrees,
): boolean {
  if (!barriers) return false;
  return barrierMeetings(barriers, px, py, qx, qy).some((t) => t > END && t < 1 - END);
}
