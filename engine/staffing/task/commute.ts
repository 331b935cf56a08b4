import type { ExchangePolicy } from '../../policy/index.ts';
import type { Problem, Teacher } from '../../problem/index.ts';
import type { Meters, Minutes, SchoolIndex } from '../../units.ts';

/** Mean radius of the earth (IUGG). */
const EARTH_RADIUS: Meters = 6_371_008.8;
const METERS_PER_KM = 1000;
const MINUTES_PER_HOUR = 60;
const RADIANS = Math.PI / 180;

/** Great-circle distance by the haversine formula; 0 where a place is not known (planar instances). */
export function distance(lon1: number, lat1: number, lon2: number, lat2: number): Meters {
  const dLat = (lat2 - lat1) * RADIANS;
  const dLon = (lon2 - lon1) * RADIANS;
  const a =
    Math.sin(dLat / 2) ** 2 + Math.cos(lat1 * RADIANS) * Math.cos(lat2 * RADIANS) * Math.sin(dLon / 2) ** 2;
  const meters = 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(a)));
  return Number.isNaN(meters) ? 0 : meters;
}

/** Way to work, one way, in whole minutes; from the school of the post where the home is not known. */
export function minutesTo(
  problem: Problem,
  policy: ExchangePolicy,
  teacher: Teacher,
  school: SchoolIndex,
): Minutes {
  const post = problem.schools[teacher.school]!;
  const known = !Number.isNaN(teacher.homeLon) && !Number.isNaN(teacher.homeLat);
  const lon = known ? teacher.homeLon : post.lon;
  const lat = known ? teacher.homeLat : post.lat;
  const to = problem.schools[school]!;
  const metersPerMinute = (policy.commute.speed * METERS_PER_KM) / MINUTES_PER_HOUR;
  const minutes = (distance(lon, lat, to.lon, to.lat) * policy.commute.detour) / metersPerMinute;
  return Math.max(0, Math.ceil(minutes - 1e-9));
}

/** Metres between every two schools, at `a * schools + b`. */
export function schoolDistances(problem: Problem): Float64Array {
  const schools = problem.schools;
  const table = new Float64Array(schools.length ** 2);
  for (const [a, from] of schools.entries()) {
    for (let b = 0; b < a; b++) {
      const to = schools[b]!;
      const meters = distance(from.lon, from.lat, to.lon, to.lat);
      table[a * schools.length + b] = meters;
      table[b * schools.length + a] = meters;
    }
  }
  return table;
}
