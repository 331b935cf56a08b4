import { Delaunay } from 'd3-delaunay';
import type { Shapes } from '../../shared/map.ts';
import { UNITS_PER_DEGREE } from '../../shared/unpack.ts';

/** Widest half of a made-up cell, as a multiple of the mean distance between places. */
const REACH = 2.2;

/** Cells around the places of units whose outlines are not known: what is nearest to each, cut off where nobody lives. */
export function cellsAround(lon: Float64Array, lat: Float64Array): Shapes {
  const squeeze = Math.cos((mean(lat) * Math.PI) / 180);
  const points = Float64Array.from({ length: lon.length * 2 }, (_, i) =>
    i % 2 === 0 ? lon[i >> 1]! * squeeze : lat[i >> 1]!,
  );
  const xs = points.filter((_, i) => i % 2 === 0);
  const [west, east] = [Math.min(...extent(xs)), Math.max(...extent(xs))];
  const [south, north] = [Math.min(...extent(lat)), Math.max(...extent(lat))];
  const reach = REACH * Math.sqrt(((east - west) * (north - south)) / lon.length || 1e-6);
  const voronoi = new Delaunay(points).voronoi([west - reach, south - reach, east + reach, north + reach]);
  const rings = Array.from(lon, (_, u) => {
    const cell = voronoi.cellPolygon(u) as [number, number][] | null;
    return (cell ?? []).map(([x, y]) => within(x, y, points[u * 2]!, points[u * 2 + 1]!, reach));
  });
  const starts = Int32Array.from({ length: lon.length + 1 }, (_, i) => i);
  const pointStart = new Int32Array(lon.length + 1);
  rings.forEach((ring, u) => {
    pointStart[u + 1] = pointStart[u]! + ring.length;
  });
  const steps = (values: number[]) => {
    let before = 0;
    return Int32Array.from(values, (value) => {
      const now = Math.round(value * UNITS_PER_DEGREE);
      const step = now - before;
      before = now;
      return step;
    });
  };
  const all = rings.flat();
  return {
    polygonStart: starts,
    ringStart: starts,
    pointStart,
    lon: steps(all.map(([x]) => x / squeeze)),
    lat: steps(all.map(([, y]) => y)),
  };
}

/** The corner itself, or where the way to it from the middle is cut off. */
function within(x: number, y: number, middleX: number, middleY: number, reach: number): [number, number] {
  const far = Math.hypot(x - middleX, y - middleY);
  const share = far > reach ? reach / far : 1;
  return [middleX + (x - middleX) * share, middleY + (y - middleY) * share];
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length === 0 ? 0 : sum / values.length;
}

function extent(values: Float64Array): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}
