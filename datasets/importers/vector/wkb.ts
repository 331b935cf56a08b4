import { Damage } from '../damage.ts';
import type { Geometry, Position } from './layer.ts';

const DEEPEST = 8;
const MOST_PARTS = 20_000_000;

/** A cursor over well-known binary that never reads past the end. */
interface Cursor {
  readonly view: DataView;
  at: number;
}

/** A geometry in well-known binary, ISO or with PostGIS's flags; null where it is empty. Throws `Damage`. */
export function readWkb(bytes: Uint8Array, row: number): Geometry | null {
  const cursor = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), at: 0 };
  try {
    const points: Position[] = [];
    const lines: Position[][] = [];
    const polygons: Position[][][] = [];
    readInto(cursor, { points, lines, polygons }, 0);
    if (polygons.length > 0) return { kind: 'areas', polygons };
    if (lines.length > 0) return { kind: 'lines', lines };
    return points.length > 0 ? { kind: 'points', points } : null;
  } catch (error) {
    if (error instanceof Damage) throw new Damage(error.byte, error.reason.en, error.reason.zh, row);
    // The view refuses to read past its end.
    throw new Damage(cursor.at, 'a geometry that is cut', '几何被截断', row);
  }
}

interface Parts {
  readonly points: Position[];
  readonly lines: Position[][];
  readonly polygons: Position[][][];
}

function readInto(cursor: Cursor, parts: Parts, depth: number): void {
  if (depth > DEEPEST) throw new Damage(cursor.at, 'geometries nested too deeply', '几何嵌套过深');
  const start = cursor.at;
  const order = cursor.view.getUint8(cursor.at++);
  if (order > 1) throw new Damage(start, `the unknown byte order ${order}`, `未知字节序 ${order}`);
  const little = order === 1;
  let code = cursor.view.getUint32(cursor.at, little);
  cursor.at += 4;
  let dimensions = 2;
  let heights = false;
  if (code & 0x80000000) [dimensions, heights] = [dimensions + 1, true];
  if (code & 0x40000000) dimensions++;
  if (code & 0x20000000) cursor.at += 4;
  code &= 0x1fffffff;
  const thousand = Math.floor(code / 1000);
  if (thousand > 3) throw new Damage(start, `the unknown kind ${code}`, `未知的几何类型 ${code}`);
  if (thousand === 1 || thousand === 3) [dimensions, heights] = [dimensions + 1, true];
  if (thousand >= 2) dimensions++;
  const shape = { little, dimensions, heights };
  const kind = code % 1000;
  if (kind === 1) {
    const [point] = points(cursor, 1, shape);
    // An empty point is written as two NaN.
    if (!Number.isNaN(point![0]!)) parts.points.push(point!);
  } else if (kind === 2) parts.lines.push(points(cursor, count(cursor, little, 8 * dimensions), shape));
  else if (kind === 3) {
    const rings: Position[][] = [];
    const number = count(cursor, little, 4);
    for (let i = 0; i < number; i++) rings.push(points(cursor, count(cursor, little, 8 * dimensions), shape));
    if (rings.length > 0) parts.polygons.push(rings);
  } else if (kind >= 4 && kind <= 7) {
    const number = count(cursor, little, 5);
    for (let i = 0; i < number; i++) readInto(cursor, parts, depth + 1);
  } else
    throw new Damage(start, `a geometry of kind ${kind}, which is not read`, `几何类型 ${kind} 无法读取`);
}

/** A number of parts, each of which takes at least so many bytes of what is left. */
function count(cursor: Cursor, little: boolean, least: number): number {
  const number = cursor.view.getUint32(cursor.at, little);
  if (number > MOST_PARTS || cursor.at + 4 + number * least > cursor.view.byteLength) {
    throw new Damage(cursor.at, `a count of ${number} that does not fit`, `数量 ${number} 超出范围`);
  }
  cursor.at += 4;
  return number;
}

function points(
  cursor: Cursor,
  number: number,
  { little, dimensions, heights }: { little: boolean; dimensions: number; heights: boolean },
): Position[] {
  const found: Position[] = [];
  for (let i = 0; i < number; i++) {
    const x = cursor.view.getFloat64(cursor.at, little);
    const y = cursor.view.getFloat64(cursor.at + 8, little);
    const z = heights ? cursor.view.getFloat64(cursor.at + 16, little) : Number.NaN;
    if (Math.abs(x) === Infinity || Math.abs(y) === Infinity) {
      throw new Damage(cursor.at, 'a coordinate that is no number', '坐标不是数字');
    }
    found.push(Number.isFinite(z) ? [x, y, z] : [x, y]);
    cursor.at += 8 * dimensions;
  }
  return found;
}
