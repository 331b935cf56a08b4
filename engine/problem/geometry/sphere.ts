import type { Degrees, Meters } from '../../units.ts';

const EARTH_RADIUS_METERS = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** Metres of one degree of latitude on the sphere of mean radius (IUGG). */
export const METERS_PER_DEGREE = EARTH_RADIUS_METERS * RADIANS;

/** Great-circle distance (haversine formula). */
export function metersBetween(lon1: Degrees, lat1: Degrees, lon2: Degrees, lat2: Degrees): Meters {
  const sinLat = Math.sin(((lat2 - lat1) * RADIANS) / 2);
  const sinLon = Math.sin(((lon2 - lon1) * RADIANS) / 2);
  const h = sinLat * sinLat + Math.cos(lat1 * RADIANS) * Math.cos(lat2 * RADIANS) * sinLon * sinLon;
  return 2 * EARTH_RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(h)));
}

/**
 * Metres of one degree of longitude at a latitude. The cosine is rounded to a millionth, so that what is derived
 * from it (and hashed) does not hang on the last bit of a machine's trigonometry.
 */
export function metersPerDegreeOfLongitude(lat: Degrees): Meters {
  return (METERS_PER_DEGREE * Math.round(Math.cos(lat * RADIANS) * 1e6)) / 1e6;
}
