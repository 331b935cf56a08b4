import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairsFromPoints } from '../../../engine/problem/adjacency/from-points.ts';
import { pairsFromPolygons } from '../../../engine/problem/adjacency/from-polygons.ts';
import { PairNumbers } from '../../../engine/problem/adjacency/pair-numbers.ts';
import { adjacencyOf, type MultiPolygon, type Pair, piecesOf } from '../../../engine/problem/index.ts';

type Point = [number, number];

const named = (pairs: readonly Pair[]) =>
  pairs.map(({ a, b }) => `${Math.min(a, b)}-${Math.max(a, b)}`).sort();

function fromPoints(points: readonly Point[]): Pair[] {
  return pairsFromPoints(
    Float64Array.from(points, ([lon]) => lon),
    Float64Array.from(points, ([, lat]) => lat),
  );
}

/** A rectangle in degrees, on the equator, where both kinds of degree have one length. */
function box(west: number, south: number, east: number, north: number): MultiPolygon {
  return [
    [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  ];
}

describe('numbers of pairs', () => {
  it('are those of a map, in order of first appearance', () => {
    const value = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true }), fc.constant(-0));
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { maxLength: 60 }), (pairs) => {
        const numbers = new PairNumbers(pairs.length);
        const known = new Map<string, number>();
        for (const [a, b] of pairs) {
          const key = `${a + 0},${b + 0}`;
          if (!known.has(key)) known.set(key, known.size);
          expect(numbers.numberOf(a, b)).toBe(known.get(key));
        }
        expect(numbers.size).toBe(known.size);
      }),
      { numRuns: 200, seed: 17 },
    );
  });
});

