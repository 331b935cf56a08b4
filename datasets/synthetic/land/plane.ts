import type { Degrees, Meters } from '../../../engine/units.ts';

/** The county is laid out on a plane in metres, x to the east and y to the north, and then put on the globe. */
export interface Plane {
  lon(x: Meters): Degrees;
  lat(y: Meters): Degrees;
}

const METERS_PER_DEGREE = 111_195;

/** Plane that touches the globe at a point: east-west true to scale at its latitude. */
export function planeAt(lon0: Degrees, lat0: Degrees): Plane {
  const perDegree = METERS_PER_DEGREE * Math.cos((lat0 * Math.PI) / 180);
  return {
    lon: (x) => round6(lon0 + x / perDegree),
    lat: (y) => round6(lat0 + y / METERS_PER_DEGREE),
  };
}

/** Six decimals of a degree: 11 centimetres. */
export function round6(degrees: number): Degrees {
  return Math.round(degrees * 1e6) / 1e6;
}
