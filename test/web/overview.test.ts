import { expect, test } from 'vitest';
import { geometryOf } from '../../web/app/map/geometry.ts';
import { shoresOf } from '../../web/app/map/zone-borders.ts';
import { overview } from '../../web/server/analysis/overview.ts';
import type { Shapes } from '../../web/shared/index.ts';
import { degrees } from '../../web/shared/index.ts';

const SIDE = 60;
/** Corners between two crossings. */
const WAVES = 6;

/** Squares whose shared sides wave a little to and fro: neighbours walk along the same corners. */
function wavySquares(): { shapes: Shapes; lon: Float64Array; lat: Float64Array } {
  const cell = 100_000;
  const along = (x: number, y: number, down: boolean) =>
    Array.from({ length: WAVES }, (_, k): [number, number] => {
      const step = Math.round((k / WAVES) * cell);
      const off = k === 0 ? 0 : ((x * 7 + y * 13 + k * 5) % 9) - 4;
      return down ? [x * cell + off, y * cell + step] : [x * cell + step, y * cell + off];
    });
  const corners: [number, number][] = [];
  const starts = [0];
  for (let u = 0; u < SIDE * SIDE; u++) {
    const [x, y] = [u % SIDE, Math.floor(u / SIDE)];
    const back = (line: [number, number][], end: [number, number]) => [...line.slice(1), end].reverse();
    const ring = [
      ...along(x, y, false),
      ...along(x + 1, y, true),
      ...back(along(x, y + 1, false), [(x + 1) * cell, (y + 1) * cell]),
      ...back(along(x, y, true), [x * cell, (y + 1) * cell]),
    ];
    ring.push(ring[0]!);
    corners.push(...ring);
    starts.push(corners.length);
  }
  const steps = (values: number[]) => Int32Array.from(values, (value, i) => value - (values[i - 1] ?? 0));
  const each = Int32Array.from({ length: SIDE * SIDE + 1 }, (_, u) => u);
  const shapes = {
    polygonStart: each,
    ringStart: each,
    pointStart: Int32Array.from(starts),
    lon: steps(corners.map(([x]) => x + 1e9)),
    lat: steps(corners.map(([, y]) => y + 3e8)),
  };
  const middle = (n: number) => (n + 0.5) * cell;
  return {
    shapes,
    lon: Float64Array.from({ length: SIDE * SIDE }, (_, u) => (1e9 + middle(u % SIDE)) / 1e7),
    lat: Float64Array.from({ length: SIDE * SIDE }, (_, u) => (3e8 + middle(Math.floor(u / SIDE))) / 1e7),
  };
}

test('an overview keeps the crossings, and neighbours still share each border', () => {
  const { shapes, lon, lat } = wavySquares();
  const { shapes: coarse, tolerance } = overview(shapes);
  expect(tolerance).toBeGreaterThan(1);
  // Four corners and the first again: all waves lie within reach.
  expect(coarse.lon.length).toBe(SIDE * SIDE * 5);
  expect(coarse.polygonStart).toEqual(shapes.polygonStart);
  const [fine, rough] = [geometryOf(shapes, lon, lat), geometryOf(coarse, lon, lat)];
  expect(rough.triangles.length).toBe(SIDE * SIDE * 6);
  expect(rough.sides.length / 2).toBe(2 * SIDE * (SIDE + 1));
  expect(shoresOf(rough).count).toBe(4 * SIDE);
  expect(shoresOf(fine).count).toBe(4 * SIDE * WAVES);
  // No place moved further than the reach and the grid.
  const places = degrees(coarse);
  let checked = 0;
  for (let u = 0; u < SIDE * SIDE; u += 7, checked++) {
    expect(Math.abs(places.lon[u * 5]! - (lon[u]! - 0.005)) * 111_320).toBeLessThan(tolerance);
  }
  expect(checked).toBeGreaterThan(500);
});

test('a small county is sent as it is, and no island vanishes from a large one', () => {
  const { shapes } = wavySquares();
  const few = { ...shapes, lon: shapes.lon.slice(0, 100), lat: shapes.lat.slice(0, 100) };
  expect(overview(few)).toEqual({ shapes: few, tolerance: 0 });
  // One more unit far from all: a round island a hundred metres wide, smaller than the reach.
  const round = Array.from({ length: 25 }, (_, k) => (k / 24) * 2 * Math.PI);
  const x = round.map((angle) => Math.round(1e9 - 5e6 + 50 * Math.cos(angle)));
  const y = round.map((angle) => Math.round(3e8 - 5e6 + 50 * Math.sin(angle)));
  const sum = (steps: Int32Array) => steps.reduce((a, b) => a + b, 0);
  const stepped = (values: number[], before: number) =>
    values.map((value, i) => value - (i === 0 ? before : values[i - 1]!));
  const each = Int32Array.from({ length: SIDE * SIDE + 2 }, (_, u) => u);
  const more = {
    polygonStart: each,
    ringStart: each,
    pointStart: Int32Array.from([...shapes.pointStart, shapes.lon.length + 25]),
    lon: Int32Array.from([...shapes.lon, ...stepped(x, sum(shapes.lon))]),
    lat: Int32Array.from([...shapes.lat, ...stepped(y, sum(shapes.lat))]),
  };
  const { pointStart } = overview(more).shapes;
  expect(pointStart.at(-1)! - pointStart.at(-2)!).toBeGreaterThanOrEqual(4);
});
