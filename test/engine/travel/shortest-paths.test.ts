import { describe, expect, it } from 'vitest';
import { Random } from '../../../engine/random.ts';
import type { NetworkDescription } from '../../../engine/travel/index.ts';
import {
  describedNetwork,
  reach,
  slopeFactor,
  streetGraph,
  travelFromStreets,
  travelMeters,
  travelSeconds,
} from '../../../engine/travel/index.ts';
import { LABEL, TowardSearch } from '../../../engine/travel/search.ts';
import type { Arc } from './towns.ts';
import { arcsOf, gridCity, placesOf, randomTown, textbookTowards } from './towns.ts';

const SPEED = 1.25;
const onFoot = { cutoffSeconds: Infinity, farthestMeters: 50 };
const graphOf = (town: NetworkDescription, speed = SPEED) => streetGraph(describedNetwork(town), speed);
const range = (count: number) => Array.from({ length: count }, (_, i) => i);

describe('walking times in a grid city', () => {
  const [columns, rows, gap] = [17, 13, 100];
  const town = gridCity(columns, rows, gap);
  const everywhere = placesOf(town, range(town.nodes.length));
  const blocks = (a: number, b: number) =>
    Math.abs((a % columns) - (b % columns)) + Math.abs(Math.floor(a / columns) - Math.floor(b / columns));

  it('are blocks walked, to the last digit, and so are the metres', () => {
    const { table } = travelFromStreets(everywhere, everywhere, graphOf(town), onFoot);
    let pairs = 0;
    for (let u = 0; u < table!.unitCount; u++) {
      for (let s = 0; s < table!.schoolCount; s++) {
        expect(travelSeconds(table!, u, s)).toBe((blocks(u, s) * gap) / SPEED);
        expect(travelMeters(table!, u, s)).toBe(blocks(u, s) * gap);
        pairs++;
      }
    }
    expect(pairs).toBe(221 ** 2);
  });

  it('keep the limit inclusively: a pair at the cutoff is in, the next millisecond is too far', () => {
    for (const [cutoff, farthest] of [
      [400, 5],
      [399.999, 4],
      [400.001, 5],
      [0, 0],
      [79.999, 0],
    ] as const) {
      const { table } = travelFromStreets(everywhere, everywhere, graphOf(town), {
        ...onFoot,
        cutoffSeconds: cutoff,
      });
      let [reached, tooFar] = [0, 0];
      for (let u = 0; u < 221; u++) {
        for (let s = 0; s < 221; s++) {
          expect(reach(table!, u, s)).toBe(blocks(u, s) <= farthest ? 'reached' : 'tooFar');
          if (blocks(u, s) <= farthest) reached++;
          else tooFar++;
        }
      }
      expect(reached + tooFar).toBe(221 ** 2);
      expect(reached).toBe(table!.school.length);
    }
  });
});

describe('the search', () => {
  it('equals a textbook Dijkstra, time and length, on random towns of all kinds', () => {
    const random = new Random(5);
    let compared = 0;
    for (let town = 0; town < 120; town++) {
      const nodeCount = 2 + random.below(60);
      const graph = graphOf(randomTown(random, nodeCount, random.below(4 * nodeCount), 0.3));
      if (graph.nodeCount === 0) continue;
      const arcs = arcsOf(graph);
      const searches = [Infinity, random.below(300_000), random.below(1_500_000)].map(
        (bound) => [bound, new TowardSearch(graph, bound)] as const,
      );
      for (let round = 0; round < 9; round++) {
        const target = random.below(graph.nodeCount);
        const truth = textbookTowards(graph.nodeCount, arcs, target);
        // The same searches again and again: each must forget the one before.
        const [bound, search] = searches[random.below(3)]!;
        search.begin();
        search.seed(target, 0, 0);
        search.run();
        const found = new Map<number, number>();
        for (let i = 0; i < search.touchedCount; i++)
          found.set(search.touched[i]!, search.labels[search.touched[i]! * LABEL]!);
        for (let n = 0; n < graph.nodeCount; n++) {
          expect(found.get(n)).toBe(
            truth.seconds[n]! <= Math.min(bound, 1e12) ? truth.seconds[n] : undefined,
          );
          compared++;
        }
      }
    }
    expect(compared).toBeGreaterThan(15_000);
  });

  it('takes the shortest of equally fast ways, whatever the order of streets', () => {
    const nodes = range(5).map((n) => ({ lon: n * 1e-3, lat: (n % 2) * 1e-3 }));
    const fastAndLong = [
      { from: 0, to: 1, meters: 300, speedFactor: 3 },
      { from: 1, to: 4, meters: 100 },
    ];
    const slowAndShort = [
      { from: 0, to: 2, meters: 150 },
      { from: 2, to: 4, meters: 50 },
    ];
    for (const edges of [
      [...fastAndLong, ...slowAndShort],
      [...slowAndShort, ...fastAndLong],
    ]) {
      const town = { nodes, edges };
      const { table } = travelFromStreets(placesOf(town, [0]), placesOf(town, [4]), graphOf(town), onFoot);
      expect(travelSeconds(table!, 0, 0)).toBe(160);
      expect(travelMeters(table!, 0, 0)).toBe(200);
    }
  });

  it('keeps its word on rounding: within half a millisecond a segment of the unrounded time', () => {
    const random = new Random(11);
    let compared = 0;
    for (let round = 0; round < 40; round++) {
      const town = randomTown(random, 40, 110, 0.2);
      const arcs = town.edges.flatMap((edge): Arc[] => {
        const climb = town.nodes[edge.to]!.elevation! - town.nodes[edge.from]!.elevation!;
        const walk = (up: number) =>
          edge.meters! / (SPEED * edge.speedFactor! * slopeFactor(up, edge.meters!));
        const there = { from: edge.from, to: edge.to, seconds: walk(climb), meters: edge.meters! };
        return edge.oneWay
          ? [there]
          : [there, { ...there, from: edge.to, to: edge.from, seconds: walk(-climb) }];
      });
      const used = range(40).filter((n) => town.edges.some((edge) => edge.from === n || edge.to === n));
      const places = placesOf(town, used);
      const { table } = travelFromStreets(places, places, graphOf(town), onFoot);
      for (const [s, school] of used.entries()) {
        const truth = textbookTowards(40, arcs, school);
        for (const [u, unit] of used.entries()) {
          const seconds = travelSeconds(table!, u, s);
          if (truth.seconds[unit] === Infinity) expect(seconds).toBe(Infinity);
          else expect(Math.abs(seconds - truth.seconds[unit]!)).toBeLessThanOrEqual(0.0005 * 45);
          compared++;
        }
      }
    }
    expect(compared).toBeGreaterThan(40_000);
  });
});

