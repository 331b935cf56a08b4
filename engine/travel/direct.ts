import Flatbush from 'flatbush';
import type { Meters, UnitIndex } from '../units.ts';
import { NONE } from '../units.ts';
import type { Barriers } from './barriers.ts';
import { legCrosses } from './barriers.ts';
import { greatCircleMeters, isPlace, METERS_PER_DEGREE, metersPerDegreeOfLongitude } from './geo.ts';
import type { Places, Snapped } from './snap.ts';

/** A straight way from a unit to a school beside it. */
export interface DirectWay {
  readonly unit: UnitIndex;
  readonly meters: Meters;
}

/**
 * Per school, the units whose straight distance is no longer than the two access legs together (who may walk to the
 * street and back may walk across), or within `farthestMeters` where one of the two is on no street; with no barrier
 * between them.
 */
export function directWays(
  units: Places,
  snappedUnits: Snapped,
  schools: Places,
  snappedSchools: Snapped,
  farthestMeters: Meters,
  barriers: Barriers | null,
): readonly (readonly DirectWay[])[] {
  const known = Array.from({ length: units.lon.length }, (_, u) => u).filter((u) =>
    isPlace(units.lon[u]!, units.lat[u]!),
  );
  const ways: DirectWay[][] = Array.from({ length: schools.lon.length }, () => []);
  if (known.length === 0) return ways;
  const tree = new Flatbush(known.length);
  let longestAccess = 0;
  for (const u of known) {
    tree.add(units.lon[u]!, units.lat[u]!);
    longestAccess = Math.max(longestAccess, accessMeters(snappedUnits, u));
  }
  tree.finish();
  // A pair with a member on no street is judged by `farthestMeters`; such units may lie near any school.
  const radiusOfMisses = snappedUnits.misses.length > 0 ? farthestMeters : 0;
  for (const [school, found] of ways.entries()) {
    const [lon, lat] = [schools.lon[school]!, schools.lat[school]!];
    if (!isPlace(lon, lat)) continue;
    const missed = snappedSchools.segment[school] === NONE;
    const schoolAccess = accessMeters(snappedSchools, school);
    const radius = missed ? farthestMeters : Math.max(radiusOfMisses, schoolAccess + longestAccess);
    const dx = radius / metersPerDegreeOfLongitude(lat);
    const dy = radius / METERS_PER_DEGREE;
    for (const i of tree.search(lon - dx, lat - dy, lon + dx, lat + dy)) {
      const unit = known[i]!;
      const [x, y] = [units.lon[unit]!, units.lat[unit]!];
      const meters = greatCircleMeters(x, y, lon, lat);
      const permitted =
        missed || snappedUnits.segment[unit] === NONE
          ? farthestMeters
          : schoolAccess + accessMeters(snappedUnits, unit);
      if (meters <= permitted && !legCrosses(barriers, x, y, lon, lat)) found.push({ unit, meters });
    }
  }
  return ways;
}

function accessMeters(snapped: Snapped, place: number): Meters {
  return snapped.accessMillimeters[place]! / 1000;
}
