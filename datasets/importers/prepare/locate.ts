import type { RawTable } from '../../../engine/problem/index.ts';
import type { Crs, Known } from '../crs/index.ts';
import { mappingOf } from '../mapping.ts';
import { type Geometry, type Layer, type Position, positionsOf } from '../vector/layer.ts';
import { systemOf } from './crs-question.ts';
import { asNumber, columnOf, type Draft, withColumn } from './draft.ts';

/** Beyond this, numbers are no degrees. */
const DEGREES = 180;
/** China and its seas, roughly: only here do map services shift degrees. */
const CHINA = { west: 72, east: 137, south: 3, north: 54 };

/** Puts every table with places into WGS 84. */
export function locateTables(draft: Draft): void {
  for (const [name, table] of draft.tables) draft.tables.set(name, locateTable(draft, table, null));
}

/** The layer in WGS 84; null and a question where nobody knows its system. */
export function locateLayer(draft: Draft, layer: Layer, known: Known | null): Layer | null {
  const crs = systemOf(
    draft,
    layer.file,
    layer.crs,
    [...positionsOfLayer(layer)],
    [layer.name, ...layer.fields],
    known,
  );
  if (crs === null) return null;
  if (crs === 'nothing') return layer;
  const features = layer.features.map((feature) => ({
    ...feature,
    geometry: feature.geometry && moved(feature.geometry, crs),
  }));
  return { ...layer, crs, features };
}

/**
 * A table whose columns of places are in metres or in the shifted degrees of a map service, in WGS 84; the table itself where
 * nothing is to be done. Single cells in metres among degrees are slips, which are told later.
 */
function locateTable(draft: Draft, table: RawTable, known: Known | null): RawTable {
  const lon = columnOf(table, 'lon')?.map(asNumber);
  const lat = columnOf(table, 'lat')?.map(asNumber);
  if (!lon || !lat) return table;
  const points = lon.flatMap((x, i): Position[] => (x === null || lat[i] === null ? [] : [[x, lat[i]!]]));
  const metric = points.filter(([x, y]) => Math.abs(x!) > DEGREES || Math.abs(y!) > DEGREES).length;
  const told = mappingOf(draft.mapping, table.file).crs;
  const headers = table.headers.map(({ written }) => written);
  if (told === undefined && metric <= points.length / 2) {
    // Degrees may be those of a map service: nobody is stopped for it, but may say so.
    const shiftable = points.filter(isInChina);
    if (shiftable.length > 0) systemOf(draft, table.file, null, shiftable, headers, known);
    return table;
  }
  const inQuestion =
    told === undefined ? points.filter(([x, y]) => Math.abs(x!) > DEGREES || Math.abs(y!) > DEGREES) : points;
  const crs = systemOf(draft, table.file, null, inQuestion, headers, known);
  if (crs === null || crs === 'nothing') return table;
  const places = lon.map((x, i) => (x === null || lat[i] === null ? null : crs.toWgs84(x, lat[i]!)));
  const original = (column: 'lon' | 'lat') => columnOf(table, column)!;
  const converted = (column: 0 | 1, name: 'lon' | 'lat') =>
    places.map((place, i) => (place && !Number.isNaN(place[column]) ? place[column] : original(name)[i]!));
  const rule = `converted from ${crs.id}`;
  for (const column of ['lon', 'lat']) {
    draft.provenance.push({
      table: table.table,
      column,
      file: table.file,
      header: table.headers.find(({ canonical }) => canonical === column)!.written,
      rule,
    });
  }
  return withColumn(withColumn(table, 'lon', converted(0, 'lon')), 'lat', converted(1, 'lat'));
}

function* positionsOfLayer({ features }: Layer): Generator<Position> {
  for (const { geometry } of features) if (geometry) yield* positionsOf(geometry);
}

function moved(geometry: Geometry, crs: Crs): Geometry {
  const point = (position: Position): Position => {
    const [lon, lat] = crs.toWgs84(position[0]!, position[1]!);
    return position.length > 2 ? [lon, lat, position[2]!] : [lon, lat];
  };
  if (geometry.kind === 'points') return { kind: 'points', points: geometry.points.map(point) };
  if (geometry.kind === 'lines')
    return { kind: 'lines', lines: geometry.lines.map((line) => line.map(point)) };
  return { kind: 'areas', polygons: geometry.polygons.map((rings) => rings.map((ring) => ring.map(point))) };
}

function isInChina([x, y]: Position): boolean {
  return x! >= CHINA.west && x! <= CHINA.east && y! >= CHINA.south && y! <= CHINA.north;
}
