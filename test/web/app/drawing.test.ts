import { describe, expect, test } from 'vitest';
import { cellsAround } from '../../../web/app/map/cells.ts';
import { colourZones, touchingZones } from '../../../web/app/map/colouring.ts';
import { geometryOf, OUTSIDE } from '../../../web/app/map/geometry.ts';
import { mercatorX, mercatorY } from '../../../web/app/map/mercator.ts';
import { UnitIndex } from '../../../web/app/map/picking.ts';
import { bordersBetween, outlineOf, shoresOf } from '../../../web/app/map/zone-borders.ts';
import {
  MOST_STEPS,
  merged,
  NO_HISTORY,
  reversed,
  type Step,
  stepBack,
  stepForward,
  withStep,
} from '../../../web/app/plan/history.ts';
import { bytesOf, MAP_COLOURS } from '../../../web/app/theme/map-colours.ts';
import type { Shapes } from '../../../web/shared/map.ts';

const SIDE = 6;
const STEP = 1e-3;

/** Squares in rows, SIDE × SIDE, each a ring of its own. */
function squares(): { shapes: Shapes; lon: Float64Array; lat: Float64Array } {
  const count = SIDE * SIDE;
  const corners: [number, number][] = [];
  for (let u = 0; u < count; u++) {
    const [x, y] = [u % SIDE, Math.floor(u / SIDE)];
    // Every second one the other way round: real files are not of one mind.
    const ring: [number, number][] = [
      [x, y],
      [x + 1, y],
      [x + 1, y + 1],
      [x, y + 1],
      [x, y],
    ];
    corners.push(...(u % 2 === 0 ? ring : [...ring].reverse()));
  }
  const steps = (values: number[]) => {
    let before = 0;
    return Int32Array.from(values, (value) => {
      const now = Math.round((100 + value * STEP) * 1e7);
      const step = now - before;
      before = now;
      return step;
    });
  };
  const starts = Int32Array.from({ length: count + 1 }, (_, u) => u);
  const lat = corners.map(([, y]) => y - 70 / STEP);
  return {
    shapes: {
      polygonStart: starts,
      ringStart: starts,
      pointStart: starts.map((u) => u * 5),
      lon: steps(corners.map(([x]) => x)),
      lat: steps(lat),
    },
    lon: Float64Array.from({ length: count }, (_, u) => 100 + ((u % SIDE) + 0.5) * STEP),
    lat: Float64Array.from({ length: count }, (_, u) => 30 + (Math.floor(u / SIDE) + 0.5) * STEP),
  };
}

describe('the geometry of units', () => {
  const { shapes, lon, lat } = squares();
  const geometry = geometryOf(shapes, lon, lat);

  test('two triangles a square, each border once, the first unit to the right of the way', () => {
    expect(geometry.triangles.length).toBe(SIDE * SIDE * 6);
    const inner = 2 * SIDE * (SIDE - 1);
    const outer = 4 * SIDE;
    expect(geometry.sides.length / 2).toBe(inner + outer);
    let checked = 0;
    for (let e = 0; e < inner + outer; e++) {
      const [x1, y1, x2, y2] = geometry.edges.subarray(e * 4, e * 4 + 4) as unknown as [
        number,
        number,
        number,
        number,
      ];
      const first = geometry.sides[e * 2]!;
      const middle = [(x1 + x2) / 2, (y1 + y2) / 2] as const;
      const towards = [
        geometry.centres[first * 2]! - middle[0],
        geometry.centres[first * 2 + 1]! - middle[1],
      ] as const;
      // With y downwards the right of (dx, dy) is (-dy, dx).
      expect(towards[0] * -(y2 - y1) + towards[1] * (x2 - x1)).toBeGreaterThan(0);
      checked++;
    }
    expect(checked).toBe(84);
  });

  test('borders between zones, shores and outlines are those of the squares', () => {
    const halves = Int32Array.from({ length: SIDE * SIDE }, (_, u) => (u % SIDE < 3 ? 0 : 1));
    expect(bordersBetween(geometry, halves).count).toBe(SIDE);
    expect(shoresOf(geometry).count).toBe(4 * SIDE);
    expect(outlineOf(geometry, new Set([0])).count).toBe(4);
    expect(outlineOf(geometry, new Set([14, 15])).count).toBe(6);
    expect(OUTSIDE).toBe(0xffffffff);
  });

  test('a place, a circle, a box and a loop find the units they touch', () => {
    const index = new UnitIndex(geometry);
    for (let u = 0; u < SIDE * SIDE; u++) expect(index.at(index.spotOf(lon[u]!, lat[u]!))).toBe(u);
    expect(index.at(index.spotOf(99, 30))).toBe(-1);
    const unit = mercatorX(100 + STEP) - mercatorX(100);
    const spot = index.spotOf(lon[14]!, lat[14]!);
    expect(index.inCircle(spot, unit * 0.3)).toEqual([14]);
    expect(index.inCircle(spot, unit * 0.7)).toEqual([8, 13, 14, 15, 20]);
    const from = index.spotOf(lon[7]! - STEP / 4, lat[7]! - STEP / 4);
    const to = index.spotOf(lon[14]! + STEP / 4, lat[14]! + STEP / 4);
    expect(index.inBox(from, to)).toEqual([7, 8, 13, 14]);
    expect(index.inLoop([from, [to[0], from[1]], to, [from[0], to[1]]])).toEqual([7, 8, 13, 14]);
    expect(mercatorY(0)).toBeCloseTo(0.5, 12);
  });

  test('places without outlines get cells that hold them', () => {
    const made = geometryOf(cellsAround(lon, lat), lon, lat);
    const index = new UnitIndex(made);
    for (let u = 0; u < SIDE * SIDE; u++) expect(index.at(index.spotOf(lon[u]!, lat[u]!))).toBe(u);
  });
});

