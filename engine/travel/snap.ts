import Flatbush from 'flatbush';
import type { Degrees, Meters, MetersPerSecond } from '../units.ts';
import { NONE } from '../units.ts';
import { legCrosses } from './barriers.ts';
import { isPlace, METERS_PER_DEGREE, metersPerDegreeOfLongitude } from './geo.ts';
import type { StreetGraph } from './graph.ts';
import { STREET_KINDS } from './kinds.ts';
import { wholeThousandths } from './thousandths.ts';

/** Places such as units or schools, WGS 84; NaN where the place is not known. */
export interface Places {
  readonly lon: ArrayLike<Degrees>;
  readonly lat: ArrayLike<Degrees>;
}

/** Why a place is on no street. */
export type MissReason = 'noCoordinates' | 'noStreets' | 'tooFarFromStreet' | 'behindBarrier';

export interface Miss {
  /** Position in the places that were given. */
  readonly place: number;
  readonly reason: MissReason;
  /** Straight distance to the nearest street of any kind that can be entered; Infinity if there is none. */
  readonly nearestMeters: Meters;
}

/**
 * Places put on the nearest point of a street. A place's way begins with the access leg: a straight line to that
 * point, which crosses no barrier, walked at the access speed.
 */
export interface Snapped {
  readonly count: number;
  /** Segment of the graph, or NONE for a place in `misses`. */
  readonly segment: Int32Array;
  /** Where on the segment: 0 at `segmentFrom`, 1 at `segmentTo`. */
  readonly fraction: Float64Array;
  readonly accessMillimeters: Int32Array;
  readonly accessMilliseconds: Int32Array;
  /** The point on the street. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly misses: readonly Miss[];
}

export interface SnapOptions {
  /** Longest access leg, inclusive. */
  readonly farthestMeters: Meters;
  readonly accessSpeed: MetersPerSecond;
}

/** The segments on which a walker can step midway, to be asked for by place. */
export interface StreetIndex {
  readonly graph: StreetGraph;
  /** Null if the graph has no such segment. */
  readonly tree: Flatbush | null;
  readonly segments: Int32Array;
}

