import { expect, it } from 'vitest';
import { Random } from '../../../engine/random.ts';
import type { EdgeDescription } from '../../../engine/travel/index.ts';
import {
  describedNetwork,
  greatCircleMeters,
  streetGraph,
  travelFromStreets,
  travelMeters,
  travelSeconds,
} from '../../../engine/travel/index.ts';
import type { Arc } from './towns.ts';
import { METER, textbookTowards } from './towns.ts';

const SPEED = 1.25;
const ACCESS = 0.8;
const CORNERS = 30;
type Point = readonly [number, number];

/** Nearest point of a piece of street, by halving the interval: no formula shared with the engine. */
function nearestOn(p: Point, a: Point, b: Point): { share: number; meters: number } {
  const metersAt = (share: number) =>
    Math.hypot(a[0] + share * (b[0] - a[0]) - p[0], a[1] + share * (b[1] - a[1]) - p[1]);
  let [low, high] = [0, 1];
  for (let i = 0; i < 100; i++) {
    const third = (high - low) / 3;
    if (metersAt(low + third) < metersAt(high - third)) high -= third;
    else low += third;
  }
  const share = (low + high) / 2;
  return { share, meters: metersAt(share) };
}

it('places anywhere walk as in a textbook that has a node for each of them, its leg and its street cut in two', () => {
  const random = new Random(77);
  let [compared, reached] = [0, 0];
  for (let round = 0; round < 40; round++) {
    const place = (): Point => [random.float() * 900, random.float() * 900];
    const corners = Array.from({ length: CORNERS }, place);
    const pairs = new Map(
      Array.from({ length: 45 }, () => [random.below(CORNERS), random.below(CORNERS)] as const)
        .filter(([a, b]) => a < b)
        .map(([a, b]) => [`${a}-${b}`, [a, b] as const]),
    );
    const edges: EdgeDescription[] = [...pairs.values()].map(([from, to]) => ({
      ...{ from, to, speedFactor: 0.5 + random.float(), meters: 100 + random.float() * 500 },
      oneWay: random.below(4) === 0,
    }));
    const people = Array.from({ length: 14 }, place);
    const arcs: Arc[] = [];
    const add = (from: number, to: number, edge: EdgeDescription, share: number, against: boolean) => {
      // Who stands on the corner is on no one-way path yet.
      if (against && edge.oneWay && share > 1e-6) return;
      const meters = edge.meters! * share;
      arcs.push({ from, to, meters, seconds: meters / (SPEED * edge.speedFactor!) });
    };
    for (const edge of edges) {
      add(edge.from, edge.to, edge, 1, false);
      add(edge.to, edge.from, edge, 1, true);
    }
    // Person i has node CORNERS + 2i for the door and CORNERS + 2i + 1 for the point on the street.
    const feet = people.map((person) =>
      edges
        .map((edge) => ({ edge, ...nearestOn(person, corners[edge.from]!, corners[edge.to]!) }))
        .reduce((best, foot) => (foot.meters < best.meters ? foot : best)),
    );
    for (const [i, { edge, share, meters }] of feet.entries()) {
      const [door, foot] = [CORNERS + 2 * i, CORNERS + 2 * i + 1];
      const leg = { from: door, to: foot, meters, seconds: meters / ACCESS };
      arcs.push(leg, { ...leg, from: foot, to: door });
      add(foot, edge.to, edge, 1 - share, false);
      add(foot, edge.from, edge, share, true);
      add(edge.from, foot, edge, share, false);
      add(edge.to, foot, edge, 1 - share, true);
      for (const [j, other] of feet.entries()) {
        if (other.edge === edge && j !== i) {
          add(foot, CORNERS + 2 * j + 1, edge, Math.abs(other.share - share), other.share < share);
        }
        const apart = Math.hypot(people[i]![0] - people[j]![0], people[i]![1] - people[j]![1]);
        if (apart <= meters + other.meters) {
          arcs.push({ from: door, to: CORNERS + 2 * j, meters: apart, seconds: apart / ACCESS });
        }
      }
    }
    const degrees = ([x, y]: Point) => ({ lon: x * METER, lat: y * METER });
    const graph = streetGraph(describedNetwork({ nodes: corners.map(degrees), edges }), SPEED);
    const places = { lon: people.map(([x]) => x * METER), lat: people.map(([, y]) => y * METER) };
    const { table } = travelFromStreets(places, places, graph, {
      cutoffSeconds: Infinity,
      farthestMeters: 2000,
      accessSpeed: ACCESS,
    });
    for (let s = 0; s < people.length; s++) {
      for (let u = 0; u < people.length; u++) {
        const [home, school] = [CORNERS + 2 * u, CORNERS + 2 * s];
        // Nobody walks through the yard of a third.
        const passable = (n: number) => n < CORNERS || (n - CORNERS) % 2 === 1 || n === home || n === school;
        const ways = arcs.filter((arc) => passable(arc.from) && passable(arc.to));
        const truth = textbookTowards(CORNERS + 2 * people.length, ways, school);
        const expected = truth.seconds[home]!;
        const seconds = travelSeconds(table!, u, s);
        if (expected === Infinity) expect(seconds).toBe(Infinity);
        else {
          // A metre of the plane is a metre on the globe to a few millionths.
          expect(Math.abs(seconds - expected)).toBeLessThan(0.1);
          expect(Math.abs(travelMeters(table!, u, s) - truth.meters[home]!)).toBeLessThan(0.1);
          reached++;
        }
        compared++;
      }
    }
  }
  expect(compared).toBe(40 * 14 * 14);
  expect(reached).toBeGreaterThan(2000);
  expect(greatCircleMeters(0, 0, METER, 0)).toBeCloseTo(1, 4);
});
