import { describe, expect, it } from 'vitest';
import { Random } from '../../../engine/random.ts';
import {
  describedNetwork,
  reach,
  streetGraph,
  travelFromStreets,
  travelSeconds,
} from '../../../engine/travel/index.ts';
import { strongPieces } from '../../../engine/travel/one-way.ts';
import { arcsOf, placesOf, randomTown, textbookTowards } from './towns.ts';

const range = (count: number) => Array.from({ length: count }, (_, i) => i);
const graphOf = (town: Parameters<typeof describedNetwork>[0]) => streetGraph(describedNetwork(town), 1);

describe('one-way paths', () => {
  it('tell unreachable from too far exactly: the same as looking for a way without any cutoff', () => {
    const random = new Random(17);
    const seen = { reached: 0, tooFar: 0, unreachable: 0 };
    let barred = 0;
    for (let round = 0; round < 60; round++) {
      const town = randomTown(random, 40, 50 + random.below(40), 0.6);
      const places = {
        lon: range(25).map(() => random.float() * 0.01),
        lat: range(25).map(() => random.float() * 0.01),
      };
      const near = travelFromStreets(places, places, graphOf(town), {
        cutoffSeconds: 500,
        farthestMeters: 200,
      }).table!;
      const all = travelFromStreets(places, places, graphOf(town), {
        cutoffSeconds: Infinity,
        farthestMeters: 200,
      }).table!;
      for (let u = 0; u < 25; u++) {
        for (let s = 0; s < 25; s++) {
          const seconds = travelSeconds(all, u, s);
          const truth = seconds <= 500 ? 'reached' : seconds < Infinity ? 'tooFar' : 'unreachable';
          expect(reach(near, u, s)).toBe(truth);
          seen[truth]++;
        }
      }
      barred += near.barred.length;
    }
    expect(Math.min(seen.reached, seen.tooFar, seen.unreachable, barred)).toBeGreaterThan(1000);
  });

  it('lead there and not back', () => {
    const nodes = [0, 1, 2].map((n) => ({ lon: n * 1e-3, lat: 0 }));
    const town = {
      nodes,
      edges: [
        { from: 0, to: 1, meters: 100, oneWay: true },
        { from: 1, to: 2, meters: 50 },
      ],
    };
    const { table } = travelFromStreets(placesOf(town, [0, 2]), placesOf(town, [0, 2]), graphOf(town), {
      cutoffSeconds: 900,
      farthestMeters: 9,
    });
    expect(travelSeconds(table!, 0, 1)).toBe(150);
    expect(reach(table!, 1, 0)).toBe('unreachable');
    expect([...table!.barred]).toEqual([2]);
  });

  it('hold along one segment, whose ends need not be passed', () => {
    const town = {
      nodes: [
        { lon: 0, lat: 0 },
        { lon: 1e-2, lat: 0 },
      ],
      edges: [{ from: 0, to: 1, meters: 1000, oneWay: true }],
    };
    const two = { lon: [2e-3, 7e-3], lat: [0, 0] };
    for (const cutoffSeconds of [600, 400]) {
      const { table } = travelFromStreets(two, two, graphOf(town), { cutoffSeconds, farthestMeters: 9 });
      expect(reach(table!, 0, 1)).toBe(cutoffSeconds === 600 ? 'reached' : 'tooFar');
      expect(reach(table!, 1, 0)).toBe('unreachable');
    }
  });
});

describe('strongPieces', () => {
  it('puts nodes together exactly when there are ways both ways', () => {
    const random = new Random(4);
    let compared = 0;
    for (let round = 0; round < 100; round++) {
      const graph = graphOf(randomTown(random, 25, 20 + random.below(30), 0.8));
      const strong = strongPieces(graph);
      const towards = range(graph.nodeCount).map(
        (n) => textbookTowards(graph.nodeCount, arcsOf(graph), n).seconds,
      );
      for (let a = 0; a < graph.nodeCount; a++) {
        for (let b = 0; b < graph.nodeCount; b++) {
          const both = towards[a]![b]! < Infinity && towards[b]![a]! < Infinity;
          expect(strong[a] === strong[b]).toBe(both);
          compared++;
        }
      }
    }
    expect(compared).toBeGreaterThan(20_000);
  });
});
