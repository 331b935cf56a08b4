import type { SchoolYear } from '../../units.ts';
import type { ComplaintList } from '../complaints/list.ts';
import type { Units } from '../problem.ts';
import type { Places } from './places.ts';
import type { UnitPolygons } from './polygons.ts';
import { type PupilNumbers, pupilsOfAllGrades } from './pupils.ts';

/** The units as flat arrays; all complaints about their places and pupils are made elsewhere. */
export function unitsOf(
  places: Places,
  numbers: PupilNumbers,
  township: Int32Array,
  polygons: UnitPolygons | null,
): Units {
  const { rows, lon, lat } = places;
  const each = <T>(read: (u: number) => T): T[] => Array.from({ length: rows.count }, (_, u) => read(u));
  const ids = each((u) => rows.text('id', u) ?? '');
  const counts = (column: string) =>
    rows.has(column) ? Int32Array.from(each((u) => rows.number(column, u) ?? 0)) : null;
  const flags = (column: string) => Uint8Array.from(each((u) => (rows.flag(column, u) ? 1 : 0)));
  return {
    count: rows.count,
    ids,
    names: each((u) => rows.text('name', u) ?? ids[u]!),
    namesEn: each((u) => rows.text('nameEn', u)),
    township,
    lon,
    lat,
    pupils: numbers.pupils,
    polygons,
    population: counts('population'),
    migrant: counts('migrant'),
    boarding: counts('boarding'),
    terrain: each((u) => rows.text('terrain', u)),
    concentratedVillage: flags('concentratedVillage'),
    urban: flags('urban'),
    elevation: rows.has('elevation')
      ? Float64Array.from(each((u) => rows.number('elevation', u) ?? Number.NaN))
      : null,
  };
}

/** Parts of a unit's pupils are not more than the pupils; no two units share a spot. */
export function checkUnits(places: Places, years: readonly SchoolYear[], complaints: ComplaintList): void {
  const { rows, lon, lat } = places;
  const first = new Map<string, number>();
  for (let u = 0; u < rows.count; u++) {
    const pupils = pupilsOfAllGrades(rows, years, u);
    for (const column of ['migrant', 'boarding']) {
      const part = rows.number(column, u);
      if (part === null || part <= pupils || years.length === 0) continue;
      complaints.add('part-exceeds-whole', rows.at(u, column), { whole: WHOLE(pupils) });
    }
    if (Number.isNaN(lon[u]!) || Number.isNaN(lat[u]!)) continue;
    const spot = `${lon[u]},${lat[u]}`;
    const before = first.get(spot);
    if (before === undefined) first.set(spot, u);
    else complaints.add('points-coincide', rows.at(u, 'lon'), { first: rows.rowNumber(before) });
  }
}

const WHOLE = (pupils: number) => ({ en: `${pupils} pupils of the unit`, zh: `该单元学生总数 ${pupils}` });
