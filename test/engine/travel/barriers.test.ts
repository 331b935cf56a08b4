import { describe, expect, it } from 'vitest';
import { Random } from '../../../engine/random.ts';
import { meetingPoint } from '../../../engine/travel/geo.ts';
import type { StreetTravel, WalkLine } from '../../../engine/travel/index.ts';
import {
  greatCircleMeters,
  networkFromLines,
  reach,
  streetGraph,
  travelFromStreets,
  travelMeters,
  travelSeconds,
  travelStraightLine,
} from '../../../engine/travel/index.ts';
import type { Arc } from './towns.ts';
import { METER, textbookTowards } from './towns.ts';

const SPEED = 1.25;
/** A line through points in metres. */
const line = (kind: string, ...points: (readonly [number, number])[]): WalkLine => ({
  kind,
  coordinates: points.map(([x, y]) => [x * METER, y * METER]),
  oneWayFoot: false,
});
const at = (...points: (readonly [number, number])[]) => ({
  lon: points.map(([x]) => x * METER),
  lat: points.map(([, y]) => y * METER),
});
const graphOf = (...lines: WalkLine[]) => streetGraph(networkFromLines(lines).network, SPEED);
const walk = (
  units: ReturnType<typeof at>,
  schools: ReturnType<typeof at>,
  ...lines: WalkLine[]
): StreetTravel =>
  travelFromStreets(units, schools, graphOf(...lines), { cutoffSeconds: 1800, farthestMeters: 100 });

/** Two parallel streets, 200 m apart, with a river halfway; a school on the north bank, a unit on the south bank. */
const south = line('residential', [0, 0], [500, 0], [1000, 0]);
const north = line('residential', [0, 200], [500, 200], [1000, 200]);
const river = line('river', [-500, 100], [1500, 100]);
const bridge = line('bridge', [1000, 0], [1000, 200]);
const home = at([0, 0]);
const school = at([0, 200]);

describe('a river with one bridge', () => {
  it('is crossed at the bridge: the school opposite is 200 m off in a straight line, 2200 m on foot', () => {
    const { table } = walk(home, school, south, north, river, bridge);
    expect(travelMeters(table!, 0, 0)).toBeCloseTo(2200, 0);
    expect(travelSeconds(table!, 0, 0)).toBeCloseTo(2200 / SPEED, 0);
    const straight = travelStraightLine(home, school, { detourFactor: 1, referenceSpeed: SPEED });
    expect(travelMeters(straight, 0, 0)).toBeCloseTo(200, 0);
    expect(straight.mode).toBe('straight-line');
  });

  it('without the bridge cannot be crossed at all: unreachable, not too far', () => {
    const { table, islands } = walk(home, school, south, north, river);
    expect(reach(table!, 0, 0)).toBe('unreachable');
    expect(islands).toHaveLength(1);
    expect(islands[0]).toMatchObject({ nodes: 3, units: [], schools: [0] });
    expect(islands[0]!.meters).toBeCloseTo(1000, 0);
  });

  it('with a bridge too far away is too far, not unreachable', () => {
    const far = [
      line('path', [1000, 0], [3000, 0]),
      line('path', [1000, 200], [3000, 200]),
      line('bridge', [3000, 0], [3000, 200]),
    ];
    const { table } = walk(home, school, south, north, river, ...far);
    expect(reach(table!, 0, 0)).toBe('tooFar');
  });

  it.each(['tunnel', 'crossing', 'ferry'])('is passed by a %s as well', (kind) => {
    const passage = line(kind, [0, 0], [0, 200]);
    expect(travelMeters(walk(home, school, south, north, river, passage).table!, 0, 0)).toBeCloseTo(200, 0);
  });

  it.each(['residential', 'footway', 'steps'])('ends a %s, and says where', (kind) => {
    const ford = line(kind, [500, 0], [500, 200]);
    const graph = graphOf(south, north, river, ford);
    expect(graph.cuts).toHaveLength(1);
    expect(graph.cuts[0]!.lon / METER).toBeCloseTo(500, 3);
    expect(graph.cuts[0]!.lat / METER).toBeCloseTo(100, 3);
    expect(reach(walk(home, school, south, north, river, ford).table!, 0, 0)).toBe('unreachable');
  });

  it('may also be a railway or motorway, but not one on stilts or in a tube', () => {
    const lane = line('residential', [0, 0], [0, 200]);
    for (const kind of ['barrier', 'railway', 'motorway', 'canal']) {
      const across = line(kind, [-500, 100], [1500, 100]);
      expect(reach(walk(home, school, south, north, lane, across).table!, 0, 0)).toBe('unreachable');
      for (const grade of ['bridge', 'tunnel'] as const) {
        expect(reach(walk(home, school, south, north, lane, { ...across, grade }).table!, 0, 0)).toBe(
          'reached',
        );
      }
    }
  });
});

