import {
  type ComplaintList,
  canonicalHeader,
  type RawCell,
  type RawPolygon,
  type RawTable,
  rawHeader,
  tableNamed,
} from '../../engine/problem/index.ts';
import { tellCrossing } from './crossing.ts';
import { crsNamed } from './crs/index.ts';
import { asCell, type Feature, featuresOf, isRecord } from './geojson-features.ts';
import { collectionInPieces } from './geojson-pieces.ts';
import { isCrossing, readStreets } from './geojson-streets.ts';
import { type Broken, judgeRange, lineOf, polygonOf, positionOf } from './geometry.ts';
import { parseJson } from './json.ts';
import { barrierNamed } from './line-kind.ts';
import { isNeighbourList, neighbourTable } from './neighbour-list.ts';
import { type FileContent, type Importer, type ReadContext, type SourceFile, stemOf } from './source.ts';
import { tableByName } from './table-names.ts';
import { isLarge } from './text-pieces.ts';
import type { Geometry, Layer, LayerFeature } from './vector/layer.ts';

/** Names of the reference systems that are longitude and latitude to a metre: WGS 84 and CGCS2000. */
const DEGREES = /(?:CRS84|EPSG:{1,2}(?:4326|4490))$/i;

/**
 * GeoJSON layers: areas or points are the units, with their attributes; lines are the streets. Rows in complaints are
 * numbers of features.
 */
export const GEOJSON: Importer = {
  id: 'geojson',
  extensions: ['geojson', 'json'],
  inPieces: true,
  read(file, _table, complaints, { told, within, onShare }): FileContent {
    if (isLarge(file)) {
      const found = collectionInPieces(file, within, complaints, onShare);
      return found
        ? contentOf(file, found.features, crsOf(found), told, complaints)
        : { incomplete: ['units'] };
    }
    const value = parseJson(file, complaints);
    if (value === undefined) return { incomplete: ['units'] };
    if (isNeighbourList(value)) return { tables: [neighbourTable(file.name, value)] };
    const features = featuresOf(value);
    if (!features) {
      complaints.add('geojson-kind', { file: file.name }, {});
      return { incomplete: ['units'] };
    }
    return contentOf(file, features, crsOf(value), told, complaints);
  },
};

function contentOf(
  file: SourceFile,
  features: readonly Feature[],
  said: string | null,
  told: ReadContext['told'],
  complaints: ComplaintList,
): FileContent {
  if (features.length === 0) {
    complaints.add('file-empty', { file: file.name }, {});
    return { incomplete: ['units'] };
  }
  const lines = features.filter(({ type }) => type === 'LineString' || type === 'MultiLineString').length;
  const { as, columns, crs } = told(file.name);
  const isTold = as !== undefined || columns !== undefined || crs !== undefined;
  if (said !== null || isTold || isForLater(file, features)) {
    const layer = layerOf(file, features, said, complaints);
    return layer ? { layers: [layer] } : lines > 0 ? {} : { incomplete: ['units'] };
  }
  if (lines === 0) return readUnits(file, features, complaints);
  const crossings = features.filter(isCrossing).length;
  const others = features.filter(({ type }) => type !== null).length - lines - crossings;
  if (others > 0) complaints.add('geojson-mixed', { file: file.name }, {});
  return others > 0 ? { incomplete: ['units'] } : readStreets(file, features, complaints);
}

/** The old `crs` member, where a program still writes one, and it says another system than longitude and latitude. */
function crsOf(value: unknown): string | null {
  if (!isRecord(value) || !isRecord(value.crs)) return null;
  const properties = value.crs.properties;
  const name = isRecord(properties) ? properties.name : undefined;
  return typeof name !== 'string' || DEGREES.test(name) ? null : name;
}

/** Layers in metres, layers of schools, rivers or railways: what becomes of them is decided when all files are known. */
function isForLater(file: SourceFile, features: readonly Feature[]): boolean {
  if (tableByName(stemOf(file.name)) === 'schools' || barrierNamed(stemOf(file.name))) return true;
  let far = 0;
  for (const { coordinates } of features) {
    const [x, y] = firstPosition(coordinates);
    if (Math.abs(x!) > SURELY_METERS || Math.abs(y!) > SURELY_METERS) far++;
  }
  return far > features.length / 2;
}

/** Degrees end at 180; projected coordinates count by the thousand. */
const SURELY_METERS = 1000;

function firstPosition(coordinates: unknown): readonly number[] {
  let inner = coordinates;
  while (Array.isArray(inner) && Array.isArray(inner[0])) inner = inner[0];
  return positionOf(inner) ?? [0, 0];
}

/** The features as a layer in the system that the file says; null and complaints where one cannot be read. */
function layerOf(
  file: SourceFile,
  features: readonly Feature[],
  said: string | null,
  complaints: ComplaintList,
): Layer | null {
  const crs = said === null ? null : crsNamed(said);
  if (said !== null && !crs) {
    complaints.add('geojson-projection', { file: file.name }, {});
    return null;
  }
  const names = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))];
  const ownId = !names.includes('id') && features.some(({ id }) => id !== null);
  let faulty = false;
  const read = features.map(({ row, id, properties, type, coordinates }): LayerFeature => {
    const geometry = geometryOf(type, coordinates);
    if (geometry && 'broken' in geometry) {
      complaints.add('feature-broken', { file: file.name, row }, { reason: geometry.broken });
      faulty = true;
    }
    const cells = [...(ownId ? [id] : []), ...names.map((name) => asCell(properties[name]))];
    return { row, cells, geometry: geometry && 'broken' in geometry ? null : geometry };
  });
  if (faulty) return null;
  return {
    file: file.name,
    name: stemOf(file.name),
    crs,
    fields: [...(ownId ? ['id'] : []), ...names],
    features: read,
  };
}

function geometryOf(type: string | null, coordinates: unknown): Geometry | Broken | null {
  if (type === 'LineString' || type === 'MultiLineString') {
    const parts = type === 'MultiLineString' && Array.isArray(coordinates) ? coordinates : [coordinates];
    const lines = parts.map(lineOf);
    const broken = lines.find((line) => 'broken' in line);
    return broken
      ? (broken as Broken)
      : { kind: 'lines', lines: lines as (readonly (readonly number[])[])[] };
  }
  if (type === 'MultiPoint' && Array.isArray(coordinates)) {
    const points = coordinates.map(positionOf).filter((point) => point !== null);
    return { kind: 'points', points };
  }
  const shape = shapeOf(type, coordinates);
  if (shape === null || 'broken' in shape) return shape;
  return 'point' in shape
    ? { kind: 'points', points: [shape.point] }
    : { kind: 'areas', polygons: shape.polygon };
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
    else if (shape) {
      tellCrossing(complaints, { file: file.name, row }, shape.polygon);
      polygons.push({ row, unit: idOf(feature), polygon: shape.polygon });
    }
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
