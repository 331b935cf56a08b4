import { describe, expect, it } from 'vitest';
import type { NetworkDescription, WalkLine } from '../../../engine/travel/index.ts';
import {
  describedNetwork,
  networkFromLines,
  reach,
  STREET_KINDS,
  streetGraph,
  travelFromStreets,
  travelMeters,
  travelSeconds,
} from '../../../engine/travel/index.ts';
import { gridCity, METER, placesOf } from './towns.ts';

const line = (kind: string, points: number[][], more: Partial<WalkLine> = {}): WalkLine => ({
  kind,
  coordinates: points.map(([x, y]) => [x! * METER, y! * METER]),
  oneWayFoot: false,
  ...more,
});

describe('lines become streets', () => {
  it('joined where they share a point, not where they merely cross', () => {
    const crossing = [
      line('street', [
        [0, 0],
        [100, 100],
      ]),
      line('street', [
        [0, 100],
        [100, 0],
      ]),
    ];
    expect(streetGraph(networkFromLines(crossing).network, 1).pieces).toHaveLength(2);
    const meeting = [
      line('street', [
        [0, 0],
        [50, 50],
        [100, 100],
      ]),
      line('street', [
        [0, 100],
        [50, 50],
        [100, 0],
      ]),
    ];
    const graph = streetGraph(networkFromLines(meeting).network, 1);
    expect([graph.pieces.length, graph.nodeCount, graph.segmentFrom.length]).toEqual([1, 5, 4]);
  });

  it('with equal points told apart only beyond a centimetre', () => {
    const apart = (gap: number) =>
      streetGraph(
        networkFromLines([
          line('street', [
            [0, 0],
            [50, 0],
          ]),
          line('street', [
            [50 + gap, 0],
            [90, 0],
          ]),
        ]).network,
        1,
      ).pieces.length;
    expect([apart(0), apart(1e-6), apart(0.1)]).toEqual([1, 1, 2]);
  });

  it('at the speed of their kind, of their own factor, or by timetable', () => {
    const seconds = (given: WalkLine) => {
      const graph = streetGraph(networkFromLines([given]).network, 2);
      return graph.forward.reduce((sum, ms) => sum + ms, 0) / 1000;
    };
    const points = [
      [0, 0],
      [100, 0],
      [400, 0],
    ];
    expect(seconds(line('residential', points))).toBeCloseTo(200, 1);
    expect(seconds(line('steps', points))).toBeCloseTo(400, 1);
    expect(seconds(line('steps', points, { grade: 'bridge' }))).toBeCloseTo(400, 1);
    expect(seconds(line('track', points, { speedFactor: 0.8 }))).toBeCloseTo(250, 1);
    expect(seconds(line('ferry', points, { seconds: 900 }))).toBeCloseTo(900, 2);
  });

  it('and what is no street is left out, what is unknown is one, and every fault is told', () => {
    const { network, faults } = networkFromLines([
      line('construction', [
        [0, 0],
        [100, 0],
      ]),
      line('boulevard', [
        [0, 0],
        [0, 100],
      ]),
      line('street', [[0, 0]]),
      {
        kind: 'street',
        coordinates: [
          [0, 0],
          [200, 0],
        ],
        oneWayFoot: false,
      },
      {
        kind: 'street',
        coordinates: [
          [0, 0],
          [NaN, 0],
        ],
        oneWayFoot: false,
      },
      { kind: 'street', coordinates: [[], [0, 0]], oneWayFoot: false },
      line('street', [], {}),
      line(
        'street',
        [
          [0, 0],
          [1, 1],
        ],
        { speedFactor: 0 },
      ),
      line(
        'ferry',
        [
          [0, 0],
          [1, 1],
        ],
        { seconds: -1 },
      ),
    ]);
    expect(faults.map((fault) => [fault.line, fault.problem, fault.value])).toEqual([
      [1, 'unknownKind', 'boulevard'],
      [2, 'tooShort', '1'],
      [3, 'notOnEarth', '200, 0'],
      [4, 'notOnEarth', 'NaN, 0'],
      [5, 'notOnEarth', ''],
      [6, 'tooShort', '0'],
      [7, 'badSpeed', '0'],
      [8, 'badSpeed', '-1'],
    ]);
    const graph = streetGraph(network, 1);
    expect([graph.nodeCount, graph.segmentFrom.length]).toEqual([2, 1]);
  });

  it('one way on foot from first point to last, if they say so', () => {
    const graph = streetGraph(
      networkFromLines([
        line(
          'footway',
          [
            [0, 0],
            [100, 0],
          ],
          { oneWayFoot: true },
        ),
      ]).network,
      1,
    );
    const places = { lon: [0, 100 * METER], lat: [0, 0] };
    const { table } = travelFromStreets(places, places, graph, {
      cutoffSeconds: Infinity,
      farthestMeters: 1,
    });
    expect(travelSeconds(table!, 0, 1)).toBeCloseTo(100, 1);
    expect(reach(table!, 1, 0)).toBe('unreachable');
  });

  it('and nothing at all becomes an empty town in which nothing is reached', () => {
    const graph = streetGraph(networkFromLines([]).network, 1);
    const far = { lon: [0], lat: [1] };
    const { table, units } = travelFromStreets({ lon: [0], lat: [0] }, far, graph, {
      cutoffSeconds: 600,
      farthestMeters: 500,
    });
    expect(units.misses).toMatchObject([{ reason: 'noStreets' }]);
    expect(reach(table!, 0, 0)).toBe('unreachable');
    const nobody = { lon: [], lat: [] };
    expect(
      travelFromStreets(nobody, nobody, graph, { cutoffSeconds: 600, farthestMeters: 500 }).table!.school,
    ).toHaveLength(0);
  });
});

