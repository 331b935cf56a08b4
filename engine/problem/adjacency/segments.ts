import type { Meters } from '../../units.ts';
import { METERS_PER_DEGREE, metersPerDegreeOfLongitude } from '../geometry/sphere.ts';
import type { MultiPolygon } from '../problem.ts';
import { PairNumbers } from './pair-numbers.ts';

/** The border segments of all units in metres on a plane, as flat arrays. */
export interface Segments {
  readonly count: number;
  readonly unit: Int32Array;
  readonly x1: Float64Array;
  readonly y1: Float64Array;
  readonly x2: Float64Array;
  readonly y2: Float64Array;
  /** Numbers of the end points: equal numbers, equal coordinates. */
  readonly from: Int32Array;
  readonly to: Int32Array;
}

export function segmentsOf(polygons: readonly MultiPolygon[]): Segments {
  let count = 0;
  let rings = 0;
  let south = Infinity;
  let north = -Infinity;
  for (const ring of ringsOf(polygons)) {
    count += Math.max(0, ring.points.length - 1);
    rings++;
    for (const [, lat] of ring.points) {
      if (lat < south) south = lat;
      if (lat > north) north = lat;
    }
  }
  const east = metersPerDegreeOfLongitude((south + north) / 2);
  const segments = {
    unit: new Int32Array(count),
    x1: new Float64Array(count),
    y1: new Float64Array(count),
    x2: new Float64Array(count),
    y2: new Float64Array(count),
    from: new Int32Array(count),
    to: new Int32Array(count),
  };
  const points = new PairNumbers(count + rings);
  let used = 0;
  for (const { unit, points: ring } of ringsOf(polygons)) {
    let before = ring.length > 0 ? points.numberOf(ring[0]![0], ring[0]![1]) : 0;
    for (let i = 1; i < ring.length; i++) {
      const here = points.numberOf(ring[i]![0], ring[i]![1]);
      if (here !== before) {
        segments.unit[used] = unit;
        segments.x1[used] = ring[i - 1]![0] * east;
        segments.y1[used] = ring[i - 1]![1] * METERS_PER_DEGREE;
        segments.x2[used] = ring[i]![0] * east;
        segments.y2[used] = ring[i]![1] * METERS_PER_DEGREE;
        segments.from[used] = before;
        segments.to[used] = here;
        used++;
      }
      before = here;
    }
  }
  return { count: used, ...segments };
}

function* ringsOf(polygons: readonly MultiPolygon[]) {
  for (let unit = 0; unit < polygons.length; unit++) {
    for (const rings of polygons[unit]!) for (const points of rings) yield { unit, points };
  }
}

export function lengthOf(segments: Segments, s: number): Meters {
  return Math.hypot(segments.x2[s]! - segments.x1[s]!, segments.y2[s]! - segments.y1[s]!);
}

/**
 * Length of the stretch of segment s along which segment t runs within the tolerance of it, 0 where it does not: the
 * part of t inside the strip around s's line, seen from s and cut to s.
 */
export function sharedLength(segments: Segments, s: number, t: number, tolerance: Meters): Meters {
  const { x1, y1, x2, y2 } = segments;
  const length = lengthOf(segments, s);
  const ux = (x2[s]! - x1[s]!) / length;
  const uy = (y2[s]! - y1[s]!) / length;
  const alongFrom = (x1[t]! - x1[s]!) * ux + (y1[t]! - y1[s]!) * uy;
  const alongTo = (x2[t]! - x1[s]!) * ux + (y2[t]! - y1[s]!) * uy;
  const asideFrom = (y1[t]! - y1[s]!) * ux - (x1[t]! - x1[s]!) * uy;
  const asideTo = (y2[t]! - y1[s]!) * ux - (x2[t]! - x1[s]!) * uy;
  let low = 0;
  let high = 1;
  const turn = asideTo - asideFrom;
  if (turn === 0) {
    if (Math.abs(asideFrom) > tolerance) return 0;
  } else {
    const enter = (-tolerance - asideFrom) / turn;
    const leave = (tolerance - asideFrom) / turn;
    low = Math.max(low, Math.min(enter, leave));
    high = Math.min(high, Math.max(enter, leave));
    if (low >= high) return 0;
  }
  const a = alongFrom + low * (alongTo - alongFrom);
  const b = alongFrom + high * (alongTo - alongFrom);
  return Math.max(0, Math.min(length, Math.max(a, b)) - Math.max(0, Math.min(a, b)));
}
