import type { Degrees, Meters } from '../../units.ts';
import type { MultiPolygon } from '../problem.ts';
import { METERS_PER_DEGREE, metersPerDegreeOfLongitude } from './sphere.ts';

export interface Box {
  readonly west: Degrees;
  readonly south: Degrees;
  readonly east: Degrees;
  readonly north: Degrees;
}

export function boxOf(shape: MultiPolygon): Box {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (const rings of shape) {
    for (const [lon, lat] of rings[0] ?? []) {
      if (lon < west) west = lon;
      if (lon > east) east = lon;
      if (lat < south) south = lat;
      if (lat > north) north = lat;
    }
  }
  return { west, south, east, north };
}

/** Whether the point lies inside, by the even-odd rule over all rings; points on a border may fall to either side. */
export function contains(shape: MultiPolygon, lon: Degrees, lat: Degrees): boolean {
  let inside = false;
  for (const rings of shape) {
    for (const ring of rings) {
      for (let i = 1; i < ring.length; i++) {
        const [x1, y1] = ring[i - 1]!;
        const [x2, y2] = ring[i]!;
        if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
      }
    }
  }
  return inside;
}

/** Distance to the polygon, 0 inside; on a plane that touches the globe at the point. */
export function metersToPolygon(shape: MultiPolygon, lon: Degrees, lat: Degrees): Meters {
  if (contains(shape, lon, lat)) return 0;
  const east = metersPerDegreeOfLongitude(lat);
  let nearest = Infinity;
  for (const rings of shape) {
    for (const ring of rings) {
      for (let i = 1; i < ring.length; i++) {
        const x1 = (ring[i - 1]![0] - lon) * east;
        const y1 = (ring[i - 1]![1] - lat) * METERS_PER_DEGREE;
        const dx = (ring[i]![0] - lon) * east - x1;
        const dy = (ring[i]![1] - lat) * METERS_PER_DEGREE - y1;
        const squared = dx * dx + dy * dy;
        const along = squared === 0 ? 0 : Math.min(1, Math.max(0, -(x1 * dx + y1 * dy) / squared));
        nearest = Math.min(nearest, Math.hypot(x1 + along * dx, y1 + along * dy));
      }
    }
  }
  return nearest;
}

/**
 * A point inside the polygon: the centre of gravity of its largest part where that lies inside, else the middle of the
 * widest inner stretch of the parallel half-way up that part.
 */
export function interiorPoint(shape: MultiPolygon): readonly [Degrees, Degrees] {
  let best: MultiPolygon[number] = shape[0]!;
  let bestArea = -1;
  for (const rings of shape) {
    const area = Math.abs(signedArea(rings[0]!));
    if (area > bestArea) [best, bestArea] = [rings, area];
  }
  const centre = centreOfGravity(best[0]!);
  return contains([best], centre[0], centre[1]) ? centre : middleOfWidestStretch(best);
}

type Ring = MultiPolygon[number][number];

/** In squared degrees; positive when the ring runs counter-clockwise. */
export function signedArea(ring: Ring): number {
  let twice = 0;
  const [x0, y0] = ring[0]!;
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = ring[i - 1]!;
    const [x2, y2] = ring[i]!;
    twice += (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
  }
  return twice / 2;
}

function centreOfGravity(ring: Ring): readonly [Degrees, Degrees] {
  const [x0, y0] = ring[0]!;
  let twice = 0;
  let x = 0;
  let y = 0;
  for (let i = 1; i < ring.length; i++) {
    const x1 = ring[i - 1]![0] - x0;
    const y1 = ring[i - 1]![1] - y0;
    const x2 = ring[i]![0] - x0;
    const y2 = ring[i]![1] - y0;
    const cross = x1 * y2 - x2 * y1;
    twice += cross;
    x += (x1 + x2) * cross;
    y += (y1 + y2) * cross;
  }
  return twice === 0 ? [x0, y0] : [x0 + x / (3 * twice), y0 + y / (3 * twice)];
}

function middleOfWidestStretch(rings: MultiPolygon[number]): readonly [Degrees, Degrees] {
  const { south, north } = boxOf([rings]);
  const lat = (south + north) / 2;
  const crossings: Degrees[] = [];
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [x1, y1] = ring[i - 1]!;
      const [x2, y2] = ring[i]!;
      if (y1 > lat !== y2 > lat) crossings.push(((x2 - x1) * (lat - y1)) / (y2 - y1) + x1);
    }
  }
  crossings.sort((a, b) => a - b);
  let lon = rings[0]![0]![0];
  let widest = -1;
  for (let i = 1; i < crossings.length; i += 2) {
    const width = crossings[i]! - crossings[i - 1]!;
    if (width > widest) [lon, widest] = [(crossings[i]! + crossings[i - 1]!) / 2, width];
  }
  return [lon, lat];
}
