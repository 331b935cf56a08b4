import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CUTTING_KINDS, leads, MAPPED_KINDS } from '../../../engine/problem/adjacency/line-kinds.ts';
import { partAtBarriers } from '../../../engine/problem/adjacency/part.ts';
import {
  buildProblem,
  NO_TABLES,
  type Pair,
  piecesOf,
  type StreetLine,
  tableOf,
} from '../../../engine/problem/index.ts';
import { STREET_KINDS } from '../../../engine/travel/kinds.ts';

/** Four hundred metres between neighbours, on the equator, where both kinds of degree have one length. */
const STEP = 0.0036;
const named = (pairs: readonly Pair[]) =>
  pairs.map(({ a, b }) => `${Math.min(a, b)}-${Math.max(a, b)}`).sort();

/** A line in steps of the grid. */
function line(kind: string, ...points: readonly (readonly [number, number])[]): StreetLine {
  return { kind, coordinates: points.map(([x, y]) => [x * STEP, y * STEP]), oneWayFoot: false };
}

/**
 * Units 0 1 2 / 3 4 5: two rows of three on both banks of a river at y = 0.5, and a street along each bank that reaches every unit.
 */
const LON = Float64Array.from([0, 1, 2, 0, 1, 2], (x) => x * STEP);
const LAT = Float64Array.from([0, 0, 0, 1, 1, 1], (y) => y * STEP);
const PAIRS = ['0-1', '1-2', '3-4', '4-5', '0-3', '1-4', '2-5'].map((pair): Pair => {
  const [a, b] = pair.split('-').map(Number);
  return { a: a!, b: b!, length: null };
});
const BANKS = [0, 1].map((y) => line('residential', [0, y], [1, y], [2, y]));
const river = (kind: string) => line(kind, [-9, 0.5], [1.5, 0.5], [9, 0.5]);
const partedBy = (...streets: readonly StreetLine[]) =>
  partAtBarriers(PAIRS, LON, LAT, [...BANKS, ...streets]);

describe('neighbours on both sides of a barrier', () => {
  it.each([...CUTTING_KINDS, ...MAPPED_KINDS])('are parted by a line of kind %s', (kind) => {
    const { parted, crossed, kept, pairs } = partedBy(river(kind));
    // Nothing leads across: one pair stays, or half of the county would be cut off.
    expect(named(kept)).toEqual(['0-3']);
    expect(named(parted)).toEqual(['1-4', '2-5']);
    expect(crossed).toEqual([]);
    expect(named(pairs)).toEqual(['0-1', '0-3', '1-2', '3-4', '4-5']);
  });

  it.each(['bridge', 'tunnel', 'crossing'])('are neighbours again where a %s leads across', (kind) => {
    const { parted, crossed, kept } = partedBy(river('river'), line(kind, [1, 0], [1, 1]));
    // Three sides of a square are within the three times that are allowed.
    expect(named(crossed)).toEqual(['0-3', '1-4', '2-5']);
    expect([...parted, ...kept]).toEqual([]);
  });

  it('are parted where the bridge is too far: the way is longer than three times the line and 300 m', () => {
    const far = partedBy(river('river'), BANKS[0]!, line('bridge', [-2, 0], [-2, 1]), ...ledTo(-2));
    // From unit 0: 2 + 1 + 2 steps of 400 m against 3 × 400 + 300; a bridge one step away is near enough.
    expect(named(far.crossed)).toEqual([]);
    const near = partedBy(river('river'), line('bridge', [-1, 0], [-1, 1]), ...ledTo(-1));
    expect(named(near.crossed)).toEqual(['0-3']);
    expect(named(near.parted)).toEqual(['1-4', '2-5']);
  });

  it('are not joined by a street that ends at a river drawn without regard to it, nor by a ferry', () => {
    for (const kind of ['residential', 'ferry', 'construction'])
      expect(named(partedBy(river('river'), line(kind, [1, 0], [1, 1])).crossed)).toEqual([]);
  });

  it('are joined by any street across a river that was drawn together with the streets', () => {
    expect(named(partedBy(river('waterway'), line('residential', [1, 0], [1, 1])).crossed)).toContain('1-4');
  });

  it('are joined through a crossing place in which streets meet the barrier', () => {
    const street = line('residential', [1, 0], [1, 0.5], [1, 1]);
    expect(named(partedBy(river('railway'), street).crossed)).toEqual([]);
    const gate = line('crossing', [1, 0.5]);
    expect(named(partedBy(river('railway'), street, gate).crossed)).toContain('1-4');
  });

  it('stay what they are without barriers', () => {
    expect(partedBy().pairs).toBe(PAIRS);
  });

  it('are never cut off, never made, and never fewer with one bridge more', () => {
    let tried = 0;
    const place = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }));
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 4, maxLength: 12 }),
        fc.array(fc.tuple(place, place), { minLength: 1, maxLength: 4 }),
        fc.array(fc.tuple(place, place), { minLength: 1, maxLength: 4 }),
        (units, rivers, bridges) => {
          const scaled = (ends: readonly (readonly [number, number])[]) =>
            ends.map(([x, y]) => [x / 10, y / 10] as const);
          const lon = Float64Array.from(units, ([x]) => (x / 10) * STEP);
          const lat = Float64Array.from(units, ([, y]) => (y / 10) * STEP);
          const chain = units.slice(1).map((_, i): Pair => ({ a: i, b: i + 1, length: null }));
          const pairs = [...chain, { a: 0, b: units.length - 1, length: null }];
          const lines = [
            ...rivers.map((ends) => line('waterway', ...scaled(ends))),
            ...chain.map(({ a, b }) => line('residential', ...scaled([units[a]!, units[b]!]))),
          ];
          const before = partAtBarriers(pairs, lon, lat, lines);
          const extra = bridges.map((ends) => line('bridge', ...scaled(ends)));
          const after = partAtBarriers(pairs, lon, lat, [...lines, ...extra]);
          for (const found of [before, after]) {
            expect(found.pairs.length + found.parted.length).toBe(pairs.length);
            expect(found.pairs.every((pair) => pairs.includes(pair))).toBe(true);
            const groups = new Set([0]);
            for (let round = 0; round < units.length; round++)
              for (const { a, b } of found.pairs) if (groups.has(a) || groups.has(b)) groups.add(a).add(b);
            expect(groups.size).toBe(units.length);
          }
          tried++;
        },
      ),
      { numRuns: 150, seed: 11 },
    );
    expect(tried).toBe(150);
  });
});