describe('streets that meet a barrier in a shared point', () => {
  const banks = [line('street', [0, 0], [0, 100]), line('street', [0, 100], [0, 200])];
  const rails = line('railway', [-500, 100], [0, 100], [500, 100]);

  it('end there', () => {
    expect(reach(walk(home, school, ...banks, rails).table!, 0, 0)).toBe('unreachable');
  });

  it('go on where the point is a crossing place', () => {
    const { table } = walk(home, school, ...banks, rails, line('crossing', [0, 100]));
    expect(travelMeters(table!, 0, 0)).toBeCloseTo(200, 0);
  });

  it('go on where a bridge or crossing begins at that very point', () => {
    const { table } = walk(home, school, banks[0]!, north, rails, line('crossing', [0, 100], [0, 200]));
    expect(travelMeters(table!, 0, 0)).toBeCloseTo(200, 0);
  });
});

describe('stumps of cut streets', () => {
  it('still serve the houses along them', () => {
    const lane = line('residential', [500, 0], [500, 200]);
    const { table, units } = walk(at([510, 90], [510, 110]), at([0, 0]), south, north, river, lane);
    expect(units.misses).toEqual([]);
    expect(travelMeters(table!, 0, 0)).toBeCloseTo(10 + 90 + 500, 0);
    expect(reach(table!, 1, 0)).toBe('unreachable');
  });

  it('between two barriers lie on neither side', () => {
    const rails = line('railway', [-500, 150], [1500, 150]);
    const lane = line('residential', [500, 0], [500, 200]);
    const graph = graphOf(south, north, river, rails, lane);
    expect(graph.cuts).toHaveLength(2);
    expect(graph.pieces.map((piece) => Math.round(piece.meters))).toEqual([1099, 1049, 48]);
  });
});

