import { signedArea } from '../../../engine/problem/geometry/polygon.ts';
import { METERS_PER_DEGREE, metersPerDegreeOfLongitude } from '../../../engine/problem/geometry/sphere.ts';
import type { MultiPolygon } from '../../../engine/problem/index.ts';
import type { SquareMeters } from '../../../engine/units.ts';

/** Area on a plane that touches the globe at the polygon: exact to some thousandths for what a building or village covers. */
export function squareMetersOf(polygon: MultiPolygon): SquareMeters {
  const lat = polygon[0]?.[0]?.[0]?.[1] ?? 0;
  const scale = METERS_PER_DEGREE * metersPerDegreeOfLongitude(lat);
  let sum = 0;
  for (const rings of polygon) {
    rings.forEach((ring, i) => {
      sum += (i === 0 ? 1 : -1) * Math.abs(signedArea(ring)) * scale;
    });
  }
  return sum;
}
