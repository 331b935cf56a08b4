import type { MultiPolygon } from '../../../engine/problem/index.ts';
import type { Degrees, Meters } from '../../../engine/units.ts';
import { borderLength, type Cells, nextHalfedge } from '../land/cells.ts';
import type { Plane } from '../land/plane.ts';

type Ring = (readonly [Degrees, Degrees])[];

/**
 * The borders of every unit as rings of cell corners. Three cells meet in a corner, so a unit's border passes each
 * corner at most once and every ring is simple. Outer rings run counter-clockwise, holes clockwise (RFC 7946).
 */
export function polygonsOf(
  cells: Cells,
  unitOfCell: Int32Array,
  units: number,
  plane: Plane,
): MultiPolygon[] {
  const rings: Ring[][] = Array.from({ length: units }, () => []);
  const seen = new Uint8Array(cells.halfedges.length);
  for (let e = 0; e < cells.halfedges.length; e++) {
    const unit = unitOfCell[cells.triangles[e]!]!;
    if (seen[e] || unit === -1 || unitOfCell[cells.triangles[nextHalfedge(e)]!] === unit) continue;
    const ring = ringFrom(cells, unitOfCell, e, unit, seen, plane);
    // Rounding to six decimals can swallow a hole of a few decimetres.
    if (ring.length >= 4) rings[unit]!.push(ring);
  }
  return rings.map(assemble);
}

/** Follows the border of a unit from a half-edge that leads out of it, with the unit on the left. */
function ringFrom(
  cells: Cells,
  unitOfCell: Int32Array,
  first: number,
  unit: number,
  seen: Uint8Array,
  plane: Plane,
): Ring {
  const ring: Ring = [];
  let e = first;
  do {
    seen[e] = 1;
    const corner = Math.floor(e / 3);
    const point = [plane.lon(cells.cornerX[corner]!), plane.lat(cells.cornerY[corner]!)] as const;
    const last = ring[ring.length - 1];
    if (!last || last[0] !== point[0] || last[1] !== point[1]) ring.push(point);
    // The third cell of the corner either belongs to the unit, and the border goes on along it, or it does not.
    const on = nextHalfedge(e);
    const third = nextHalfedge(on);
    e = cells.halfedges[unitOfCell[cells.triangles[third]!] === unit ? on : third]!;
  } while (e !== first);
  const [start] = ring;
  const end = ring[ring.length - 1]!;
  if (ring.length > 1 && start![0] === end[0] && start![1] === end[1]) ring.pop();
  ring.push(ring[0]!);
  return ring;
}

/** One polygon a unit: the ring with the largest area outside, the others its holes. */
function assemble(rings: Ring[]): MultiPolygon {
  const byArea = rings
    .map((ring) => ({ ring, area: signedArea(ring) }))
    .sort((a, b) => Math.abs(b.area) - Math.abs(a.area));
  return [byArea.map(({ ring, area }, i) => (area > 0 === (i === 0) ? ring : ring.reverse()))];
}

/** Positive when the ring runs counter-clockwise; in square degrees. */
export function signedArea(ring: readonly (readonly [Degrees, Degrees])[]): number {
  const [x0, y0] = ring[0]!;
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1]!;
    const [bx, by] = ring[i]!;
    twice += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return twice / 2;
}

/** Units that share a border, each pair once, lower index first, in order. */
export interface Neighbours {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly length: Float64Array;
}

/** Less common border than this is a meeting of corners. */
export const SHORTEST_BORDER: Meters = 15;

export function neighboursOf(cells: Cells, unitOfCell: Int32Array, units: number): Neighbours {
  const length = new Map<number, number>();
  for (let e = 0; e < cells.halfedges.length; e++) {
    if (e > cells.halfedges[e]!) continue;
    const a = unitOfCell[cells.triangles[e]!]!;
    const b = unitOfCell[cells.triangles[nextHalfedge(e)]!]!;
    if (a === b || a === -1 || b === -1) continue;
    const key = Math.min(a, b) * units + Math.max(a, b);
    length.set(key, (length.get(key) ?? 0) + borderLength(cells, e));
  }
  const keys = Float64Array.from(
    [...length].filter(([, m]) => m >= SHORTEST_BORDER).map(([key]) => key),
  ).sort();
  return {
    a: Int32Array.from(keys, (key) => Math.floor(key / units)),
    b: Int32Array.from(keys, (key) => key % units),
    length: Float64Array.from(keys, (key) => length.get(key)!),
  };
}
