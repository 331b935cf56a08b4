import { boxOf, contains } from '../../../engine/problem/geometry/polygon.ts';
import { LARGEST_COUNT, type MultiPolygon, type RawRecord } from '../../../engine/problem/index.ts';
import { cellAt, middleOf, type Raster } from '../raster/raster.ts';
import { apportion } from './apportion.ts';
import { addRecords, columnOf, countIn, type Draft, tellOrigin, withColumn } from './draft.ts';

/** Each cell in which somebody lives becomes a unit; residents are rounded to whole persons so that their sum is kept. */
export function unitsOfCells(draft: Draft, raster: Raster): void {
  const cells: { column: number; row: number; value: number }[] = [];
  for (let row = 0; row < raster.height; row++) {
    for (let column = 0; column < raster.width; column++) {
      const place = { file: raster.file, row: row + 1, column: String(column + 1) };
      const value = cellAt(raster, column, row);
      if (Number.isNaN(value) || value === 0) continue;
      if (countIn(draft, value, place) > 0) cells.push({ column, row, value });
    }
  }
  const total = Math.round(cells.reduce((sum, { value }) => sum + value, 0));
  const [residents] = apportion(
    [total],
    cells.map(({ value }) => value),
  );
  const records = cells.map(({ column, row }, i): RawRecord => {
    const [lon, lat] = middleOf(raster, column, row);
    return { id: `r${row + 1}c${column + 1}`, lon, lat, population: residents![i]! };
  });
  addRecords(draft, 'units', raster.file, records, 'a unit for each cell in which somebody lives');
  const rule = {
    en: 'a unit for each cell of the grid in which somebody lives',
    zh: '格网中每个有人口的像元为一个单元',
  };
  draft.complaints.add('units-derived', { file: raster.file }, { count: records.length, rule });
}

/** Parts into which a cell is divided along each side to see how much of it lies in an area. */
const PARTS = 8;

/** People of a grid inside each area: a cell on a border counts by the share of its 64 parts whose middles lie inside. */
export function zonalSums(raster: Raster, areas: readonly (MultiPolygon | null)[]): Float64Array {
  const sums = new Float64Array(areas.length);
  const boxes = areas.map((area) => area && boxOf(area));
  for (let row = 0; row < raster.height; row++) {
    for (let column = 0; column < raster.width; column++) {
      const value = cellAt(raster, column, row);
      if (!(value > 0 && value <= LARGEST_COUNT)) continue;
      for (let part = 0; part < PARTS * PARTS; part++) {
        const across = column + ((part % PARTS) + 0.5) / PARTS - 0.5;
        const down = row + (Math.floor(part / PARTS) + 0.5) / PARTS - 0.5;
        const [lon, lat] = middleOf(raster, across, down);
        const home = boxes.findIndex(
          (box, a) =>
            box !== null &&
            lon >= box.west &&
            lon <= box.east &&
            lat >= box.south &&
            lat <= box.north &&
            contains(areas[a]!, lon, lat),
        );
        if (home >= 0) sums[home] = sums[home]! + value / (PARTS * PARTS);
      }
    }
  }
  return sums;
}

/** Residents of units with polygons from a grid, where the units do not say them. */
export function residentsFromGrid(draft: Draft, raster: Raster): void {
  const units = draft.tables.get('units');
  if (!units || !draft.polygons || columnOf(units, 'population')) return;
  const ids = columnOf(units, 'id')!.map(String);
  const byId = new Map<string, MultiPolygon>();
  for (const { unit, polygon } of draft.polygons.features)
    byId.set(String(unit), [...(byId.get(String(unit)) ?? []), ...polygon]);
  const sums = zonalSums(
    raster,
    ids.map((id) => byId.get(id) ?? null),
  );
  const total = Math.round(sums.reduce((a, b) => a + b, 0));
  const [residents] = apportion([total], sums);
  draft.tables.set('units', withColumn(units, 'population', [...residents!]));
  tellOrigin(
    draft,
    'units',
    'population',
    raster.file,
    'cells of the grid inside the polygon, those on its border by the share of 64 parts',
  );
}
