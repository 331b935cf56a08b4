import {
  type ComplaintList,
  canonicalHeader,
  type RawCell,
  type RawLine,
  type RawPolygon,
  type RawTable,
  rawHeader,
  tableNamed,
} from '../../engine/problem/index.ts';
import { type Broken, judgeRange, lineOf, polygonOf, positionOf } from './geometry.ts';
import { parseJson } from './json.ts';
import type { FileContent, Importer, SourceFile } from './source.ts';

/** Names of the reference systems that are longitude and latitude to a metre: WGS 84 and CGCS2000. */
const DEGREES = /(?:CRS84|EPSG:{1,2}(?:4326|4490))$/i;

interface Feature {
  readonly row: number;
  readonly id: RawCell;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly type: string | null;
  readonly coordinates: unknown;
}

/**
 * GeoJSON layers: areas or points are the units, with their attributes; lines are the streets. Rows in complaints are
 * numbers of features.
 */
export const GEOJSON: Importer = {
  id: 'geojson',
  extensions: ['geojson', 'json'],
  read(file, _told, complaints): FileContent {
    const value = parseJson(file, complaints);
    if (value === undefined) return { incomplete: ['units'] };
    const features = featuresOf(value);
    if (!features) {
      complaints.add('geojson-kind', { file: file.name }, {});
      return { incomplete: ['units'] };
    }
    if (features.length === 0) {
      complaints.add('file-empty', { file: file.name }, {});
      return { incomplete: ['units'] };
    }
    const lines = features.filter(({ type }) => type === 'LineString' || type === 'MultiLineString').length;
    if (!hasDegrees(value)) {
      complaints.add('geojson-projection', { file: file.name }, {});
      return lines > 0 ? {} : { incomplete: ['units'] };
    }
    if (lines === 0) return readUnits(file, features, complaints);
    const others = features.filter(({ type }) => type !== null).length - lines;
    if (others > 0) complaints.add('geojson-mixed', { file: file.name }, {});
    return others > 0 ? { incomplete: ['units'] } : readStreets(file, features, complaints);
  },
};

function featuresOf(value: unknown): Feature[] | null {
  if (!isRecord(value) || value.type !== 'FeatureCollection' || !Array.isArray(value.features)) return null;
  return value.features.map((feature: unknown, i): Feature => {
    const record = isRecord(feature) ? feature : {};
    const geometry = isRecord(record.geometry) ? record.geometry : {};
    return {
      row: i + 1,
      id: asCell(record.id),
      properties: isRecord(record.properties) ? record.properties : {},
      type: typeof geometry.type === 'string' ? geometry.type : null,
      coordinates: geometry.coordinates,
    };
  });
}

/** The old `crs` member, where a program still writes one. */
function hasDegrees(value: unknown): boolean {
  if (!isRecord(value) || !isRecord(value.crs)) return true;
  const properties = value.crs.properties;
  const name = isRecord(properties) ? properties.name : undefined;
  return typeof name !== 'string' || DEGREES.test(name);
}

function readUnits(file: SourceFile, features: readonly Feature[], complaints: ComplaintList): FileContent {
  const polygons: RawPolygon[] = [];
  const points = new Map<number, readonly number[]>();
  let faulty = false;
  for (const feature of features) {
    const { row, type, coordinates } = feature;
    const shape = shapeOf(type, coordinates);
    if (shape && 'broken' in shape) {
      complaints.add('feature-broken', { file: file.name, row }, { reason: shape.broken });
      faulty = true;
    } else if (shape && 'point' in shape) points.set(row, shape.point);
    else if (shape) polygons.push({ row, unit: idOf(feature), polygon: shape.polygon });
  }
  const range = judgeRange(allPoints(polygons, points));
  if (range === 'projected') complaints.add('geojson-projection', { file: file.name }, {});
  if (range === 'swapped') complaints.add('geojson-swapped', { file: file.name }, {});
  const table = attributeTable(file, features, points);
  return range === 'fine' && !faulty
    ? { tables: [table], polygons }
    : { tables: [table], incomplete: ['units'] };
}

