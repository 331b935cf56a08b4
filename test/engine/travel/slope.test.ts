import { describe, expect, it } from 'vitest';
import type { WalkLine } from '../../../engine/travel/index.ts';
import {
  networkFromLines,
  slopeFactor,
  streetGraph,
  travelFromStreets,
  travelMeters,
  travelSeconds,
} from '../../../engine/travel/index.ts';
import { METER } from './towns.ts';

describe('slopeFactor', () => {
  it('is the published hiking function over its value on the flat', () => {
    const tobler = (slope: number) => 6 * Math.exp(-3.5 * Math.abs(slope + 0.05));
    for (let slope = -0.6; slope <= 0.6; slope += 0.01) {
      expect(slopeFactor(slope * 200, 200)).toBeCloseTo(tobler(slope) / tobler(0), 12);
    }
    expect(slopeFactor(0, 100)).toBe(1);
    expect(tobler(0)).toBeCloseTo(5.037, 3);
  });

  it('makes uphill slower than the same way down, and steeper up slower still', () => {
    for (let slope = 0.01; slope <= 0.6; slope += 0.01) {
      expect(slopeFactor(slope, 1)).toBeLessThan(slopeFactor(-slope, 1));
      expect(slopeFactor(slope, 1)).toBeLessThan(slopeFactor(slope - 0.01, 1));
    }
  });

  it('is level where the terrain is not known, and never stops a walker on a cliff of bad data', () => {
    expect([slopeFactor(NaN, 100), slopeFactor(5, 0), slopeFactor(Infinity, 1)]).toEqual([1, 1, 1]);
    expect(slopeFactor(500, 1)).toBe(slopeFactor(0.6, 1));
  });
});

describe('a school on a hill', () => {
  const climb = 60;
  const path = (kind: string): WalkLine => ({
    kind,
    coordinates: [
      [0, 0, 0],
      [0, 600 * METER, climb],
    ],
    oneWayFoot: false,
  });
  const places = { lon: [0, 0], lat: [0, 600 * METER] };
  const walk = (line: WalkLine, options = {}) =>
    travelFromStreets(places, places, streetGraph(networkFromLines([line], options).network, 1.2), {
      cutoffSeconds: Infinity,
      farthestMeters: 1,
    }).table!;

  it('is a longer walk up than down, of the same metres', () => {
    const table = walk(path('path'));
    expect(travelSeconds(table, 0, 1)).toBeCloseTo(500 / slopeFactor(climb, 600), 1);
    expect(travelSeconds(table, 1, 0)).toBeCloseTo(500 / slopeFactor(-climb, 600), 1);
    expect(travelMeters(table, 0, 1)).toBe(travelMeters(table, 1, 0));
  });

  it('is told by a terrain model as by heights along the lines, which go before it', () => {
    const flat: WalkLine = {
      ...path('path'),
      coordinates: [
        [0, 0],
        [0, 600 * METER],
      ],
    };
    const elevationAt = (_lon: number, lat: number) => (lat / METER / 600) * climb;
    expect([...walk(flat, { elevationAt }).seconds]).toEqual([...walk(path('path')).seconds]);
    expect([...walk(path('path'), { elevationAt: () => 0 }).seconds]).toEqual([
      ...walk(path('path')).seconds,
    ]);
  });

  it('does not matter on a bridge, a ferry or steps: terrain is not their surface', () => {
    for (const [kind, factor] of [
      ['bridge', 1],
      ['tunnel', 1],
      ['ferry', 1],
      ['steps', 0.5],
    ] as const) {
      const line = path(kind);
      const shore: WalkLine[] = [0, 600].map((y) => ({
        kind: 'street',
        coordinates: [
          [0, y * METER],
          [0.001, y * METER],
        ],
        oneWayFoot: false,
      }));
      const graph = streetGraph(networkFromLines([line, ...shore]).network, 1.2);
      const table = travelFromStreets(places, places, graph, { cutoffSeconds: Infinity, farthestMeters: 1 })
        .table!;
      expect(travelSeconds(table, 0, 1)).toBeCloseTo(500 / factor, 1);
      expect(travelSeconds(table, 1, 0)).toBe(travelSeconds(table, 0, 1));
    }
  });
});
