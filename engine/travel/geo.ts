import type { Degrees, Meters } from '../units.ts';

/** Mean radius of the earth (IUGG 1980). */
export const EARTH_RADIUS: Meters = 6_371_008.8;
const RADIANS = Math.PI / 180;
/** Length of one degree of latitude. */
export const METERS_PER_DEGREE: Meters = EARTH_RADIUS * RADIANS;

/** Great-circle distance (haversine formula, which stays exact for short distances). */
export function greatCircleMeters(lon1: Degrees, lat1: Degrees, lon2: Degrees, lat2: Degrees): Meters {
  const sinLat = Math.sin(((lat2 - lat1) * RADIANS) / 2);
  const sinLon = Math.sin(((lon2 - lon1) * RADIANS) / 2);
  const h = sinLat * sinLat + Math.cos(lat1 * RADIANS) * Math.cos(lat2 * RADIANS) * sinLon * sinLon;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Length of one degree of longitude at a latitude. */
export function metersPerDegreeOfLongitude(lat: Degrees): Meters {
  return METERS_PER_DEGREE * Math.cos(lat * RADIANS);
}

/** Whether a pair of numbers is a place on earth (both finite and in range). */
export function isPlace(lon: number, lat: number): boolean {
  return lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90;
}

/**
 * Where along p→q (0 at p, 1 at q) the straight piece a–b is met, touching included; NaN when they do not meet.
 * Of pieces that lie on one line the first common point counts.
 */
export function meetingPoint(
  px: number,
  py: number,
  qx: number,
  qy: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): number {
  const dx = qx - px;
  const dy = qy - py;
  const sideA = dx * (ay - py) - dy * (ax - px);
  const sideB = dx * (by - py) - dy * (bx - px);
  if (sideA === 0 && sideB === 0) {
    const squared = dx * dx + dy * dy;
    if (squared === 0) return NaN;
    const ta = ((ax - px) * dx + (ay - py) * dy) / squared;
    const tb = ((bx - px) * dx + (by - py) * dy) / squared;
    const first = Math.max(0, Math.min(ta, tb));
    return first <= Math.min(1, Math.max(ta, tb)) ? first : NaN;
  }
  if ((sideA > 0 && sideB > 0) || (sideA < 0 && sideB < 0)) return NaN;
  const ex = bx - ax;
  const ey = by - ay;
  const cross = dx * ey - dy * ex;
  if (cross === 0) return NaN;
  const t = ((ax - px) * ey - (ay - py) * ex) / cross;
  return t >= 0 && t <= 1 ? t : NaN;
}

/** Position of a point of a 65536 × 65536 grid along the Hilbert curve: neighbours on the curve are neighbours in the plane. */
export function hilbertIndex(column: number, row: number): number {
  let x = column;
  let y = row;
  let index = 0;
  for (let side = 32768; side > 0; side >>>= 1) {
    const right = (x & side) !== 0;
    const top = (y & side) !== 0;
    index = index * 4 + (right ? (top ? 2 : 3) : top ? 1 : 0);
    x &= side - 1;
    y &= side - 1;
    if (!top) {
      const held = right ? side - 1 - y : y;
      y = right ? side - 1 - x : x;
      x = held;
    }
  }
  return index;
}
