import type { Degrees, Meters } from '../units.ts';
import type { Barriers } from './barriers.ts';
import { barrierMeetings, END } from './barriers.ts';
import { greatCircleMeters } from './geo.ts';
import { STREET_KINDS } from './kinds.ts';
import type { StreetNetwork } from './network.ts';
import { emptyNetwork } from './network.ts';

/** A street that ends at a barrier because no bridge, tunnel or crossing is there. */
export interface Cut {
  /** Position of the street's piece in the network that was given. */
  readonly edge: number;
  readonly lon: Degrees;
  readonly lat: Degrees;
}

/** A cut street ends this far before the barrier, so that nobody steps onto it from the other bank. */
const BANK: Meters = 1;

/** What is left of a cut edge: from position `start` to position `end` (0 and 1 are its own nodes). */
interface Stump {
  readonly edge: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts walkable pieces where they meet a barrier, unless they are of a kind that passes (bridge, tunnel, ferry,
 * crossing), or meet it in their own end node and that node is a crossing place or belongs to a piece that passes.
 * Both stumps remain as dead ends, so that houses along them keep their street.
 */
export function cutAtBarriers(
  network: StreetNetwork,
  barriers: Barriers,
): { network: StreetNetwork; cuts: Cut[] } {
  const passage = passageNodes(network);
  const whole: number[] = [];
  const stumps: Stump[] = [];
  const cuts: Cut[] = [];
  for (let edge = 0; edge < network.from.length; edge++) {
    const kind = STREET_KINDS[network.kind[edge]!]!;
    if (!kind.walkable) continue;
    const places = kind.passes ? [] : cutPlaces(network, barriers, passage, edge);
    if (places.length === 0) whole.push(edge);
    else addStumps(stumps, edge, places, BANK / straightMeters(network, edge));
    for (const t of places) {
      cuts.push({
        edge,
        lon: between(network.nodeLon, network, edge, t),
        lat: between(network.nodeLat, network, edge, t),
      });
    }
  }
  return { network: cuts.length === 0 ? network : rebuilt(network, whole, stumps), cuts };
}

/** Nodes in which streets may meet a barrier without ending there. */
function passageNodes(network: StreetNetwork): Uint8Array {
  const passage = network.nodeCrossing.slice();
  for (let e = 0; e < network.from.length; e++) {
    if (!STREET_KINDS[network.kind[e]!]!.passes) continue;
    passage[network.from[e]!] = 1;
    passage[network.to[e]!] = 1;
  }
  return passage;
}

function cutPlaces(network: StreetNetwork, barriers: Barriers, passage: Uint8Array, edge: number): number[] {
  const { nodeLon, nodeLat } = network;
  const a = network.from[edge]!;
  const b = network.to[edge]!;
  const places: number[] = [];
  let last = -1;
  for (const t of barrierMeetings(barriers, nodeLon[a]!, nodeLat[a]!, nodeLon[b]!, nodeLat[b]!)) {
    if ((t <= END && passage[a] === 1) || (t >= 1 - END && passage[b] === 1)) continue;
    // Two pieces of one barrier that join on the street are met once.
    if (t - last > END) places.push(t);
    last = t;
  }
  return places;
}

function addStumps(stumps: Stump[], edge: number, places: readonly number[], bank: number): void {
  let start = 0;
  for (const t of [...places, 1]) {
    const end = t === 1 && places.at(-1)! < 1 - END ? 1 : t - bank;
    if (end - start > bank) stumps.push({ edge, start, end });
    start = t + bank;
  }
}

function straightMeters(network: StreetNetwork, edge: number): Meters {
  const { nodeLon, nodeLat } = network;
  const a = network.from[edge]!;
  const b = network.to[edge]!;
  return greatCircleMeters(nodeLon[a]!, nodeLat[a]!, nodeLon[b]!, nodeLat[b]!);
}

function between(values: Float64Array, network: StreetNetwork, edge: number, t: number): number {
  const a = values[network.from[edge]!]!;
  return a + t * (values[network.to[edge]!]! - a);
}

/** The whole edges, then the stumps, each with nodes of its own where it was cut. */
function rebuilt(network: StreetNetwork, whole: readonly number[], stumps: readonly Stump[]): StreetNetwork {
  let next = network.nodeLon.length;
  let stumpEnds = 0;
  for (const { start, end } of stumps) stumpEnds += (start > 0 ? 1 : 0) + (end < 1 ? 1 : 0);
  const result = emptyNetwork(next + stumpEnds, whole.length + stumps.length);
  for (const column of ['nodeLon', 'nodeLat', 'nodeElevation', 'nodeCrossing'] as const) {
    result[column].set(network[column]);
  }
  const stumpEnd = (edge: number, t: number): number => {
    for (const column of ['nodeLon', 'nodeLat', 'nodeElevation'] as const) {
      result[column][next] = between(network[column], network, edge, t);
    }
    return next++;
  };
  const copy = (target: number, edge: number, share: number): void => {
    result.from[target] = network.from[edge]!;
    result.to[target] = network.to[edge]!;
    result.kind[target] = network.kind[edge]!;
    result.oneWay[target] = network.oneWay[edge]!;
    result.meters[target] = network.meters[edge]! * share;
    result.seconds[target] = network.seconds[edge]! * share;
    result.speedFactor[target] = network.speedFactor[edge]!;
  };
  let target = 0;
  for (const edge of whole) copy(target++, edge, 1);
  for (const { edge, start, end } of stumps) {
    copy(target, edge, end - start);
    if (start > 0) result.from[target] = stumpEnd(edge, start);
    if (end < 1) result.to[target] = stumpEnd(edge, end);
    target++;
  }
  return result;
}
