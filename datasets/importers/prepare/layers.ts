import { interiorPoint } from '../../../engine/problem/geometry/polygon.ts';
import {
  canonicalHeader,
  partsNeighbours,
  type RawCell,
  type RawHeader,
  type RawLine,
  type RawPolygon,
  type RawTable,
  rawHeader,
  type TableName,
  tableNamed,
} from '../../../engine/problem/index.ts';
import { tellCrossing } from '../crossing.ts';
import { ownValue, settled } from '../grid-headers.ts';
import { barrierNamed, lineKind } from '../line-kind.ts';
import { type Mapping, mappingOf, type Purpose } from '../mapping.ts';
import { isWalked } from '../osm/walkable.ts';
import { tableByName } from '../table-names.ts';
import { type Geometry, kindOf, type Layer } from '../vector/layer.ts';
import { asNumber, type Draft, tellOrigin } from './draft.ts';

/** What a layer is for: as the mapping says, else by its name, its kind of shapes and its columns; null where unclear. */
export function purposeOf(draft: Draft, layer: Layer): Purpose | null {
  const told = mappingOf(draft.mapping, layer.file).as ?? mappingOf(draft.mapping, layer.name).as;
  if (told) return told;
  const kind = kindOf(layer);
  if (kind === 'lines')
    return barrierNamed(layer.name) && !holdsStreets(draft, layer) ? 'barriers' : 'streets';
  const named = tableByName(layer.name);
  if (named === 'schools' || named === 'units') return named;
  if (/township|乡镇|街道|municip|concelho|district|行政区/i.test(layer.name))
    return draft.tables.has('units') ? 'townships' : 'units';
  if (kind === 'areas') return 'units';
  if (kind !== 'points') return null;
  const known = (table: TableName) =>
    layer.fields.filter((field) => canonicalHeader(tableNamed(table), field) !== null).length;
  return /school|学校|小学|中学|校/i.test(layer.name) || known('schools') > known('units')
    ? 'schools'
    : 'units';
}

/** Whether the lines say of themselves that people walk on most of them, whatever their layer is called. */
function holdsStreets(draft: Draft, layer: Layer): boolean {
  const at = columnsOfLines(draft, layer).kind;
  if (at < 0) return false;
  const walked = layer.features.filter(({ cells }) => isWalked(String(cells[at] ?? '').trim()));
  return 2 * walked.length > layer.features.length;
}

/** Puts a layer that is already in WGS 84 to its use. */
export function takeLayer(draft: Draft, layer: Layer, purpose: Purpose): void {
  if (purpose === 'nothing' || purpose === 'townships' || purpose === 'elevation' || purpose === 'population')
    return;
  if (purpose === 'streets') takeStreets(draft, layer);
  else if (purpose === 'barriers') takeBarriers(draft, layer);
  else if (purpose === 'units' || purpose === 'schools') takeTable(draft, layer, purpose);
  else {
    draft.complaints.add('layer-unused', { file: layer.file }, {});
  }
}

function takeTable(draft: Draft, layer: Layer, name: 'units' | 'schools'): void {
  const table = attributesOf(draft, layer, name);
  const before = draft.tables.get(name);
  if (before) draft.complaints.add('table-replaced', { file: layer.file }, { first: before.file });
  else draft.tables.set(name, table);
  if (name === 'units') takePolygons(draft, layer, table);
}

/** Attributes as a table, with ids made where there are none, and the place of each feature. */
function attributesOf(draft: Draft, layer: Layer, name: 'units' | 'schools'): RawTable {
  const definition = tableNamed(name);
  const headers = headersOfLayer(draft.mapping, layer, name);
  // A shapefile's easting and northing, kept as columns, are no longitude and latitude; the shapes know better.
  const shaped = layer.features.every(({ geometry }) => geometry !== null) && !hasDegrees(layer, headers);
  for (const [i, { canonical, written }] of headers.entries()) {
    if (shaped && (canonical === 'lon' || canonical === 'lat')) headers[i] = { canonical: null, written };
  }
  const idAt = headers.findIndex(({ canonical }) => canonical === 'id');
  const ids = layer.features.map(({ cells }) => (idAt < 0 ? null : (cells[idAt] ?? null)));
  const usable = new Set(ids.map(String)).size === ids.length && ids.every((id) => id !== null);
  if (!usable) {
    const numbers = { first: `${PREFIX[name]}1`, last: `${PREFIX[name]}${ids.length}` };
    draft.complaints.add('ids-numbered', { file: layer.file }, numbers);
    tellOrigin(draft, name, 'id', layer.file, 'numbered in the order of the features');
    if (idAt >= 0) headers[idAt] = { canonical: null, written: headers[idAt]!.written };
  }
  const extra = [...(usable ? [] : ['id']), ...(shaped ? ['lon', 'lat'] : [])];
  if (shaped)
    for (const column of ['lon', 'lat']) tellOrigin(draft, name, column, layer.file, 'from the shapes');
  return {
    table: name,
    file: layer.file,
    // Counted as features are.
    headerRow: null,
    headers: [...headers, ...extra.map((column) => rawHeader(definition, column))],
    rows: layer.features.map(({ row, cells, geometry }, i) => ({
      row,
      cells: [
        ...headers.map((_, c) => cells[c] ?? null),
        ...(usable ? [] : [`${PREFIX[name]}${i + 1}`]),
        ...(shaped ? placeOf(geometry!) : []),
      ],
    })),
  };
}

