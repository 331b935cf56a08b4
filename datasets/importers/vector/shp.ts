import { Damage } from '../damage.ts';
import type { Geometry, Position } from './layer.ts';

const FILE_CODE = 9994;
const HEADER_BYTES = 100;
/** Anything below stands for “no height”. */
const NO_HEIGHT = -1e38;
/** More than a county has; a damaged count must not fill the memory. */
const MOST_POINTS = 20_000_000;

type Shape = 'null' | 'point' | 'line' | 'area' | 'multipoint';

/** Plain, with heights (Z) and with measures (M): ESRI Shapefile Technical Description, July 1998, table 1. */
const SHAPES: Readonly<Record<number, { readonly shape: Shape; readonly heights: boolean }>> =
  Object.fromEntries(
    (
      [
        [0, 'null'],
        [1, 'point'],
        [3, 'line'],
        [5, 'area'],
        [8, 'multipoint'],
      ] as const
    ).flatMap(([code, shape]) => [
      [code, { shape, heights: false }],
      [code + 10, { shape, heights: true }],
      [code + 20, { shape, heights: false }],
    ]),
  );

/** The geometries of a `.shp` file in the order of its records. Throws `Damage` with byte and record where it is broken. */
export function readShp(bytes: Uint8Array): (Geometry | null)[] {
  if (bytes.length < HEADER_BYTES)
    throw new Damage(bytes.length, 'the file ends in its header', '文件在文件头中结束');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getInt32(0) !== FILE_CODE) throw new Damage(0, 'no shapefile', '不是 Shapefile 文件');
  const told = view.getInt32(24) * 2;
  if (told > bytes.length) {
    throw new Damage(
      bytes.length,
      `the file has ${bytes.length} of its ${told} bytes`,
      `文件应有 ${told} 字节，只有 ${bytes.length} 字节`,
    );
  }
  const geometries: (Geometry | null)[] = [];
  const limit = Math.max(told, HEADER_BYTES);
  let at = HEADER_BYTES;
  while (at < limit) {
    const row = geometries.length + 1;
    if (at + 12 > limit) throw new Damage(at, 'the file ends in a record', '文件在记录中结束', row);
    const length = view.getInt32(at + 4) * 2;
    if (length < 4 || at + 8 + length > limit) {
      throw new Damage(
        at + 4,
        `a record of ${length} bytes that does not fit`,
        `记录长度 ${length} 字节超出文件`,
        row,
      );
    }
    geometries.push(readRecord(new DataView(view.buffer, view.byteOffset + at + 8, length), at + 8, row));
    at += 8 + length;
  }
  return geometries;
}

function readRecord(view: DataView, at: number, row: number): Geometry | null {
  const code = view.getInt32(0, true);
  const known = SHAPES[code];
  if (!known) throw new Damage(at, `a shape of the unknown kind ${code}`, `未知的几何类型 ${code}`, row);
  const { shape, heights } = known;
  if (shape === 'null') return null;
  const fits = (bytes: number) => {
    if (bytes > view.byteLength)
      throw new Damage(at, 'a shape that is longer than its record', '几何超出记录长度', row);
  };
  if (shape === 'point') {
    fits(heights ? 28 : 20);
    return { kind: 'points', points: [position(view, 4, heights ? 20 : null, at, row)] };
  }
  const multipoint = shape === 'multipoint';
  fits(multipoint ? 40 : 44);
  const parts = multipoint ? 0 : view.getInt32(36, true);
  const count = view.getInt32(multipoint ? 36 : 40, true);
  if (parts < 0 || count < 0 || count > MOST_POINTS || parts > count + 1) {
    throw new Damage(
      at,
      `a shape of ${parts} parts and ${count} points`,
      `几何有 ${parts} 部分、${count} 点`,
      row,
    );
  }
  const first = (multipoint ? 40 : 44) + 4 * parts;
  fits(first + 16 * count);
  // Heights stand behind the points: their range in 16 bytes, then one for each.
  const heightsAt = first + 16 * count + 16;
  const withHeights = heights && heightsAt + 8 * count <= view.byteLength;
  const points: Position[] = [];
  for (let i = 0; i < count; i++)
    points.push(position(view, first + 16 * i, withHeights ? heightsAt + 8 * i : null, at, row));
  if (multipoint) return { kind: 'points', points };
  const lines: Position[][] = [];
  for (let p = 0; p < parts; p++) {
    const start = view.getInt32(44 + 4 * p, true);
    const end = p + 1 < parts ? view.getInt32(48 + 4 * p, true) : count;
    if (start < 0 || end < start || end > count)
      throw new Damage(at + 44 + 4 * p, 'parts out of order', '部分的次序错误', row);
    if (end > start) lines.push(points.slice(start, end));
  }
  if (lines.length === 0) return null;
  return shape === 'line' ? { kind: 'lines', lines } : { kind: 'areas', polygons: polygonsOf(lines) };
}

function position(view: DataView, at: number, height: number | null, record: number, row: number): Position {
  const x = view.getFloat64(at, true);
  const y = view.getFloat64(at + 8, true);
  if (!Number.isFinite(x) || !Number.isFinite(y))
    throw new Damage(record + at, 'a coordinate that is no number', '坐标不是数字', row);
  const z = height === null ? Number.NaN : view.getFloat64(height, true);
  return Number.isFinite(z) && z > NO_HEIGHT ? [x, y, z] : [x, y];
}

/** Rings that run clockwise are outer ones, the others holes of the outer ring that holds their first point. */
function polygonsOf(rings: readonly (readonly Position[])[]): Position[][][] {
  const closed = rings.map((ring) => {
    const [a, b] = [ring[0]!, ring.at(-1)!];
    return a[0] === b[0] && a[1] === b[1] ? [...ring] : [...ring, a];
  });
  const polygons = closed.filter((ring) => turns(ring) <= 0).map((ring) => [ring]);
  for (const hole of closed.filter((ring) => turns(ring) > 0)) {
    const home = polygons.find((polygon) => holds(polygon[0]!, hole[0]!));
    if (home) home.push(hole);
    // Some programs write outer rings the wrong way round.
    else polygons.push([hole]);
  }
  // As GeoJSON has them: outer rings counter-clockwise, holes clockwise.
  return polygons.map((parts) =>
    parts.map((ring, i) => (turns(ring) > 0 === (i === 0) ? ring : ring.reverse())),
  );
}

/** Twice the area, positive where the ring runs counter-clockwise. */
function turns(ring: readonly Position[]): number {
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [x0, y0] = [ring[0]![0]!, ring[0]![1]!];
    twice += (ring[i - 1]![0]! - x0) * (ring[i]![1]! - y0) - (ring[i]![0]! - x0) * (ring[i - 1]![1]! - y0);
  }
  return twice;
}

function holds(ring: readonly Position[], [x, y]: Position): boolean {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay, bx, by] = [ring[i - 1]![0]!, ring[i - 1]![1]!, ring[i]![0]!, ring[i]![1]!];
    if (ay > y! !== by > y! && x! < ((bx - ax) * (y! - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
