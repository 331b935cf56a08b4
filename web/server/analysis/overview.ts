import { type Shapes, UNITS_PER_DEGREE } from '../../shared/index.ts';

/** Counties with fewer corners are sent as they are. */
const FEW_CORNERS = 60_000;
/** Width of a county on a usual screen when it is seen whole. */
const PIXELS = 1000;
/** Share of a pixel that outlines may be off by. */
const SHARE = 0.6;
const METRES_PER_DEGREE = 111_320;

/**
 * Outlines for a first look: corners are left out where the line stays within `tolerance` metres. A corner stays or goes for all
 * units that share it, so that neighbours still fit, and no ring loses its face.
 */
export function overview(shapes: Shapes): { readonly shapes: Shapes; readonly tolerance: number } {
  if (shapes.lon.length <= FEW_CORNERS) return { shapes, tolerance: 0 };
  const x = summed(shapes.lon);
  const y = summed(shapes.lat);
  const squeeze = Math.cos((mean(y) / UNITS_PER_DEGREE / 180) * Math.PI);
  const width = Math.max((largest(x) - smallest(x)) * squeeze, largest(y) - smallest(y));
  const reach = (width / PIXELS) * SHARE;
  const kept = keptCorners(shapes.pointStart, { x, y, squeeze }, reach);
  // A few steps of the grid to the reach: finer places would only be carried.
  const grid = Math.max(1, 10 ** Math.floor(Math.log10(reach / 3)));
  return {
    shapes: filtered(shapes, x, y, kept, grid),
    tolerance: (reach / UNITS_PER_DEGREE) * METRES_PER_DEGREE,
  };
}

interface Corners {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** What a step to the east is worth in steps to the north. */
  readonly squeeze: number;
}

/** By corner, 1 for those that stay. */
function keptCorners(pointStart: Int32Array, corners: Corners, reach: number): Uint8Array {
  const { x, y } = corners;
  const names = namesOf(x, y);
  const isNode = nodesOf(pointStart, names);
  const kept = isNode.slice();
  const done = new Uint8Array(x.length);
  for (let ring = 0; ring < pointStart.length - 1; ring++) {
    const from = pointStart[ring]!;
    // The last corner is the first again.
    const length = pointStart[ring + 1]! - 1 - from;
    if (length < 3) continue;
    let first = 0;
    while (first < length && isNode[names[from + first]!] === 0) first++;
    if (first === length) first = 0;
    let arc = [names[from + first]!];
    for (let k = 1; k <= length; k++) {
      const name = names[from + ((first + k) % length)]!;
      arc.push(name);
      if (k < length && isNode[name] === 0) continue;
      if (arc.length > 2 && done[arc[1]!] === 0) {
        for (let i = 1; i < arc.length - 1; i++) done[arc[i]!] = 1;
        simplify(arc, corners, reach, kept);
      }
      arc = [name];
    }
    keepFace(pointStart, ring, names, corners, kept);
  }
  return Uint8Array.from(names, (name) => kept[name]!);
}

/** Points where borders meet: those with other than two neighbours. By name. */
function nodesOf(pointStart: Int32Array, names: Int32Array): Uint8Array {
  const one = new Int32Array(names.length).fill(-1);
  const two = new Int32Array(names.length).fill(-1);
  const isNode = new Uint8Array(names.length);
  const join = (a: number, b: number) => {
    if (one[a] === -1 || one[a] === b) one[a] = b;
    else if (two[a] === -1 || two[a] === b) two[a] = b;
    else isNode[a] = 1;
  };
  for (let ring = 0; ring < pointStart.length - 1; ring++) {
    for (let i = pointStart[ring]!; i < pointStart[ring + 1]! - 1; i++) {
      const [a, b] = [names[i]!, names[i + 1]!];
      if (a === b) continue;
      join(a, b);
      join(b, a);
    }
  }
  return isNode;
}