describe('metamorphic', () => {
  it('the table is symmetric where the streets are: flat, both ways', () => {
    const random = new Random(3);
    for (let round = 0; round < 20; round++) {
      const bumpy = randomTown(random, 50, 120, 0);
      const town = { nodes: bumpy.nodes.map(({ lon, lat }) => ({ lon, lat })), edges: bumpy.edges };
      const places = {
        lon: range(30).map(() => random.float() * 0.01),
        lat: range(30).map(() => random.float() * 0.01),
      };
      const { table } = travelFromStreets(places, places, graphOf(town), { ...onFoot, farthestMeters: 900 });
      for (let a = 0; a < 30; a++) {
        expect(travelSeconds(table!, a, a)).toBe(0);
        for (let b = 0; b < a; b++) expect(travelSeconds(table!, a, b)).toBe(travelSeconds(table!, b, a));
      }
    }
  });

  it('numbering units, schools, nodes and streets otherwise only numbers the table otherwise', () => {
    const random = new Random(8);
    let compared = 0;
    for (let round = 0; round < 20; round++) {
      const town = randomTown(random, 60, 150, 0.2);
      const places = (count: number) => ({
        lon: range(count).map(() => random.float() * 0.01),
        lat: range(count).map(() => random.float() * 0.01),
      });
      const [units, schools] = [places(40), places(9)];
      const shuffled = (count: number) => {
        const order = range(count);
        random.shuffle(order);
        return order;
      };
      const [nodeOrder, edgeOrder, unitOrder, schoolOrder] = [60, town.edges.length, 40, 9].map(shuffled) as [
        number[],
        number[],
        number[],
        number[],
      ];
      const position = range(60);
      for (const [i, n] of nodeOrder.entries()) position[n] = i;
      const renumbered: NetworkDescription = {
        nodes: nodeOrder.map((n) => town.nodes[n]!),
        edges: edgeOrder.map((e) => ({
          ...town.edges[e]!,
          from: position[town.edges[e]!.from]!,
          to: position[town.edges[e]!.to]!,
        })),
      };
      const pick = (from: { lon: number[]; lat: number[] }, order: number[]) => ({
        lon: order.map((i) => from.lon[i]!),
        lat: order.map((i) => from.lat[i]!),
      });
      const options = { cutoffSeconds: 900, farthestMeters: 400 };
      const before = travelFromStreets(units, schools, graphOf(town), options).table!;
      const after = travelFromStreets(
        pick(units, unitOrder),
        pick(schools, schoolOrder),
        graphOf(renumbered),
        options,
      ).table!;
      for (const [u, unit] of unitOrder.entries()) {
        for (const [s, school] of schoolOrder.entries()) {
          expect(travelSeconds(after, u, s)).toBe(travelSeconds(before, unit, school));
          expect(travelMeters(after, u, s)).toBe(travelMeters(before, unit, school));
          expect(reach(after, u, s)).toBe(reach(before, unit, school));
          compared++;
        }
      }
    }
    expect(compared).toBe(20 * 360);
  });

  it('a wider cutoff only adds pairs, and a faster walker is earlier by the ratio of speeds', () => {
    const random = new Random(21);
    const town = randomTown(random, 200, 500, 0.1);
    const places = placesOf(town, range(200));
    const [near, far] = [300, 900].map(
      (cutoffSeconds) =>
        travelFromStreets(places, places, graphOf(town), { ...onFoot, cutoffSeconds }).table!,
    ) as [never, never];
    const quick = travelFromStreets(places, places, graphOf(town, 2 * SPEED), {
      ...onFoot,
      cutoffSeconds: 450,
    }).table!;
    let both = 0;
    for (let u = 0; u < 200; u++) {
      for (let s = 0; s < 200; s++) {
        const seconds = travelSeconds(far, u, s);
        if (seconds <= 300) expect(travelSeconds(near, u, s)).toBe(seconds);
        else expect(travelSeconds(near, u, s)).toBe(Infinity);
        if (seconds < 890) {
          expect(Math.abs(2 * travelSeconds(quick, u, s) - seconds)).toBeLessThan(0.1);
          both++;
        }
      }
    }
    expect(both).toBeGreaterThan(1000);
  });
});