/** `allowed` says of each segment whether places may be put on it; all that can be entered midway if left out. */
export function streetIndex(graph: StreetGraph, allowed?: (segment: number) => boolean): StreetIndex {
  const all = graph.segmentKind.length;
  const open = new Int32Array(all);
  let count = 0;
  for (let s = 0; s < all; s++) {
    if (STREET_KINDS[graph.segmentKind[s]!]!.open && (!allowed || allowed(s))) open[count++] = s;
  }
  const segments = open.slice(0, count);
  if (count === 0) return { graph, tree: null, segments };
  const tree = new Flatbush(count);
  const { nodeLon, nodeLat, segmentFrom, segmentTo } = graph;
  for (let i = 0; i < count; i++) {
    const a = segmentFrom[segments[i]!]!;
    const b = segmentTo[segments[i]!]!;
    const [x1, y1, x2, y2] = [nodeLon[a]!, nodeLat[a]!, nodeLon[b]!, nodeLat[b]!];
    tree.add(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
  }
  tree.finish();
  return { graph, tree, segments };
}

/** First search radius; it doubles until a street is found. */
const FIRST_RADIUS: Meters = 60;
/** Half the circumference of the earth: no street is farther. */
const ANYWHERE: Meters = 2.1e7;

interface Foot {
  readonly segment: number;
  readonly fraction: number;
  readonly meters: Meters;
  readonly lon: Degrees;
  readonly lat: Degrees;
}

/** Puts each place on its nearest street within reach of a leg that crosses no barrier. */
export function snapPlaces(index: StreetIndex, places: Places, options: SnapOptions): Snapped {
  const count = places.lon.length;
  const snapped = {
    count,
    segment: new Int32Array(count).fill(NONE),
    fraction: new Float64Array(count),
    accessMillimeters: new Int32Array(count),
    accessMilliseconds: new Int32Array(count),
    lon: new Float64Array(count).fill(NaN),
    lat: new Float64Array(count).fill(NaN),
    misses: [] as Miss[],
  };
  for (let p = 0; p < count; p++) {
    const found = nearestStreet(index, places.lon[p]!, places.lat[p]!, options.farthestMeters);
    if ('reason' in found) {
      snapped.misses.push({ place: p, ...found });
      continue;
    }
    snapped.segment[p] = found.segment;
    snapped.fraction[p] = found.fraction;
    snapped.accessMillimeters[p] = wholeThousandths(found.meters);
    snapped.accessMilliseconds[p] = wholeThousandths(found.meters / options.accessSpeed);
    snapped.lon[p] = found.lon;
    snapped.lat[p] = found.lat;
  }
  return snapped;
}

function nearestStreet(
  index: StreetIndex,
  lon: Degrees,
  lat: Degrees,
  farthest: Meters,
): Foot | Omit<Miss, 'place'> {
  if (!isPlace(lon, lat)) return { reason: 'noCoordinates', nearestMeters: Infinity };
  if (!index.tree) return { reason: 'noStreets', nearestMeters: Infinity };
  for (let radius = FIRST_RADIUS; ; radius *= 2) {
    const reach = Math.min(radius, farthest, ANYWHERE);
    const feet = streetsWithin(index, lon, lat, reach);
    const { barriers } = index.graph;
    const foot = feet.find((there) => !legCrosses(barriers, lon, lat, there.lon, there.lat));
    if (foot) return foot;
    if (reach === radius && radius < farthest) continue;
    if (feet.length > 0) return { reason: 'behindBarrier', nearestMeters: feet[0]!.meters };
    return { reason: 'tooFarFromStreet', nearestMeters: distanceToAnyStreet(index, lon, lat, 2 * radius) };
  }
}

function distanceToAnyStreet(index: StreetIndex, lon: Degrees, lat: Degrees, start: Meters): Meters {
  for (let radius = start; ; radius *= 2) {
    const feet = streetsWithin(index, lon, lat, radius);
    if (feet.length > 0) return feet[0]!.meters;
    if (radius > ANYWHERE) return Infinity;
  }
}

/** The nearest point of every segment within a radius (inclusive), nearest first. */
function streetsWithin(index: StreetIndex, lon: Degrees, lat: Degrees, radius: Meters): Foot[] {
  const { graph, tree, segments } = index;
  const xScale = metersPerDegreeOfLongitude(lat);
  const dx = radius / xScale;
  const dy = radius / METERS_PER_DEGREE;
  const feet: Foot[] = [];
  for (const i of tree!.search(lon - dx, lat - dy, lon + dx, lat + dy)) {
    const segment = segments[i]!;
    const a = graph.segmentFrom[segment]!;
    const b = graph.segmentTo[segment]!;
    const ax = (graph.nodeLon[a]! - lon) * xScale;
    const ay = (graph.nodeLat[a]! - lat) * METERS_PER_DEGREE;
    const ux = (graph.nodeLon[b]! - lon) * xScale - ax;
    const uy = (graph.nodeLat[b]! - lat) * METERS_PER_DEGREE - ay;
    const along = -(ax * ux + ay * uy) / (ux * ux + uy * uy || 1);
    const fraction = snapToEnd(along, Math.sqrt(ux * ux + uy * uy));
    const x = ax + fraction * ux;
    const y = ay + fraction * uy;
    const meters = Math.sqrt(x * x + y * y);
    if (meters > radius) continue;
    feet.push({ segment, fraction, meters, lon: lon + x / xScale, lat: lat + y / METERS_PER_DEGREE });
  }
  return feet.sort((p, q) => p.meters - q.meters || compareSegments(graph, p.segment, q.segment));
}

/** Of segments equally near the faster to walk goes first; an order that does not depend on how the input was numbered. */
function compareSegments(graph: StreetGraph, s: number, t: number): number {
  const { segmentFrom, segmentTo, forward, backward, millimeters } = graph;
  return (
    segmentFrom[s]! - segmentFrom[t]! ||
    segmentTo[s]! - segmentTo[t]! ||
    // Unsigned, NO_WAY is slower than any time.
    (forward[s]! >>> 0) - (forward[t]! >>> 0) ||
    (backward[s]! >>> 0) - (backward[t]! >>> 0) ||
    millimeters[s]! - millimeters[t]!
  );
}

/** A foot this near an end of its segment stands on it: what is meant for a corner must not be caught in a one-way path. */
const CORNER: Meters = 0.01;

function snapToEnd(along: number, meters: Meters): number {
  if (along * meters <= CORNER) return 0;
  return (1 - along) * meters <= CORNER ? 1 : along;
}
