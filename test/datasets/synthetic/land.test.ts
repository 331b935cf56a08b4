import Flatbush from 'flatbush';
import { beforeAll, describe, expect, it } from 'vitest';
import { metersBetween } from '../../../engine/problem/geometry/sphere.ts';
import type { MultiPolygon, Problem } from '../../../engine/problem/index.ts';
import { county, demoCounty, inPolygon, ringArea, sum } from './county.ts';

/** Every edge of every ring, as `from to` with the coordinates as they stand. */
function edges(polygons: readonly MultiPolygon[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const [unit, polygon] of polygons.entries()) {
    for (const ring of polygon.flat()) {
      for (let i = 1; i < ring.length; i++) {
        const key = `${ring[i - 1]} ${ring[i]}`;
        if (found.has(key)) throw new Error(`Two units lie on the same side of ${key}.`);
        found.set(key, unit);
      }
    }
  }
  return found;
}

/** Lengths in metres of the closed lines that edges make. */
function loopsOf(rim: readonly string[]): number[] {
  const next = new Map(rim.map((edge) => edge.split(' ') as [string, string]));
  expect(next.size).toBe(rim.length);
  const lengths: number[] = [];
  while (next.size > 0) {
    const [first] = next.keys();
    let length = 0;
    for (let at = first!; next.has(at); ) {
      const to = next.get(at)!;
      next.delete(at);
      const [ax, ay] = at.split(',').map(Number) as [number, number];
      const [bx, by] = to.split(',').map(Number) as [number, number];
      length += metersBetween(ax, ay, bx, by);
      at = to;
    }
    lengths.push(length);
  }
  return lengths;
}

function turned(edge: string): string {
  return edge.split(' ').reverse().join(' ');
}

describe('the units of the demo county', () => {
  let problem: Problem;
  let polygons: readonly MultiPolygon[];
  beforeAll(() => {
    ({ problem } = demoCounty());
    polygons = problem.units.polygons!.map((polygon) => polygon!);
  });

  it('are closed rings, the outer one counter-clockwise, of corners that differ', () => {
    expect(polygons).toHaveLength(600);
    let rings = 0;
    for (const [outer, ...holes] of polygons.flat()) {
      for (const ring of [outer!, ...holes]) {
        expect(ring[0]).toEqual(ring[ring.length - 1]);
        expect(new Set(ring.map(String)).size).toBe(ring.length - 1);
        rings++;
      }
      expect(ringArea(outer!)).toBeGreaterThan(1000);
      for (const hole of holes) expect(ringArea(hole)).toBeLessThan(0);
    }
    expect(rings).toBeGreaterThanOrEqual(600);
  });

  it('tile the land: each side of a border has one unit, and a lattice of points meets no two', () => {
    const all = edges(polygons);
    const rim = [...all].filter(([edge]) => !all.has(turned(edge)));
    // A gap between units would be a small loop of its own; there are only the border and the banks of the rivers.
    const loops = loopsOf(rim.map(([edge]) => edge));
    expect(loops.length).toBeGreaterThan(0);
    for (const loop of loops) expect(loop).toBeGreaterThan(5000);
    const area = sum(polygons.flat(2).map(ringArea));
    expect(area / 1e6).toBeGreaterThan(190);
    expect(area / 1e6).toBeLessThan(230);

    const boxes = new Flatbush(polygons.length);
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const polygon of polygons) {
      const xs = polygon.flat(2).map(([lon]) => lon);
      const ys = polygon.flat(2).map(([, lat]) => lat);
      boxes.add(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
      [west, south] = [Math.min(west, ...xs), Math.min(south, ...ys)];
      [east, north] = [Math.max(east, ...xs), Math.max(north, ...ys)];
    }
    boxes.finish();
    const steps = 300;
    let covered = 0;
    let most = 0;
    for (let i = 0; i < steps; i++) {
      for (let j = 0; j < steps; j++) {
        const lon = west + ((i + 0.5) / steps) * (east - west);
        const lat = south + ((j + 0.5) / steps) * (north - south);
        let holders = 0;
        for (const u of boxes.search(lon, lat, lon, lat)) if (inPolygon(polygons[u]!, lon, lat)) holders++;
        covered += holders;
        most = Math.max(most, holders);
      }
    }
    expect(most).toBe(1);
    const box = ringArea([
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ]);
    expect((covered / steps ** 2) * box).toBeGreaterThan(0.99 * area);
    expect((covered / steps ** 2) * box).toBeLessThan(1.01 * area);
  });

  it('hold their own place and the schools that stand in them', () => {
    const { units, schools } = problem;
    polygons.forEach((polygon, u) => {
      expect(inPolygon(polygon, units.lon[u]!, units.lat[u]!)).toBe(true);
    });
    expect(schools).toHaveLength(53);
    for (const { unit, lon, lat } of schools) expect(inPolygon(polygons[unit]!, lon, lat)).toBe(true);
  });

  it('are neighbours where they share a border of 15 metres or the two ends of a bridge, and nowhere else', () => {
    const all = edges(polygons);
    const shared = new Map<string, number>();
    for (const [edge, unit] of all) {
      const other = all.get(turned(edge));
      if (other === undefined || other <= unit) continue;
      const [[ax, ay], [bx, by]] = edge.split(' ').map((point) => point.split(',').map(Number)) as [
        [number, number],
        [number, number],
      ];
      const key = `${unit} ${other}`;
      shared.set(key, (shared.get(key) ?? 0) + metersBetween(ax, ay, bx, by));
    }
    const { start, neighbour } = problem.adjacency;
    const given = new Set<string>();
    for (let u = 0; u < problem.units.count; u++) {
      for (const v of neighbour.subarray(start[u]!, start[u + 1]!)) if (u < v) given.add(`${u} ${v}`);
    }
    const touching = [...shared].filter(([, metres]) => metres >= 15.5).map(([pair]) => pair);
    for (const pair of touching) expect(given.has(pair)).toBe(true);
    const overWater = [...given].filter((pair) => (shared.get(pair) ?? 0) < 14.5);
    const bridges = problem.streets!.filter(({ kind }) => kind === 'bridge').length;
    expect(overWater.length).toBeGreaterThan(0);
    expect(overWater.length).toBeLessThanOrEqual(bridges);
    expect(given.size).toBeGreaterThan(1400);
  });

  it('all hang together', () => {
    const { start, neighbour } = problem.adjacency;
    const seen = new Set([0]);
    for (const u of seen) for (const v of neighbour.subarray(start[u]!, start[u + 1]!)) seen.add(v);
    expect(seen.size).toBe(600);
  });
});

describe('counties of other seeds and sizes', () => {
  it('tile their land too', () => {
    let tried = 0;
    for (const [units, schools, seed] of [
      [30, 6, 1],
      [50, 6, 2],
      [80, 9, 3],
      [150, 14, 4],
      [200, 20, 5],
      [90, 6, 6],
      [64, 7, 7],
      [333, 30, 8],
    ] as const) {
      const { problem } = county({ units, schools, seed });
      expect(problem.units.count).toBe(units);
      expect(problem.schools.filter(({ status }) => status === 'existing')).toHaveLength(schools);
      const all = edges(problem.units.polygons!.map((polygon) => polygon!));
      expect(all.size).toBeGreaterThan(units);
      tried++;
    }
    expect(tried).toBe(8);
  });
});
