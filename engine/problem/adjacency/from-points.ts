import { Delaunay } from 'd3-delaunay';
import { METERS_PER_DEGREE, metersPerDegreeOfLongitude } from '../geometry/sphere.ts';
import { Groups } from './groups.ts';
import type { Pair } from './pairs.ts';

/** A third unit that sees two others under more than 120° stands between them: cot 120°. */
const COTANGENT_OF_WIDEST_ANGLE = -1 / Math.sqrt(3);
/** A border shorter than this part of the distance of its units is a corner, as between the diagonal cells of a grid. */
const SHORTEST_BORDER = 0.02;
/** Points nearer than this are one spot. */
const SPOT_METERS = 0.01;

/**
 * Neighbours where only points are known: two units whose Voronoi cells share a border of some length (2 % of their
 * distance), unless a third unit sees the two under more than 120°. The latter is the circle-based β-skeleton
 * (Kirkpatrick and Radke 1985) with β = sin 120°. The rule knows no scale, so town and mountains are treated alike, and
 * leaves out the long thin triangles along the hull, which would join the far ends of a county. The map stays
 * connected: where it would fall apart, the shortest of the pairs left out join it again. Units on one spot are
 * neighbours of the first unit there, which stands for all of them towards the others.
 */
export function pairsFromPoints(lon: Float64Array, lat: Float64Array): Pair[] {
  const pairs: Pair[] = [];
  const { x, y, unit } = distinctSpots(lon, lat, pairs);
  if (unit.length < 2) return pairs;
  const delaunay = new Delaunay(interleaved(x, y));
  const mark = new Int32Array(unit.length).fill(-1);
  const cut: { a: number; b: number; squared: number }[] = [];
  const groups = new Groups(unit.length);
  for (let a = 0; a < unit.length; a++) {
    const around = [...delaunay.neighbors(a)];
    for (const b of around) mark[b] = a;
    for (const b of around) {
      if (b < a) continue;
      const common = [...delaunay.neighbors(b)].filter((c) => c !== a && mark[c] === a);
      if (sharesBorder(x, y, a, b, common)) {
        groups.join(a, b);
        pairs.push({ a: unit[a]!, b: unit[b]!, length: null });
      } else cut.push({ a, b, squared: (x[a]! - x[b]!) ** 2 + (y[a]! - y[b]!) ** 2 });
    }
  }
  cut.sort((p, q) => p.squared - q.squared || p.a - q.a || p.b - q.b);
  for (const { a, b } of cut) if (groups.join(a, b)) pairs.push({ a: unit[a]!, b: unit[b]!, length: null });
  return pairs;
}

/**
 * Whether the rule holds for two Delaunay neighbours. On each side of their line the third unit that sees them under
 * the widest angle γ ends the Voronoi border at cot γ / 2 of their distance; on the hull it has no end.
 */
function sharesBorder(
  x: Float64Array,
  y: Float64Array,
  a: number,
  b: number,
  others: readonly number[],
): boolean {
  let left = Infinity;
  let right = Infinity;
  for (const c of others) {
    const ax = x[a]! - x[c]!;
    const ay = y[a]! - y[c]!;
    const bx = x[b]! - x[c]!;
    const by = y[b]! - y[c]!;
    const cross = ax * by - ay * bx;
    const cotangent = (ax * bx + ay * by) / Math.abs(cross);
    if (cotangent < COTANGENT_OF_WIDEST_ANGLE) return false;
    if (cross > 0) left = Math.min(left, cotangent);
    else right = Math.min(right, cotangent);
  }
  return (left + right) / 2 >= SHORTEST_BORDER;
}

/** The spots in metres on a plane; a unit on the spot of an earlier one is paired with it and left out. */
function distinctSpots(lon: Float64Array, lat: Float64Array, pairs: Pair[]) {
  const [south, top] = extent(lat);
  const middle = (south + top) / 2;
  const east = metersPerDegreeOfLongitude(middle) / SPOT_METERS;
  const north = METERS_PER_DEGREE / SPOT_METERS;
  const first = new Map<string, number>();
  const x: number[] = [];
  const y: number[] = [];
  const unit: number[] = [];
  for (let u = 0; u < lon.length; u++) {
    const px = Math.round(lon[u]! * east);
    const py = Math.round(lat[u]! * north);
    const there = first.get(`${px},${py}`);
    if (there !== undefined) {
      pairs.push({ a: there, b: u, length: null });
      continue;
    }
    first.set(`${px},${py}`, u);
    x.push(px);
    y.push(py);
    unit.push(u);
  }
  return { x: Float64Array.from(x), y: Float64Array.from(y), unit };
}

function extent(values: Float64Array): [low: number, high: number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

function interleaved(x: Float64Array, y: Float64Array): Float64Array {
  const points = new Float64Array(2 * x.length);
  for (let i = 0; i < x.length; i++) {
    points[2 * i] = x[i]!;
    points[2 * i + 1] = y[i]!;
  }
  return points;
}