/** What the columns of a layer are taken for in a table of a dataset. */
export function headersOfLayer(mapping: Mapping, { file, fields }: Layer, name: TableName): RawHeader[] {
  const definition = tableNamed(name);
  const { columns = {} } = mappingOf(mapping, file);
  const headers = fields.map((field) => {
    const told = ownValue(columns, field);
    if (told === undefined) return rawHeader(definition, field);
    return { canonical: told === '' ? null : canonicalHeader(definition, told), written: field };
  });
  return settled(headers, columns);
}

/** Whether columns of the attributes hold the places in the same degrees as the shapes. */
function hasDegrees({ crs, features }: Layer, headers: readonly RawHeader[]): boolean {
  const columns = ['lon', 'lat'].map((name) => headers.findIndex(({ canonical }) => canonical === name));
  if (crs?.id !== 'EPSG:4326' || columns.some((column) => column < 0)) return false;
  return features.every(({ cells }) =>
    columns.every((column) => Math.abs(asNumber(cells[column]) ?? Infinity) <= 180),
  );
}

const PREFIX = { units: 'U', schools: 'S' } as const;

function placeOf(geometry: Geometry): RawCell[] {
  if (geometry.kind === 'areas') return [...interiorPoint(polygonOf(geometry.polygons))];
  const points = geometry.kind === 'points' ? geometry.points : geometry.lines[0]!;
  const [lon, lat] = points[Math.floor(points.length / 2)]!;
  return [lon!, lat!];
}

function polygonOf(
  polygons: readonly (readonly (readonly (readonly number[])[])[])[],
): RawPolygon['polygon'] {
  return polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x!, y!] as const)));
}

function takePolygons(draft: Draft, layer: Layer, table: RawTable): void {
  const idAt = table.headers.findIndex(({ canonical }) => canonical === 'id');
  const features = layer.features.flatMap(({ row, geometry }, i): RawPolygon[] => {
    if (geometry?.kind !== 'areas') return [];
    const polygon = polygonOf(geometry.polygons);
    tellCrossing(draft.complaints, { file: layer.file, row }, polygon);
    return [{ row, unit: table.rows[i]!.cells[idAt] ?? null, polygon }];
  });
  if (features.length === 0) return;
  if (draft.polygons)
    draft.complaints.add('layer-repeated', { file: layer.file }, { first: draft.polygons.file });
  else draft.polygons = { file: layer.file, features };
}

function takeStreets(draft: Draft, layer: Layer): void {
  if (draft.roads) {
    draft.complaints.add('layer-repeated', { file: layer.file }, { first: draft.roads.file });
    return;
  }
  draft.roads = { file: layer.file, lines: linesOf(draft, layer, 'residential') };
  tellOrigin(draft, 'roads', 'coordinates', layer.file, 'lines of the layer');
}

/** Rivers, railways and the like come to the streets when all sources are known. */
function takeBarriers(draft: Draft, layer: Layer): void {
  const kind = barrierNamed(layer.name) ?? 'barrier';
  const lines = linesOf(draft, layer, kind).map((line) => ({
    ...line,
    kind: partsNeighbours(line.kind) ? line.kind : kind,
  }));
  draft.barriers.push(...lines);
  draft.complaints.add('barriers-taken', { file: layer.file }, { count: lines.length });
}

/** Where a layer of lines says what its lines are; -1 for what it does not say. */
function columnsOfLines(draft: Draft, layer: Layer) {
  const { columns = {} } = mappingOf(draft.mapping, layer.file);
  const place = (...names: string[]) =>
    layer.fields.findIndex((field) => names.includes((ownValue(columns, field) ?? field).toLowerCase()));
  return {
    kind: place('kind', 'highway', 'fclass', 'type', '类型', '道路类型', '道路等级'),
    waterway: place('waterway'),
    railway: place('railway'),
    bridge: place('bridge', '桥梁', '桥'),
    tunnel: place('tunnel', '隧道'),
    oneWay: place('onewayfoot', 'oneway:foot'),
    seconds: place('seconds'),
  };
}

/** The lines of a layer with their kinds; what is neither street nor barrier is left out. */
function linesOf(draft: Draft, layer: Layer, otherwise: string): RawLine[] {
  const at = columnsOfLines(draft, layer);
  return layer.features.flatMap(({ row, cells, geometry }): RawLine[] => {
    if (geometry?.kind !== 'lines') return [];
    const word = (column: number) => (column < 0 ? '' : String(cells[column] ?? '').trim());
    const [waterway, railway] = [word(at.waterway), word(at.railway)];
    const [bridge, tunnel] = [word(at.bridge), word(at.tunnel)];
    const kind = lineKind({ kind: word(at.kind), waterway, railway, bridge, tunnel }, otherwise);
    if (kind === null) return [];
    const seconds = asNumber(cells[at.seconds]);
    return geometry.lines
      .filter((line) => line.length > 1)
      .map((coordinates) => ({
        row,
        kind,
        coordinates: kind === 'crossing' ? onePoint(coordinates) : coordinates,
        oneWayFoot: /^(?:1|t|true|yes|是)$/i.test(word(at.oneWay)),
        ...(seconds === null ? {} : { seconds }),
      }));
  });
}

/** A place where streets may cross a barrier, written as a line without length where a layer holds only lines. */
function onePoint(line: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const [first] = line;
  return line.every((point) => point[0] === first![0] && point[1] === first![1]) ? [first!] : line;
}
