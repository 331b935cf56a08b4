import type { Meters, MetersPerSecond } from '../units.ts';
import { NONE } from '../units.ts';
import { greatCircleMeters, hilbertIndex } from './geo.ts';
import type { StreetGraph } from './graph.ts';
import { STREET_KINDS } from './kinds.ts';
import type { StreetNetwork } from './network.ts';
import { stableOrder } from './order.ts';
import { slopeFactor } from './slope.ts';
import { NO_WAY, wholeThousandths } from './thousandths.ts';

function isSegment(network: StreetNetwork, edge: number): boolean {
  return STREET_KINDS[network.kind[edge]!]!.walkable && network.from[edge] !== network.to[edge];
}

/** Keeps the nodes that have streets, in the order of the Hilbert curve over their bounding box. */
export function numberNodes(network: StreetNetwork) {
  const { from, to } = network;
  const used = new Uint8Array(network.nodeLon.length);
  for (let e = 0; e < from.length; e++) {
    if (!isSegment(network, e)) continue;
    used[from[e]!] = 1;
    used[to[e]!] = 1;
  }
  const given = new Int32Array(used.length).map((_, n) => n).filter((n) => used[n] === 1);
  const places = hilbertPlaces(network, given);
  const order = stableOrder(places).map((i) => given[i]!);
  const nodeOf = new Int32Array(used.length).fill(NONE);
  for (let n = 0; n < order.length; n++) nodeOf[order[n]!] = n;
  return {
    nodeCount: order.length,
    nodeOf,
    nodeLon: new Float64Array(order.length).map((_, n) => network.nodeLon[order[n]!]!),
    nodeLat: new Float64Array(order.length).map((_, n) => network.nodeLat[order[n]!]!),
  };
}

function hilbertPlaces(network: StreetNetwork, nodes: Int32Array): Uint32Array {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < nodes.length; i++) {
    const lon = network.nodeLon[nodes[i]!]!;
    const lat = network.nodeLat[nodes[i]!]!;
    if (lon < west) west = lon;
    if (lon > east) east = lon;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  }
  const xScale = 65535 / (east - west || 1);
  const yScale = 65535 / (north - south || 1);
  const places = new Uint32Array(nodes.length);
  for (let i = 0; i < nodes.length; i++) {
    const column = Math.floor((network.nodeLon[nodes[i]!]! - west) * xScale);
    const row = Math.floor((network.nodeLat[nodes[i]!]! - south) * yScale);
    places[i] = hilbertIndex(column, row);
  }
  return places;
}

export function layOutSegments(network: StreetNetwork, nodeOf: Int32Array, speed: MetersPerSecond) {
  const edges = new Int32Array(network.from.length).map((_, e) => e).filter((e) => isSegment(network, e));
  const ends = (pick: (a: number, b: number) => number) =>
    edges.map((e) => pick(nodeOf[network.from[e]!]!, nodeOf[network.to[e]!]!));
  const order = stableOrder(ends(Math.min), stableOrder(ends(Math.max)));
  const count = order.length;
  const segments = {
    segmentFrom: new Int32Array(count),
    segmentTo: new Int32Array(count),
    segmentKind: new Uint8Array(count),
    millimeters: new Int32Array(count),
    forward: new Int32Array(count),
    backward: new Int32Array(count),
    hasOneWay: false,
  };
  for (let s = 0; s < count; s++) {
    const e = edges[order[s]!]!;
    const from = network.from[e]!;
    const to = network.to[e]!;
    const meters = edgeMeters(network, e);
    const climb = network.nodeElevation[to]! - network.nodeElevation[from]!;
    const along = edgeMilliseconds(network, e, meters, climb, speed);
    const against = network.oneWay[e] === 1 ? NO_WAY : edgeMilliseconds(network, e, meters, -climb, speed);
    const straight = nodeOf[from]! < nodeOf[to]!;
    segments.segmentFrom[s] = nodeOf[straight ? from : to]!;
    segments.segmentTo[s] = nodeOf[straight ? to : from]!;
    segments.segmentKind[s] = network.kind[e]!;
    segments.millimeters[s] = wholeThousandths(meters);
    segments.forward[s] = straight ? along : against;
    segments.backward[s] = straight ? against : along;
    if (against === NO_WAY) segments.hasOneWay = true;
  }
  return segments;
}

function edgeMeters(network: StreetNetwork, edge: number): Meters {
  const given = network.meters[edge]!;
  if (!Number.isNaN(given)) return given;
  const { nodeLon, nodeLat } = network;
  const a = network.from[edge]!;
  const b = network.to[edge]!;
  return greatCircleMeters(nodeLon[a]!, nodeLat[a]!, nodeLon[b]!, nodeLat[b]!);
}

function edgeMilliseconds(
  network: StreetNetwork,
  edge: number,
  meters: Meters,
  climb: Meters,
  speed: MetersPerSecond,
): number {
  const timetable = network.seconds[edge]!;
  if (!Number.isNaN(timetable)) return wholeThousandths(timetable);
  const slope = STREET_KINDS[network.kind[edge]!]!.sloped ? slopeFactor(climb, meters) : 1;
  return wholeThousandths(meters / (speed * network.speedFactor[edge]! * slope));
}

type Segments = Pick<StreetGraph, 'segmentFrom' | 'segmentTo' | 'millimeters' | 'forward' | 'backward'>;

/** Counting sort of all permitted steps by the node they lead to. */
export function layOutSteps(nodeCount: number, segments: Segments) {
  const { segmentFrom, segmentTo, millimeters, forward, backward } = segments;
  const towardStart = new Int32Array(nodeCount + 1);
  let longestStep = 0;
  for (let s = 0; s < segmentFrom.length; s++) {
    if (forward[s] !== NO_WAY) towardStart[segmentTo[s]! + 1]! += 1;
    if (backward[s] !== NO_WAY) towardStart[segmentFrom[s]! + 1]! += 1;
    longestStep = Math.max(longestStep, forward[s]!, backward[s]!);
  }
  for (let n = 0; n < nodeCount; n++) towardStart[n + 1]! += towardStart[n]!;
  const steps = new Int32Array(3 * towardStart[nodeCount]!);
  const next = towardStart.slice();
  for (let s = 0; s < segmentFrom.length; s++) {
    const a = segmentFrom[s]!;
    const b = segmentTo[s]!;
    if (forward[s] !== NO_WAY) setStep(steps, 3 * next[b]!++, a, forward[s]!, millimeters[s]!);
    if (backward[s] !== NO_WAY) setStep(steps, 3 * next[a]!++, b, backward[s]!, millimeters[s]!);
  }
  return { towardStart, steps, longestStep };
}

function setStep(
  steps: Int32Array,
  at: number,
  from: number,
  milliseconds: number,
  millimeters: number,
): void {
  steps[at] = from;
  steps[at + 1] = milliseconds;
  steps[at + 2] = millimeters;
}
