import { Delaunay } from 'd3-delaunay';
import { METERS_PER_DEGREE, metersPerDegreeOfLongitude } from '../geometry/sphere.ts';
import type { Pair } from './pairs.ts';

/** A third unit that sees two others under more than 120° stands between them. */
const COSINE_OF_WIDEST_ANGLE = -0.5;
/** Points nearer than this are one spot. */
const SPOT_METERS = 0.01;

/**
 * Neighbours where only points are known: two units whose Voronoi cells share a border (Delaunay edges), unless a
 * third unit sees the two under more than 120°. The rule is the circle-based β-skeleton (Kirkpatrick and Radke 1985)
 * with β = sin 120°. It knows no scale, so town and mountains are treated alike; it holds the Gabriel graph and with
 * it a minimum spanning tree, so the map is connected; and it leaves out the long thin triangles along the hull, which
 * would join the far ends of a county. Units on one spot are neighbours of the first unit there, which stands for all
 * of them towards the others.
 */
export function pairsFromPoints(lon: Float64Array, lat: Float64Array): Pair[] {
  const pairs: Pair[] = [];
  const { x, y, unit } = distinctSpots(lon, lat, pairs);
  if (unit.length < 2) return pairs;
  const delaunay = new Delaunay(interleaved(x, y));
  const mark = new Int32Array(unit.length).fill(-1);
  for (let a = 0; a < unit.length; a++) {
    const around = [...delaunay.neighbors(a)];
    for (const b of around) mark[b] = a;
    for (const b of around) {
      if (b < a) continue;
      let between = false;
      for (const c of delaunay.neighbors(b)) {
        if (c !== a && mark[c] === a && cosineAt(x, y, c, a, b) < COSINE_OF_WIDEST_ANGLE) between = true;
      }
      if (!between) pairs.push({ a: unit[a]!, b: unit[b]!, length: null });
    }
  }
  return pairs;
}

/** Cosine of the angle at c between a and b. */
function cosineAt(x: Float64Array, y: Float64Array, c: number, a: number, b: number): number {
  const ax = x[a]! - x[c]!;
  const ay = y[a]! - y[c]!;
  const bx = x[b]! - x[c]!;
  const by = y[b]! - y[c]!;
  return (ax * bx + ay * by) / Math.sqrt((ax * ax + ay * ay) * (bx * bx + by * by));
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
