import { expect, test } from 'vitest';
import type { MultiPolygon } from '../../../engine/problem/index.ts';
import { dissolve } from '../../../engine/report/index.ts';

/** Unit square with its lower left corner at (x, y). */
function square(x: number, y: number, clockwise = false): MultiPolygon {
  const ring: [number, number][] = [
    [x, y],
    [x + 1, y],
    [x + 1, y + 1],
    [x, y + 1],
    [x, y],
  ];
  return [[clockwise ? ring.reverse() : ring]];
}

function area(polygons: MultiPolygon): number {
  let sum = 0;
  for (const ring of polygons.flat()) {
    for (let i = 1; i < ring.length; i++)
      sum += ring[i - 1]![0] * ring[i]![1] - ring[i]![0] * ring[i - 1]![1];
  }
  return sum / 2;
}

test('two squares side by side become one ring without their common border', () => {
  const merged = dissolve([square(0, 0), square(1, 0, true)]);
  expect(merged).toHaveLength(1);
  expect(merged[0]).toHaveLength(1);
  expect(merged[0]![0]).toHaveLength(7);
  expect(area(merged)).toBe(2);
});

test('eight squares around a missing one become a ring with a hole', () => {
  const squares = [0, 1, 2].flatMap((x) =>
    [0, 1, 2].flatMap((y) => (x === 1 && y === 1 ? [] : [square(x, y)])),
  );
  const merged = dissolve(squares);
  expect(merged).toHaveLength(1);
  expect(merged[0]).toHaveLength(2);
  expect(area(merged)).toBe(8);
});

test('an island inside the hole stays a polygon of its own', () => {
  const frame = Array.from({ length: 25 }, (_, i) => [i % 5, Math.floor(i / 5)] as const)
    .filter(([x, y]) => x === 0 || y === 0 || x === 4 || y === 4)
    .map(([x, y]) => square(x, y));
  const merged = dissolve([...frame, square(2, 2)]);
  expect(merged.map((polygon) => polygon.length).sort()).toEqual([1, 2]);
  expect(area(merged)).toBe(17);
});

test('squares that touch in a corner stay two rings', () => {
  const merged = dissolve([square(0, 0), square(1, 1)]);
  expect(merged).toHaveLength(2);
  expect(merged.flat().every((ring) => ring.length === 5)).toBe(true);
});

test('squares apart stay apart, and every ring is closed', () => {
  const merged = dissolve([square(0, 0), square(3, 0)]);
  expect(merged).toHaveLength(2);
  for (const ring of merged.flat()) expect(ring.at(-1)).toEqual(ring[0]);
});

test('whatever part of a grid is taken, the area stays and no ring touches itself', () => {
  let tried = 0;
  for (let mask = 1; mask < 1 << 9; mask++) {
    const taken = Array.from({ length: 9 }, (_, i) => i).filter((i) => (mask >> i) & 1);
    const merged = dissolve(taken.map((i) => square(i % 3, Math.floor(i / 3))));
    expect(area(merged)).toBe(taken.length);
    for (const ring of merged.flat()) expect(new Set(ring.map(String)).size).toBe(ring.length - 1);
    tried++;
  }
  expect(tried).toBe(511);
});