test('zones that touch differ in colour, and keep theirs while units move', () => {
  const at = (x: number, y: number) => y * SIDE + x;
  const start = new Int32Array(SIDE * SIDE + 1);
  const neighbour: number[] = [];
  for (let u = 0; u < SIDE * SIDE; u++) {
    const [x, y] = [u % SIDE, Math.floor(u / SIDE)];
    for (const [nx, ny] of [
      [x - 1, y],
      [x + 1, y],
      [x, y - 1],
      [x, y + 1],
    ] as const) {
      if (nx >= 0 && ny >= 0 && nx < SIDE && ny < SIDE) neighbour.push(at(nx, ny));
    }
    start[u + 1] = neighbour.length;
  }
  const adjacency = { start, neighbour: Int32Array.from(neighbour) };
  let seed = 7;
  const below = (n: number) => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31;
    return seed % n;
  };
  let pairs = 0;
  for (let town = 0; town < 50; town++) {
    const zone = Int32Array.from(
      { length: SIDE * SIDE },
      (_, u) => Math.floor((u % SIDE) / 2) + 3 * Math.floor(u / SIDE / 2),
    );
    let colour = colourZones(touchingZones(adjacency, zone, 9), 7);
    for (let move = 0; move < 10; move++) {
      // As a planner does: to the zone of a neighbour.
      const unit = below(SIDE * SIDE);
      const first = start[unit]!;
      zone[unit] = zone[neighbour[first + below(start[unit + 1]! - first)]!]!;
      const touching = touchingZones(adjacency, zone, 9);
      const next = colourZones(touching, 7, colour);
      touching.forEach((others, a) => {
        for (const b of others) {
          expect(next[a]).not.toBe(next[b]);
          pairs++;
        }
      });
      colour = next;
    }
  }
  expect(pairs).toBeGreaterThan(5000);
});

describe('the history of a plan', () => {
  const step = (unit: number): Step => ({
    kind: 'zones',
    why: 'hand',
    patches: [{ stage: 0, units: Int32Array.of(unit), before: Int32Array.of(0), after: Int32Array.of(1) }],
  });

  test('holds at least 200 steps; back and forward are one another’s reverse', () => {
    expect(MOST_STEPS).toBeGreaterThanOrEqual(200);
    let history = NO_HISTORY;
    for (let k = 0; k < 250; k++) history = withStep(history, step(k));
    let undone = 0;
    for (let back = stepBack(history); back; back = stepBack(history)) {
      history = back.history;
      undone++;
    }
    expect(undone).toBe(250);
    const forward = stepForward(history)!;
    expect(forward.step).toEqual(step(0));
    expect(withStep(forward.history, step(9)).undone).toEqual([]);
    expect(reversed(reversed(step(4)))).toEqual(step(4));
  });

  test('a stroke over the same unit twice is one patch from its first school to its last', () => {
    const patch = (before: number, after: number) => ({
      stage: 1,
      units: Int32Array.of(5, 6),
      before: Int32Array.of(before, 0),
      after: Int32Array.of(after, after),
    });
    const [one, ...more] = merged([patch(0, 1), patch(1, 2)]);
    expect(more).toEqual([]);
    expect(one).toEqual({
      stage: 1,
      units: Int32Array.of(5, 6),
      before: Int32Array.of(0, 0),
      after: Int32Array.of(2, 2),
    });
    expect(merged([patch(0, 1), { ...patch(1, 0), after: Int32Array.of(0, 0) }])).toEqual([]);
  });
});

/** Simulated colour blindness in linear light (Machado, Oliveira, Fernandes 2009, severity 1). */
const EYES = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

function oklab(hex: string, eye: readonly number[]): readonly [number, number, number] {
  const linear = bytesOf(hex).map((byte) =>
    byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4,
  );
  const [r, g, b] = [0, 3, 6].map((k) =>
    Math.min(1, Math.max(0, eye[k]! * linear[0]! + eye[k + 1]! * linear[1]! + eye[k + 2]! * linear[2]!)),
  ) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

test('tints of zones can be told apart by every eye: three times what is just noticed', () => {
  let pairs = 0;
  for (const { zones } of Object.values(MAP_COLOURS)) {
    for (const eye of Object.values(EYES)) {
      for (let a = 0; a < zones.length; a++) {
        for (let b = a + 1; b < zones.length; b++) {
          const [x, y] = [oklab(zones[a]![0], eye), oklab(zones[b]![0], eye)];
          expect(Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2])).toBeGreaterThan(0.055);
          pairs++;
        }
      }
    }
  }
  expect(pairs).toBe(2 * 4 * 21);
});
