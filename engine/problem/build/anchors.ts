import { type Meters, NONE, type UnitIndex } from '../../units.ts';
import type { ComplaintList } from '../complaints/list.ts';
import { boxOf, contains, metersToPolygon } from '../geometry/polygon.ts';
import { metersBetween } from '../geometry/sphere.ts';
import { type Ids, refer } from './ids.ts';
import type { Places } from './places.ts';
import type { UnitPolygons } from './polygons.ts';

/** Maps are drawn to some ten metres: a school so near a polygon stands in it. */
const BESIDE_METERS = 100;
/** A school farther from the unit that it is said to stand in is told. */
const FAR_FROM_POLYGON_METERS = 1000;
const FAR_FROM_POINT_METERS = 10_000;

/**
 * The unit in which each school stands: as given; else the unit whose polygon holds it; else, where not all polygons
 * are known, the unit whose place is nearest. A school clearly outside all polygons is an error.
 */
export function anchors(
  schools: Places,
  units: Places,
  polygons: UnitPolygons | null,
  unitIds: Ids,
  complaints: ComplaintList,
): Int32Array {
  const { rows } = schools;
  const anchor = new Int32Array(rows.count).fill(NONE);
  const derived = { polygon: 0, nearest: 0 };
  const complete = polygons?.every((polygon) => polygon !== null) ?? false;
  const holds = polygons ? polygonFinder(polygons) : null;
  for (let s = 0; s < rows.count; s++) {
    const lon = schools.lon[s]!;
    const lat = schools.lat[s]!;
    if (rows.text('unit', s) !== null || rows.faulty('unit', s)) {
      anchor[s] = refer(rows, 'unit', s, unitIds, complaints);
      checkDistance(anchor[s]!, s, schools, units, polygons, complaints);
      continue;
    }
    if (Number.isNaN(lon) || Number.isNaN(lat)) continue;
    const inside = holds ? holds(lon, lat) : NONE;
    if (inside !== NONE) {
      anchor[s] = inside;
      derived.polygon++;
    } else if (polygons && complete) {
      anchor[s] = besidePolygon(lon, lat, s, schools, units, polygons, complaints);
    } else {
      anchor[s] = nearestUnit(units, lon, lat);
      derived.nearest++;
    }
  }
  const at = rows.header('unit');
  if (derived.polygon > 0) complaints.add('school-unit-from-polygon', at, { count: derived.polygon });
  if (derived.nearest > 0) complaints.add('school-unit-from-nearest', at, { count: derived.nearest });
  return anchor;
}

function polygonFinder(polygons: UnitPolygons): (lon: number, lat: number) => UnitIndex {
  const boxes = polygons.map((polygon) => (polygon ? boxOf(polygon) : null));
  return (lon, lat) => {
    for (let u = 0; u < boxes.length; u++) {
      const box = boxes[u];
      if (!box || lon < box.west || lon > box.east || lat < box.south || lat > box.north) continue;
      if (contains(polygons[u]!, lon, lat)) return u;
    }
    return NONE;
  };
}

function besidePolygon(
  lon: number,
  lat: number,
  s: number,
  { rows }: Places,
  units: Places,
  polygons: UnitPolygons,
  complaints: ComplaintList,
): UnitIndex {
  let unit: UnitIndex = NONE;
  let least: Meters = Infinity;
  for (let u = 0; u < polygons.length; u++) {
    const meters = metersToPolygon(polygons[u]!, lon, lat);
    if (meters < least) [unit, least] = [u, meters];
  }
  if (unit === NONE) return NONE;
  const fillings = { nearest: units.rows.text('id', unit) ?? '', meters: Math.round(least) };
  if (least <= BESIDE_METERS) complaints.add('school-beside-unit', rows.at(s, 'id'), fillings);
  else complaints.add('school-in-no-unit', rows.at(s, 'id'), fillings);
  return unit;
}

function nearestUnit({ lon, lat }: Places, x: number, y: number): UnitIndex {
  let unit: UnitIndex = NONE;
  let least: Meters = Infinity;
  for (let u = 0; u < lon.length; u++) {
    if (Number.isNaN(lon[u]!) || Number.isNaN(lat[u]!)) continue;
    const meters = metersBetween(x, y, lon[u]!, lat[u]!);
    if (meters < least) [unit, least] = [u, meters];
  }
  return unit;
}

function checkDistance(
  unit: UnitIndex,
  s: number,
  schools: Places,
  units: Places,
  polygons: UnitPolygons | null,
  complaints: ComplaintList,
): void {
  const lon = schools.lon[s]!;
  const lat = schools.lat[s]!;
  if (unit === NONE || Number.isNaN(lon) || Number.isNaN(lat)) return;
  const polygon = polygons?.[unit];
  if (!polygon && Number.isNaN(units.lon[unit]!)) return;
  const meters = polygon
    ? metersToPolygon(polygon, lon, lat)
    : metersBetween(lon, lat, units.lon[unit]!, units.lat[unit]!);
  if (meters <= (polygon ? FAR_FROM_POLYGON_METERS : FAR_FROM_POINT_METERS)) return;
  complaints.add('school-far-from-unit', schools.rows.at(s, 'unit'), { km: (meters / 1000).toFixed(1) });
}