/** Douglas and Peucker: of a line the corner that is farthest off stays if it is beyond reach, and both halves are looked at. */
function simplify(arc: readonly number[], corners: Corners, reach: number, kept: Uint8Array): void {
  const open: [number, number][] = [[0, arc.length - 1]];
  kept[arc[0]!] = 1;
  for (let part = open.pop(); part; part = open.pop()) {
    const [from, to] = part;
    let [farthest, far] = [-1, reach];
    for (let i = from + 1; i < to; i++) {
      const off = distance(arc[i]!, arc[from]!, arc[to]!, corners);
      if (off > far) [farthest, far] = [i, off];
    }
    if (farthest < 0) continue;
    kept[arc[farthest]!] = 1;
    open.push([from, farthest], [farthest, to]);
  }
}

/** A ring with fewer than three corners left gets back those that make its face. */
function keepFace(
  pointStart: Int32Array,
  ring: number,
  names: Int32Array,
  corners: Corners,
  kept: Uint8Array,
): void {
  const own = names.subarray(pointStart[ring]!, pointStart[ring + 1]! - 1);
  const left = [...new Set(own.filter((name) => kept[name] === 1))];
  while (left.length < 3) {
    const [a = own[0]!, b = a] = left;
    let [farthest, far] = [-1, -1];
    for (const name of own) {
      if (kept[name] === 1) continue;
      const off = distance(name, a, b, corners);
      if (off > far) [farthest, far] = [name, off];
    }
    if (farthest < 0) return;
    kept[farthest] = 1;
    left.push(farthest);
  }
}

/** From a point to a line, or to the point where the line has no length. */
function distance(point: number, from: number, to: number, { x, y, squeeze }: Corners): number {
  const [dx, dy] = [(x[to]! - x[from]!) * squeeze, y[to]! - y[from]!];
  const [px, py] = [(x[point]! - x[from]!) * squeeze, y[point]! - y[from]!];
  const long = dx * dx + dy * dy;
  const t = long === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / long));
  return Math.hypot(px - t * dx, py - t * dy);
}

/** Equal places, equal numbers: the first corner at a place gives it its name. */
function namesOf(x: Float64Array, y: Float64Array): Int32Array {
  const size = 2 ** Math.ceil(Math.log2(x.length * 2 + 2));
  const table = new Int32Array(size).fill(-1);
  return Int32Array.from(x, (_, i) => {
    let slot = ((Math.imul(x[i]!, 0x9e3779b1) ^ Math.imul(y[i]!, 0xc2b2ae35)) >>> 0) & (size - 1);
    for (; table[slot] !== -1; slot = (slot + 1) & (size - 1)) {
      const there = table[slot]!;
      if (x[there] === x[i] && y[there] === y[i]) return there;
    }
    table[slot] = i;
    return i;
  });
}

function filtered(shapes: Shapes, x: Float64Array, y: Float64Array, kept: Uint8Array, grid: number): Shapes {
  const { pointStart } = shapes;
  const starts = new Int32Array(pointStart.length);
  const lon: number[] = [];
  const lat: number[] = [];
  let [lastX, lastY] = [0, 0];
  const put = (i: number) => {
    const [atX, atY] = [Math.round(x[i]! / grid) * grid, Math.round(y[i]! / grid) * grid];
    lon.push(atX - lastX);
    lat.push(atY - lastY);
    [lastX, lastY] = [atX, atY];
  };
  for (let ring = 0; ring < pointStart.length - 1; ring++) {
    const [from, end] = [pointStart[ring]!, pointStart[ring + 1]! - 1];
    let first = -1;
    for (let i = from; i < end; i++) {
      if (kept[i] === 0) continue;
      if (first < 0) first = i;
      put(i);
    }
    if (first >= 0) put(first);
    starts[ring + 1] = lon.length;
  }
  return { ...shapes, pointStart: starts, lon: Int32Array.from(lon), lat: Int32Array.from(lat) };
}

function summed(steps: Int32Array): Float64Array {
  const all = new Float64Array(steps.length);
  for (let i = 0, sum = 0; i < steps.length; i++) all[i] = sum += steps[i]!;
  return all;
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / Math.max(1, values.length);
}

const smallest = (values: Float64Array) => values.reduce((a, b) => Math.min(a, b), Infinity);
const largest = (values: Float64Array) => values.reduce((a, b) => Math.max(a, b), -Infinity);