type Shape = { polygon: RawPolygon['polygon'] } | { point: readonly number[] } | Broken | null;

function shapeOf(type: string | null, coordinates: unknown): Shape {
  if (type === null) return null;
  if (type === 'Polygon' || type === 'MultiPolygon') {
    const polygon = polygonOf(type, coordinates);
    return 'broken' in polygon ? polygon : { polygon };
  }
  const point = type === 'Point' ? positionOf(coordinates) : null;
  return point ? { point } : { broken: { en: `a ${type}`, zh: type } };
}

function* allPoints(polygons: readonly RawPolygon[], points: ReadonlyMap<number, readonly number[]>) {
  yield* points.values();
  for (const { polygon } of polygons) for (const rings of polygon) for (const ring of rings) yield* ring;
}

const UNITS = tableNamed('units');

/** The unit's id among the properties, or the feature's own. */
function idOf({ id, properties }: Feature): RawCell {
  for (const name in properties) if (canonicalHeader(UNITS, name) === 'id') return asCell(properties[name]);
  return id;
}

/** The properties as a table of units; the places of points as two columns more. */
function attributeTable(
  file: SourceFile,
  features: readonly Feature[],
  points: ReadonlyMap<number, readonly number[]>,
): RawTable {
  const names = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))];
  const known = new Set(names.map((name) => canonicalHeader(UNITS, name)));
  const ownId = !known.has('id') && features.some(({ id }) => id !== null);
  const places = points.size > 0 && !known.has('lon') && !known.has('lat');
  return {
    table: 'units',
    file: file.name,
    headerRow: null,
    headers: [...(ownId ? ['id'] : []), ...names, ...(places ? ['lon', 'lat'] : [])].map((name) =>
      rawHeader(UNITS, name),
    ),
    rows: features.map(({ row, id, properties }) => ({
      row,
      cells: [
        ...(ownId ? [id] : []),
        ...names.map((name) => asCell(properties[name])),
        ...(places ? [points.get(row)?.[0] ?? null, points.get(row)?.[1] ?? null] : []),
      ],
    })),
  };
}

function readStreets(file: SourceFile, features: readonly Feature[], complaints: ComplaintList): FileContent {
  const lines: RawLine[] = [];
  for (const { row, type, coordinates, properties } of features) {
    const parts = type === 'MultiLineString' && Array.isArray(coordinates) ? coordinates : [coordinates];
    for (const part of parts) {
      const line = lineOf(part);
      if ('broken' in line) {
        complaints.add('feature-broken', { file: file.name, row }, { reason: line.broken });
      } else
        lines.push({ row, kind: kindOf(properties), coordinates: line, oneWayFoot: isOneWay(properties) });
    }
  }
  const range = judgeRange(lines.flatMap(({ coordinates }) => coordinates));
  if (range === 'projected') complaints.add('geojson-projection', { file: file.name }, {});
  if (range === 'swapped') complaints.add('geojson-swapped', { file: file.name }, {});
  return { lines: range === 'fine' ? lines : [] };
}

/** Our own property, or the tags of OpenStreetMap; a street of no kind is one on which people walk. */
function kindOf(properties: Readonly<Record<string, unknown>>): string {
  for (const name of ['kind', 'highway', '类型', '道路类型']) {
    const kind = properties[name];
    if (typeof kind === 'string' && kind.trim() !== '') return kind.trim();
  }
  return 'residential';
}

function isOneWay(properties: Readonly<Record<string, unknown>>): boolean {
  const flag = properties.oneWayFoot ?? properties['oneway:foot'];
  return flag === true || flag === 'yes' || flag === 1;
}

function asCell(value: unknown): RawCell {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : JSON.stringify(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