describe('places between corners', () => {
  const city = gridCity(4, 4, 100);
  const graph = streetGraph(describedNetwork(city), 1);
  const options = { cutoffSeconds: Infinity, farthestMeters: 60 };
  const walk = (from: [number, number], to: [number, number]) => {
    const place = ([x, y]: [number, number]) => ({ lon: [x * METER], lat: [y * METER] });
    return travelMeters(travelFromStreets(place(from), place(to), graph, options).table!, 0, 0);
  };

  it('walk along the street to either end, or straight along it', () => {
    expect(walk([130, 0], [170, 0])).toBeCloseTo(40, 1);
    expect(walk([130, 0], [170, 100])).toBeCloseTo(200, 1);
    expect(walk([120, 0], [110, 100])).toBeCloseTo(130, 1);
    expect(walk([110, 300], [0, 0])).toBeCloseTo(410, 1);
  });

  it('add their legs to the street', () => {
    expect(walk([130, 10], [270, 20])).toBeCloseTo(10 + 140 + 20, 1);
  });
});

describe('roads in pieces', () => {
  const twoTowns = (): NetworkDescription => {
    const city = gridCity(3, 3, 100);
    const yard = [
      { lon: 0.01, lat: 0 },
      { lon: 0.01 + 30 * METER, lat: 0 },
    ];
    return { nodes: [...city.nodes, ...yard], edges: [...city.edges, { from: 9, to: 10 }] };
  };

  it('are listed with those who stand on the lesser ones', () => {
    const town = twoTowns();
    const { islands, table } = travelFromStreets(
      placesOf(town, [0, 9, 10]),
      placesOf(town, [8, 10]),
      streetGraph(describedNetwork(town), 1),
      { cutoffSeconds: 100, farthestMeters: 50 },
    );
    expect(islands).toHaveLength(1);
    expect(islands[0]).toMatchObject({ piece: 1, nodes: 2, units: [1, 2], schools: [1] });
    expect([...table!.unitComponent, ...table!.schoolComponent]).toEqual([0, 1, 1, 0, 1]);
    expect([reach(table!, 0, 0), reach(table!, 0, 1), reach(table!, 1, 1)]).toEqual([
      'tooFar',
      'unreachable',
      'reached',
    ]);
  });

  it('are passed over in snapping if shorter than asked', () => {
    const town = twoTowns();
    const graph = streetGraph(describedNetwork(town), 1);
    const options = { cutoffSeconds: Infinity, farthestMeters: 1000 };
    const places = [placesOf(town, [9]), placesOf(town, [2])] as const;
    expect(reach(travelFromStreets(...places, graph, options).table!, 0, 0)).toBe('unreachable');
    const { table, islands } = travelFromStreets(...places, graph, { ...options, shortestPieceMeters: 100 });
    expect(travelMeters(table!, 0, 0)).toBeCloseTo(0.01 / METER - 200, 0);
    expect(islands).toEqual([]);
  });
});

describe('a long calculation', () => {
  const city = gridCity(5, 5, 100);
  const graph = streetGraph(describedNetwork(city), 1);
  const everywhere = placesOf(city, [...city.nodes.keys()]);

  it('tells its progress school by school', () => {
    const heard: number[] = [];
    travelFromStreets(everywhere, everywhere, graph, {
      cutoffSeconds: 100,
      farthestMeters: 1,
      onProgress: (done, all) => heard.push(done / all),
    });
    expect(heard).toEqual(Array.from({ length: 25 }, (_, i) => (i + 1) / 25));
  });

  it('stops when told to, and then gives no table rather than half a one', () => {
    let asked = 0;
    const travel = travelFromStreets(everywhere, everywhere, graph, {
      cutoffSeconds: 100,
      farthestMeters: 1,
      shouldStop: () => ++asked > 7,
    });
    expect([travel.table, asked]).toEqual([null, 8]);
  });
});

describe('kinds of streets', () => {
  it('are each either walked or not, and no barrier is walked', () => {
    expect(new Set(STREET_KINDS.map((kind) => kind.id)).size).toBe(STREET_KINDS.length);
    for (const kind of STREET_KINDS) {
      expect(kind.walkable && kind.barrier).toBe(false);
      expect(kind.passes || kind.open ? kind.walkable : true).toBe(true);
      expect(kind.speedFactor).toBeGreaterThan(0);
    }
  });
});

describe('a network in words', () => {
  it('that makes no sense is refused by the number of the node or edge', () => {
    const nodes = [
      { lon: 0, lat: 0 },
      { lon: 1, lat: 1 },
    ];
    const bad = (edge: object) => () =>
      describedNetwork({
        nodes,
        edges: [
          { from: 0, to: 1 },
          { from: 0, to: 1, ...edge },
        ],
      });
    for (const edge of [{ to: 2 }, { kind: 'moat' }, { speedFactor: 0 }, { meters: -1 }, { seconds: -1 }])
      expect(bad(edge)).toThrow(/^Edge 1/);
    expect(() => describedNetwork({ nodes: [{ lon: 0, lat: 91 }], edges: [] })).toThrow(/^Node 0/);
    expect(() => streetGraph(describedNetwork({ nodes, edges: [] }), 0)).toThrow(RangeError);
  });
});