describe('access legs', () => {
  it('go to the nearest street that is not behind a barrier', () => {
    const { table, units } = walk(
      at([300, 70]),
      at([0, 0]),
      south,
      line('street', [0, 120], [1000, 120]),
      river,
    );
    expect(units.accessMillimeters[0]! / 1000).toBeCloseTo(70, 1);
    expect(travelMeters(table!, 0, 0)).toBeCloseTo(370, 0);
  });

  it('are told of when every street in reach is behind one, or none is in reach', () => {
    const { table, units } = walk(
      at([300, 120], [300, -101], [NaN, 0], [300, 4000]),
      at([0, 0]),
      south,
      river,
    );
    expect(units.misses.map((miss) => [miss.place, miss.reason, Math.round(miss.nearestMeters)])).toEqual([
      [0, 'tooFarFromStreet', 120],
      [1, 'tooFarFromStreet', 101],
      [2, 'noCoordinates', Infinity],
      [3, 'tooFarFromStreet', 4000],
    ]);
    for (let u = 0; u < 4; u++) expect(reach(table!, u, 0)).toBe('unreachable');
    const close = line('river', [-500, 60], [1500, 60]);
    const behind = walk(at([300, 90]), at([0, 0]), south, close);
    expect(behind.units.misses).toMatchObject([{ place: 0, reason: 'behindBarrier' }]);
    expect(walk(at([0, 0]), at([0, 0]), close).units.misses).toMatchObject([{ reason: 'noStreets' }]);
  });

  it('never end on a bridge or ferry, which can be entered only at its ends', () => {
    const { units } = walk(at([990, 90]), at([0, 0]), south, north, river, bridge);
    expect(units.accessMillimeters[0]! / 1000).toBeCloseTo(90, 1);
  });

  it('may start on the drawn bank itself', () => {
    expect(
      walk(at([300, 99]), at([0, 0]), south, line('river', [-500, 99], [1500, 99])).units.misses,
    ).toEqual([]);
  });

  it('are inclusive in their longest length', () => {
    const place = at([300, 100]);
    const meters = greatCircleMeters(place.lon[0]!, place.lat[0]!, place.lon[0]!, 0);
    const graph = graphOf(south);
    const missesAt = (farthestMeters: number) =>
      travelFromStreets(place, at([0, 0]), graph, { cutoffSeconds: 99, farthestMeters }).units.misses.length;
    expect([missesAt(meters + 1e-6), missesAt(meters - 1e-6)]).toEqual([0, 1]);
  });

  it('walk at the access speed, both ends', () => {
    const graph = graphOf(south);
    const options = { cutoffSeconds: 9999, farthestMeters: 100, accessSpeed: SPEED / 2 };
    const { table } = travelFromStreets(at([200, 30]), at([700, -50]), graph, options);
    expect(travelMeters(table!, 0, 0)).toBeCloseTo(30 + 500 + 50, 0);
    expect(travelSeconds(table!, 0, 0)).toBeCloseTo((2 * 30 + 500 + 2 * 50) / SPEED, 1);
  });
});

describe('straight across', () => {
  it('is the way to a school in the same yard, never longer than the two access legs', () => {
    const { table } = walk(at([300, 80], [310, 80], [300, -20], [700, 80]), at([300, 80]), south);
    expect([0, 1, 2, 3].map((u) => Math.round(travelMeters(table!, u, 0)))).toEqual([0, 10, 100, 560]);
  });

  it('does not lead through a barrier', () => {
    const wall = line('wall', [305, 60], [305, 90]);
    const { table } = walk(at([310, 80]), at([300, 80]), south, wall);
    expect(travelMeters(table!, 0, 0)).toBeCloseTo(170, 0);
  });

  it('joins what is on no street, within the longest access leg', () => {
    const { table } = walk(at([5000, 5000], [5000, 5060], [5000, 5200]), at([5000, 5000]), south);
    expect([0, 1, 2].map((u) => Math.round(travelMeters(table!, u, 0)))).toEqual([0, 60, Infinity]);
  });
});

describe('meetingPoint', () => {
  it('agrees with the exact answer on integer grids, touching and collinear cases included', () => {
    const random = new Random(2);
    const within = (p: number[], a: number[], b: number[]) => {
      const cross = (b[0]! - a[0]!) * (p[1]! - a[1]!) - (b[1]! - a[1]!) * (p[0]! - a[0]!);
      return (
        Math.abs(cross) < 1e-9 &&
        Math.min(a[0]!, b[0]!) - 1e-9 <= p[0]! &&
        p[0]! <= Math.max(a[0]!, b[0]!) + 1e-9 &&
        Math.min(a[1]!, b[1]!) - 1e-9 <= p[1]! &&
        p[1]! <= Math.max(a[1]!, b[1]!) + 1e-9
      );
    };
    let [met, apart] = [0, 0];
    for (let round = 0; round < 20_000; round++) {
      const [p, q, a, b] = Array.from({ length: 4 }, () => [random.below(6), random.below(6)]) as [
        number[],
        number[],
        number[],
        number[],
      ];
      if (p[0] === q[0] && p[1] === q[1]) continue;
      const t = meetingPoint(p[0]!, p[1]!, q[0]!, q[1]!, a[0]!, a[1]!, b[0]!, b[1]!);
      if (Number.isNaN(t)) {
        // Apart: no corner of one lies on the other, and the corners of one are not on both sides of the other.
        expect([within(a, p, q), within(b, p, q), within(p, a, b), within(q, a, b)]).toEqual([
          false,
          false,
          false,
          false,
        ]);
        apart++;
      } else {
        const point = [p[0]! + t * (q[0]! - p[0]!), p[1]! + t * (q[1]! - p[1]!)];
        expect(within(point, a, b)).toBe(true);
        met++;
      }
    }
    expect(met).toBeGreaterThan(5000);
    expect(apart).toBeGreaterThan(5000);
  });
});

