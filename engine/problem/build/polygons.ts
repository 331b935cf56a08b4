import { NONE } from '../../units.ts';
import type { ComplaintList } from '../complaints/list.ts';
import { contains, interiorPoint, metersToPolygon } from '../geometry/polygon.ts';
import type { MultiPolygon } from '../problem.ts';
import type { RawTables } from '../raw.ts';
import { parseCell } from '../tables/cell.ts';
import { UNITS } from '../tables/units.ts';
import { type Ids, referTo } from './ids.ts';
import type { Places } from './places.ts';
import type { Rows } from './rows.ts';

/** A unit's place farther outside its polygon than this is told. */
const OUTSIDE_METERS = 1000;

export type UnitPolygons = readonly (MultiPolygon | null)[];

/** The polygon of every unit; several features of one unit are its parts. Null when the dataset has none. */
export function unitPolygons(
  raw: RawTables,
  units: Rows,
  ids: Ids,
  complaints: ComplaintList,
): UnitPolygons | null {
  if (!raw.polygons) return null;
  const { file, features } = raw.polygons;
  const polygons: (MultiPolygon | null)[] = new Array(units.count).fill(null);
  const idField = UNITS.fields.find((field) => field.name === 'id')!;
  for (const { row, unit, polygon } of features) {
    const parsed = parseCell(idField, unit);
    const id = 'value' in parsed ? (parsed.value as string | null) : String(unit);
    if (id === null) {
      complaints.add('feature-without-id', { file, row }, {});
      continue;
    }
    const u = referTo(id, ids, () => ({ file, row, column: 'id', value: unit }), complaints);
    if (u !== NONE) polygons[u] = [...(polygons[u] ?? []), ...polygon];
  }
  const count = polygons.filter((polygon) => polygon === null).length;
  if (count > 0 && ids.complete) complaints.add('polygons-missing', { file }, { count });
  return polygons;
}

/** Fills empty places from the polygons; complains where there is neither. */
export function fillPlaces(places: Places, polygons: UnitPolygons | null, complaints: ComplaintList): void {
  const { rows, lon, lat } = places;
  if (!polygons) return;
  let count = 0;
  for (let u = 0; u < rows.count; u++) {
    const polygon = polygons[u];
    const empty = ['lon', 'lat'].filter(
      (column) => rows.number(column, u) === null && !rows.faulty(column, u),
    );
    if (polygon && empty.length === 2) {
      [lon[u], lat[u]] = interiorPoint(polygon);
      count++;
    } else
      for (const column of empty) complaints.add('cell-required', rows.at(u, column), { help: PLACE_HELP });
  }
  if (count > 0) complaints.add('point-from-polygon', { file: rows.file }, { count });
}

const PLACE_HELP = {
  en: 'longitude and latitude of the unit’s place, or a polygon instead of both',
  zh: '单元位置的经度和纬度，或以面代替',
};

/** Tells of units whose place lies clearly outside their own polygon. */
export function comparePlaces(places: Places, polygons: UnitPolygons, complaints: ComplaintList): void {
  const { rows, lon, lat } = places;
  for (let u = 0; u < rows.count; u++) {
    const polygon = polygons[u];
    if (!polygon || Number.isNaN(lon[u]!) || Number.isNaN(lat[u]!)) continue;
    if (contains(polygon, lon[u]!, lat[u]!)) continue;
    const meters = metersToPolygon(polygon, lon[u]!, lat[u]!);
    if (meters < OUTSIDE_METERS) continue;
    complaints.add('point-outside-polygon', rows.at(u, 'lon'), { km: (meters / 1000).toFixed(1) });
  }
}