/** Streets along both banks as far as a bridge stands west of the first units. */
function ledTo(x: number): StreetLine[] {
  return [line('residential', [0, 0], [x, 0]), line('residential', [0, 1], [x, 1])];
}

describe('a county with a river and no table of neighbours', () => {
  const county = (lines: readonly StreetLine[]) => {
    const units = [...LON].map((lon, u) => ({
      id: `U${u}`,
      name: `${u}`,
      lon: 106 + lon,
      lat: 30 + LAT[u]!,
      g7: 10,
      g8: 10,
      g9: 10,
    }));
    const school = { id: 'S', name: 'S', stages: 'junior', lon: 106, lat: 30, unit: 'U0', seats: 100 };
    return buildProblem({
      ...NO_TABLES,
      name: 'n',
      baseYear: 2026,
      tables: [tableOf('units', units), tableOf('schools', [school])],
      roads: {
        file: 'roads.geojson',
        lines: lines.map((one, i) => ({
          ...one,
          row: i + 1,
          coordinates: one.coordinates.map(([x, y]) => [106 + x!, 30 + y!]),
        })),
      },
    });
  };

  it('says which neighbours are parted and which stay because of a bridge', () => {
    const built = county([...BANKS, river('river'), line('bridge', [2, 0], [2, 1])]);
    if (!('problem' in built)) throw new Error(JSON.stringify(built.complaints));
    const told = built.warnings.find(({ code }) => code === 'adjacency-parted')!;
    expect(told.text.en).toMatch(/1 pairs are parted \(0–3\), 2 stay neighbours/);
    expect(built.problem.adjacency.neighbour).toHaveLength(2 * 6);
    expect(piecesOf(built.problem.adjacency).sizes).toEqual([6]);
  });

  it('warns where it keeps a pair that nothing joins', () => {
    const built = county([...BANKS, river('river')]);
    if (!('problem' in built)) throw new Error(JSON.stringify(built.complaints));
    expect(built.warnings.find(({ code }) => code === 'adjacency-kept')!.text.en).toMatch(/1 pairs.*0–3/);
  });
});

describe('kinds of lines', () => {
  it('mean to neighbours what they mean to walkers', () => {
    for (const { id, walkable, barrier } of STREET_KINDS) {
      expect(CUTTING_KINDS.has(id), id).toBe(barrier);
      expect(leads(id) || id === 'ferry', id).toBe(walkable);
    }
    for (const id of MAPPED_KINDS) expect(STREET_KINDS.map((kind) => kind.id)).toContain(id);
  });
});