describe('random towns with random barriers', () => {
  type Point = readonly [number, number];
  const side = ([px, py]: Point, [qx, qy]: Point, [x, y]: Point) =>
    Math.sign((qx - px) * (y - py) - (qy - py) * (x - px));
  const cross = (p: Point, q: Point, a: Point, b: Point) =>
    side(p, q, a) !== side(p, q, b) && side(a, b, p) !== side(a, b, q);

  it('are walked exactly as a textbook walks the streets that no barrier crosses, and the bridges', () => {
    const random = new Random(31);
    const seen = { reached: 0, unreachable: 0, cut: 0 };
    for (let round = 0; round < 60; round++) {
      const place = (): Point => [random.float() * 900, random.float() * 900];
      const corners = Array.from({ length: 40 }, place);
      const streets = Array.from({ length: 70 }, () => {
        const [a, b] = [random.below(40), random.below(40)];
        return { a, b, kind: random.below(5) === 0 ? 'bridge' : 'street' };
      }).filter(({ a, b }) => a !== b);
      const walls = Array.from({ length: 3 }, () => [place(), place(), place()] as const);
      const lines = [
        ...streets.map(({ a, b, kind }) => line(kind, corners[a]!, corners[b]!)),
        ...walls.map((points) => line('river', ...points)),
      ];
      const open = streets.filter(
        ({ a, b, kind }) =>
          kind === 'bridge' ||
          !walls.some(([p, q, r]) =>
            [cross(p, q, corners[a]!, corners[b]!), cross(q, r, corners[a]!, corners[b]!)].includes(true),
          ),
      );
      // Who has only bridges and stumps at the door may stand on no street at all.
      const homes = corners
        .map((_, n) => n)
        .filter((n) => open.some(({ a, b, kind }) => kind === 'street' && (a === n || b === n)));
      const arcs = open.flatMap(({ a, b }): Arc[] => {
        const [[ax, ay], [bx, by]] = [corners[a]!, corners[b]!];
        const meters = greatCircleMeters(ax * METER, ay * METER, bx * METER, by * METER);
        const arc = { from: a, to: b, meters, seconds: meters / SPEED };
        return [arc, { ...arc, from: b, to: a }];
      });
      const places = at(...homes.map((n) => corners[n]!));
      const { table } = travelFromStreets(places, places, graphOf(...lines), {
        cutoffSeconds: Infinity,
        farthestMeters: 0.5,
      });
      for (const [s, school] of homes.entries()) {
        const truth = textbookTowards(40, arcs, school).seconds;
        for (const [u, unit] of homes.entries()) {
          const seconds = travelSeconds(table!, u, s);
          if (truth[unit] === Infinity) expect(seconds).toBe(Infinity);
          else expect(Math.abs(seconds - truth[unit]!)).toBeLessThan(0.0005 * 45);
          seen[truth[unit] === Infinity ? 'unreachable' : 'reached']++;
        }
      }
      seen.cut += streets.length - open.length;
    }
    expect(seen.reached).toBeGreaterThan(10_000);
    expect(seen.unreachable).toBeGreaterThan(3000);
    expect(seen.cut).toBeGreaterThan(500);
  });
});