describe('an adjacency', () => {
  it('has every pair both ways, ascending, with its length', () => {
    const pairs = [
      { a: 3, b: 1, length: 7 },
      { a: 0, b: 1, length: null },
      { a: 2, b: 1, length: 5 },
    ];
    const { start, neighbour, length } = adjacencyOf(5, pairs);
    expect([...start]).toEqual([0, 1, 4, 5, 6, 6]);
    expect([...neighbour]).toEqual([1, 0, 2, 3, 1, 1]);
    expect([...length!]).toEqual([Number.NaN, Number.NaN, 5, 7, 5, 7]);
  });

  it('without any length has none', () => {
    expect(adjacencyOf(2, [{ a: 0, b: 1, length: null }]).length).toBeNull();
    expect(adjacencyOf(0, []).start).toEqual(Int32Array.of(0));
  });

  it('is the same from pairs in any order, and its pieces are those of a plain search', () => {
    const graph = fc.integer({ min: 1, max: 12 }).chain((count) =>
      fc.record({
        count: fc.constant(count),
        pairs: fc.uniqueArray(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), {
          selector: ([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`,
          maxLength: 20,
        }),
      }),
    );
    fc.assert(
      fc.property(graph, ({ count, pairs }) => {
        const given = pairs.filter(([a, b]) => a !== b).map(([a, b]) => ({ a, b, length: null }));
        const adjacency = adjacencyOf(count, given);
        expect(adjacencyOf(count, given.toReversed())).toEqual(adjacency);
        const reach = (from: number): Set<number> => {
          const seen = new Set([from]);
          for (const u of seen)
            for (const { a, b } of given) if (a === u || b === u) seen.add(a === u ? b : a);
          return seen;
        };
        const { piece, sizes } = piecesOf(adjacency);
        for (let u = 0; u < count; u++) {
          expect(sizes[piece[u]!]).toBe(reach(u).size);
          for (let v = 0; v < count; v++) expect(piece[u] === piece[v]).toBe(reach(u).has(v));
        }
      }),
      { numRuns: 200, seed: 5 },
    );
  });
});

describe('neighbours from polygons', () => {
  const D = 0.01;

  it('share a border, not a corner, and the length is the border’s', () => {
    const four = [box(0, 0, D, D), box(D, 0, 2 * D, D), box(0, D, D, 2 * D), box(D, D, 2 * D, 2 * D)];
    const pairs = pairsFromPolygons(four);
    expect(named(pairs)).toEqual(['0-1', '0-2', '1-3', '2-3']);
    // A hundredth of a degree on the sphere of mean radius: 1111.95 m.
    for (const { length } of pairs) expect(length).toBeCloseTo(1111.9, 0);
  });

  it('are found where one side has a point more', () => {
    const left = box(0, 0, D, D);
    const right: MultiPolygon = [
      [
        [
          [D, 0],
          [2 * D, 0],
          [2 * D, D],
          [D, D],
          [D, 0.3 * D],
          [D, 0],
        ],
      ],
    ];
    const pairs = pairsFromPolygons([left, right]);
    expect(named(pairs)).toEqual(['0-1']);
    expect(pairs[0]!.length).toBeCloseTo(1111.9, 0);
  });

  it('are found where a border was drawn twice, half a metre apart, and not where ten metres lie between', () => {
    const half = 0.5 / 111_195;
    const ten = 10 / 111_195;
    expect(named(pairsFromPolygons([box(0, 0, D, D), box(D + half, 0, 2 * D, D)]))).toEqual(['0-1']);
    expect(named(pairsFromPolygons([box(0, 0, D, D), box(D - half, 0, 2 * D, D)]))).toEqual(['0-1']);
    expect(pairsFromPolygons([box(0, 0, D, D), box(D + ten, 0, 2 * D, D)])).toEqual([]);
  });

  it('are none where four units meet with a short edge in the middle', () => {
    const metre = 1 / 111_195;
    for (const [edge, met] of [
      [5, false],
      [11, false],
      [13, true],
      [50, true],
    ] as const) {
      const half = (edge / 2) * metre;
      // North and south come together over the edge; west and east do not.
      const north: MultiPolygon = [
        [
          [
            [-half, 0],
            [half, 0],
            [D, D],
            [-D, D],
            [-half, 0],
          ],
        ],
      ];
      const south: MultiPolygon = [
        [
          [
            [-half, 0],
            [half, 0],
            [D, -D],
            [-D, -D],
            [-half, 0],
          ],
        ],
      ];
      expect(pairsFromPolygons([north, south]).length === 1).toBe(met);
    }
  });

  it('meet along part of a side', () => {
    const pairs = pairsFromPolygons([box(0, 0, D, D), box(D, 0.75 * D, 2 * D, 2 * D)]);
    expect(named(pairs)).toEqual(['0-1']);
    expect(pairs[0]!.length).toBeCloseTo(1111.9 / 4, 0);
  });

  it('are none for corners that nearly touch', () => {
    const half = 0.5 / 111_195;
    expect(pairsFromPolygons([box(0, 0, D, D), box(D - half, D - half, 2 * D, 2 * D)])).toEqual([]);
  });

  it('include the unit in a hole and parts that lie apart', () => {
    const hole = box(0.4 * D, 0.4 * D, 0.6 * D, 0.6 * D);
    const ring: MultiPolygon = [[box(0, 0, D, D)[0]![0]!, hole[0]![0]!]];
    const apart: MultiPolygon = [...hole, ...box(3 * D, 0, 4 * D, D)];
    const far = box(4 * D, 0, 5 * D, D);
    expect(named(pairsFromPolygons([ring, apart, far]))).toEqual(['0-1', '1-2']);
  });

  it('are those of the grid on any grid, wherever it lies and however its corners are rounded', () => {
    let tried = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 6 }),
        fc.double({ min: 75, max: 130, noNaN: true }),
        fc.double({ min: 18, max: 50, noNaN: true }),
        (columns, rows, lon, lat) => {
          const round = (x: number) => Math.round(x * 1e6) / 1e6;
          const x = (i: number) => round(lon + i * D);
          const y = (j: number) => round(lat + j * D);
          const polygons: MultiPolygon[] = [];
          for (let j = 0; j < rows; j++) {
            for (let i = 0; i < columns; i++) polygons.push(box(x(i), y(j), x(i + 1), y(j + 1)));
          }
          expect(named(pairsFromPolygons(polygons))).toEqual(gridPairs(columns, rows));
          tried++;
        },
      ),
      { numRuns: 60, seed: 11 },
    );
    expect(tried).toBe(60);
  });
});

function gridPairs(columns: number, rows: number): string[] {
  const pairs: string[] = [];
  for (let u = 0; u < columns * rows; u++) {
    if (u % columns < columns - 1) pairs.push(`${u}-${u + 1}`);
    if (u + columns < columns * rows) pairs.push(`${u}-${u + columns}`);
  }
  return pairs.sort();
}

describe('neighbours from places', () => {
  it('of one, two and no units', () => {
    expect(fromPoints([])).toEqual([]);
    expect(fromPoints([[110, 31]])).toEqual([]);
    expect(
      named(
        fromPoints([
          [110, 31],
          [110.1, 31],
        ]),
      ),
    ).toEqual(['0-1']);
  });

  it('in a row are one after the other, whatever their order in the table', () => {
    const row = [0.3, 0.1, 0.0, 0.2].map((x): Point => [110 + x, 31]);
    expect(named(fromPoints(row))).toEqual(['0-3', '1-2', '1-3']);
  });

  it('on one spot are neighbours of the first there, which stands for them', () => {
    const pairs = fromPoints([
      [110, 31],
      [110, 31],
      [110.1, 31],
      [110, 31],
    ]);
    expect(named(pairs)).toEqual(['0-1', '0-2', '0-3']);
  });

  it('on a grid are those of the grid, without diagonals', () => {
    for (const [columns, rows] of [
      [3, 3],
      [5, 4],
      [1, 6],
      [7, 2],
    ] as const) {
      const points: Point[] = [];
      for (let j = 0; j < rows; j++) {
        for (let i = 0; i < columns; i++) points.push([110 + 0.01 * i, 31 + 0.01 * j]);
      }
      expect(named(fromPoints(points))).toEqual(gridPairs(columns, rows));
    }
  });

  it('do not join the ends of a bent row over the heads of those between', () => {
    // Nine villages along a shallow bow: the hull joins the first and the last, which see the others between.
    const bow = Array.from({ length: 9 }, (_, i): Point => [110 + 0.01 * i, 31 + 0.0004 * (i - 4) ** 2]);
    expect(named(fromPoints(bow))).toEqual(gridPairs(9, 1));
  });

  it('make one connected map, hold the nearest neighbours, and are what the rule says', () => {
    let tried = 0;
    const coordinate = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 25, selector: String }),
        (spots) => {
          const points = spots.map(([x, y]): Point => [110 + x * 1e-3, y * 1e-3 - 0.2]);
          const pairs = fromPoints(points);
          const keys = named(pairs);
          expect(new Set(keys).size).toBe(keys.length);
          expect(piecesOf(adjacencyOf(points.length, pairs)).sizes).toHaveLength(1);
          // A pair between which nobody stands, even in the wider circle of its distance, is always held.
          const squared = (i: number, j: number) =>
            (points[i]![0] - points[j]![0]) ** 2 + (points[i]![1] - points[j]![1]) ** 2;
          for (let i = 0; i < points.length; i++) {
            for (let j = i + 1; j < points.length; j++) {
              const others = points.map((_, k) => k).filter((k) => k !== i && k !== j);
              const alone = others.every((k) => Math.min(squared(i, k), squared(j, k)) > 1.2 * squared(i, j));
              if (!alone) continue;
              expect(keys).toContain(`${i}-${j}`);
              tried++;
            }
          }
        },
      ),
      { numRuns: 150, seed: 13 },
    );
    expect(tried).toBeGreaterThan(150);
  });
});
