import { dbfBytes } from './dbf.ts';
import type { FileToWrite } from './files.ts';
import type { LayerToWrite, ShapeToWrite } from './layer.ts';

const WGS84 =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
const HEADER_BYTES = 100;
/** What stands for “no height” (below -10³⁸; ESRI Shapefile Technical Description, July 1998). */
const NO_HEIGHT = -1e39;
const CODES = { point: 1, line: 3, area: 5 } as const;

/**
 * A layer as a shapefile: `.shp`, `.shx`, `.dbf` in UTF-8, `.cpg`, `.prj`. A dBASE table knows only ten bytes of a column's name;
 * `names` says which short name stands for which column.
 */
export function shapefile({ name, fields, features }: LayerToWrite): {
  files: FileToWrite[];
  names: Readonly<Record<string, string>>;
} {
  const heights = features.some(
    ({ shape }) => shape !== null && positions(shape).some((point) => point.length > 2),
  );
  const kind = features.find(({ shape }) => shape !== null)?.shape?.kind ?? 'point';
  const code = CODES[kind] + (heights ? 10 : 0);
  const records = features.map(({ shape }) => (shape ? recordOf(shape, code, heights) : nullRecord()));
  const box = boxOf(features.flatMap(({ shape }) => (shape ? positions(shape) : [])));
  const table = dbfBytes(
    fields,
    features.map(({ cells }) => cells),
  );
  const text = (content: string) => new TextEncoder().encode(content);
  return {
    files: [
      { name: `${name}.shp`, bytes: mainFile(records, code, box) },
      { name: `${name}.shx`, bytes: indexFile(records, code, box) },
      { name: `${name}.dbf`, bytes: table.bytes },
      { name: `${name}.cpg`, bytes: text('UTF-8') },
      { name: `${name}.prj`, bytes: text(WGS84) },
    ],
    names: table.names,
  };
}

function positions(shape: ShapeToWrite): readonly (readonly number[])[] {
  if (shape.kind === 'point') return [shape.point];
  return shape.kind === 'line' ? shape.line : shape.polygons.flat(2);
}

function nullRecord(): Uint8Array {
  return new Uint8Array(4);
}

function recordOf(shape: ShapeToWrite, code: number, heights: boolean): Uint8Array {
  const points =
    shape.kind === 'area'
      ? shape.polygons.flatMap((rings) => rings.map(clockwiseIf)).flat()
      : positions(shape);
  if (shape.kind === 'point') {
    const view = new DataView(new ArrayBuffer(heights ? 36 : 20));
    view.setInt32(0, code, true);
    const [x, y, z] = shape.point;
    view.setFloat64(4, x!, true);
    view.setFloat64(12, y!, true);
    if (heights) {
      view.setFloat64(20, z ?? NO_HEIGHT, true);
      view.setFloat64(28, NO_HEIGHT, true);
    }
    return new Uint8Array(view.buffer);
  }
  const parts =
    shape.kind === 'line'
      ? [shape.line.length]
      : shape.polygons.flatMap((rings) => rings.map((ring) => ring.length));
  const start = 44 + 4 * parts.length;
  const size = start + 16 * points.length + (heights ? 16 + 8 * points.length : 0);
  const view = new DataView(new ArrayBuffer(size));
  view.setInt32(0, code, true);
  for (const [i, value] of boxOf(points).entries()) view.setFloat64(4 + 8 * i, value, true);
  view.setInt32(36, parts.length, true);
  view.setInt32(40, points.length, true);
  let from = 0;
  parts.forEach((length, i) => {
    view.setInt32(44 + 4 * i, from, true);
    from += length;
  });
  points.forEach(([x, y], i) => {
    view.setFloat64(start + 16 * i, x!, true);
    view.setFloat64(start + 16 * i + 8, y!, true);
  });
  if (heights) {
    const at = start + 16 * points.length;
    const all = points.map((point) => point[2] ?? NO_HEIGHT);
    view.setFloat64(at, Math.min(...all), true);
    view.setFloat64(at + 8, Math.max(...all), true);
    for (const [i, z] of all.entries()) view.setFloat64(at + 16 + 8 * i, z, true);
  }
  return new Uint8Array(view.buffer);
}

/** Outer rings run clockwise in a shapefile, holes the other way. */
function clockwiseIf(ring: readonly (readonly number[])[], position: number): readonly (readonly number[])[] {
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [x0, y0] = ring[0] as [number, number];
    twice += (ring[i - 1]![0]! - x0) * (ring[i]![1]! - y0) - (ring[i]![0]! - x0) * (ring[i - 1]![1]! - y0);
  }
  return twice > 0 === (position === 0) ? ring.toReversed() : ring;
}

type Extent = readonly [west: number, south: number, east: number, north: number];

function boxOf(points: readonly (readonly number[])[]): Extent {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    west = Math.min(west, x!);
    east = Math.max(east, x!);
    south = Math.min(south, y!);
    north = Math.max(north, y!);
  }
  return west <= east ? [west, south, east, north] : [0, 0, 0, 0];
}

function header(view: DataView, bytes: number, code: number, box: Extent): void {
  view.setInt32(0, 9994);
  view.setInt32(24, bytes / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, code, true);
  for (const [i, value] of box.entries()) view.setFloat64(36 + 8 * i, value, true);
}

function mainFile(records: readonly Uint8Array[], code: number, box: Extent): Uint8Array {
  const size = records.reduce((sum, record) => sum + 8 + record.length, HEADER_BYTES);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  header(view, size, code, box);
  let at = HEADER_BYTES;
  records.forEach((record, i) => {
    view.setInt32(at, i + 1);
    view.setInt32(at + 4, record.length / 2);
    bytes.set(record, at + 8);
    at += 8 + record.length;
  });
  return bytes;
}

function indexFile(records: readonly Uint8Array[], code: number, box: Extent): Uint8Array {
  const size = HEADER_BYTES + 8 * records.length;
  const view = new DataView(new ArrayBuffer(size));
  header(view, size, code, box);
  let at = HEADER_BYTES;
  records.forEach((record, i) => {
    view.setInt32(HEADER_BYTES + 8 * i, at / 2);
    view.setInt32(HEADER_BYTES + 8 * i + 4, record.length / 2);
    at += 8 + record.length;
  });
  return new Uint8Array(view.buffer);
}
