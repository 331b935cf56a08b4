import { describe, expect, it } from 'vitest';
import { deal } from '../../../datasets/synthetic/deal.ts';
import { Crowd } from '../../../datasets/synthetic/land/crowd.ts';
import { layeredNoise, noise } from '../../../datasets/synthetic/land/noise.ts';
import { graphOf, Spread } from '../../../datasets/synthetic/land/spread.ts';
import { Pool } from '../../../datasets/synthetic/names/pool.ts';
import { grownZones } from '../../../datasets/synthetic/schools/growth.ts';
import { Random } from '../../../engine/random.ts';

describe('Spread', () => {
  it('finds the cheapest ways from many sources, as relaxing every edge until nothing changes does', () => {
    const random = new Random(5);
    let reached = 0;
    for (let round = 0; round < 100; round++) {
      const places = random.between(2, 25);
      const edges = random.between(1, 50);
      const from = Array.from({ length: edges }, () => random.below(places));
      const to = Array.from({ length: edges }, () => random.below(places));
      const cost = Array.from({ length: edges }, () => random.between(0, 9));
      const sources = [random.below(places), random.below(places)];
      const handicap = [random.below(5), random.below(5)];
      const limit = random.below(3) === 0 ? random.between(0, 12) : Infinity;
      const expected = new Array<number>(places).fill(Infinity);
      sources.forEach((s, i) => {
        expected[s] = Math.min(expected[s]!, handicap[i]!);
      });
      for (let pass = 0; pass < places; pass++) {
        for (let e = 0; e < edges; e++) {
          expected[to[e]!] = Math.min(expected[to[e]!]!, expected[from[e]!]! + cost[e]!);
          expected[from[e]!] = Math.min(expected[from[e]!]!, expected[to[e]!]! + cost[e]!);
        }
      }
      const spread = new Spread(graphOf(places, from, to, cost));
      // An earlier run leaves no trace.
      spread.run([random.below(places)]);
      spread.run(sources, handicap, limit);
      for (let p = 0; p < places; p++) {
        const within = expected[p]! < Infinity && expected[p]! <= limit;
        expect(spread.distance[p]).toBe(within ? expected[p] : Infinity);
        expect(spread.order.includes(p)).toBe(within);
        if (!within) continue;
        expect(sources).toContain(spread.origin[p]);
        reached++;
      }
      const far = spread.order.map((p) => spread.distance[p]!);
      expect(far).toEqual([...far].sort((a, b) => a - b));
    }
    expect(reached).toBeGreaterThan(500);
  });
});

describe('Crowd', () => {
  it('says whether a point is near, as looking at all of them does', () => {
    const random = new Random(6);
    const crowd = new Crowd(1000, 70);
    const points: [number, number][] = [];
    let near = 0;
    for (let i = 0; i < 600; i++) {
      const x = 2400 * random.float() - 1200;
      const y = 2400 * random.float() - 1200;
      const distance = 150 * random.float();
      const expected = points.some(([px, py]) => (px - x) ** 2 + (py - y) ** 2 <= distance ** 2);
      expect(crowd.anyWithin(x, y, distance)).toBe(expected);
      if (expected) near++;
      crowd.add(x, y);
      points.push([x, y]);
    }
    expect(near).toBeGreaterThan(50);
  });
});

describe('noise', () => {
  it('is smooth, bounded, of zero mean, and another for another seed', () => {
    let sum = 0;
    let differs = 0;
    for (let i = 0; i < 2000; i++) {
      const x = i * 0.37 - 300;
      const y = i * 0.11;
      const value = layeredNoise(x, y, 3, 4);
      expect(Math.abs(value)).toBeLessThanOrEqual(1);
      expect(Math.abs(noise(x + 1e-4, y, 3) - noise(x, y, 3))).toBeLessThan(1e-3);
      if (noise(x, y, 3) !== noise(x, y, 4)) differs++;
      sum += value;
    }
    expect(Math.abs(sum / 2000)).toBeLessThan(0.05);
    expect(differs).toBeGreaterThan(1990);
  });
});

describe('grownZones', () => {
  it('gives every school one piece around its own unit, on a lattice of units', () => {
    const random = new Random(8);
    let grown = 0;
    for (let round = 0; round < 40; round++) {
      const side = random.between(4, 12);
      const lists = Array.from({ length: side * side }, (_, u) => {
        const [x, y] = [u % side, Math.floor(u / side)];
        return [
          ...(x > 0 ? [u - 1] : []),
          ...(x < side - 1 ? [u + 1] : []),
          ...(y > 0 ? [u - side] : []),
          ...(y < side - 1 ? [u + side] : []),
        ];
      });
      const start = Int32Array.from([0, ...lists.map((_, u) => lists.slice(0, u + 1).flat().length)]);
      const graph = { start, to: Int32Array.from(lists.flat()) };
      const schools = [0, 1, 2].map((school) => ({ school, unit: random.below(side * side) }));
      if (new Set(schools.map(({ unit }) => unit)).size < 3) continue;
      const reach = {
        seconds: (school: number, unit: number) => {
          const at = schools[school]!.unit;
          const steps =
            Math.abs((at % side) - (unit % side)) + Math.abs(Math.floor(at / side) - Math.floor(unit / side));
          // Beyond some steps the way is not known; every third unit lies behind a fence.
          return steps > 5 ? Infinity : 100 * steps + (unit % 3 === 0 ? 170 : 0);
        },
      };
      const handicap = Float64Array.from([0, 150 * random.float(), 300 * random.float()]);
      const zone = grownZones(graph, reach, schools, handicap);
      expect(Math.min(...zone)).toBe(0);
      for (const { school, unit } of schools) {
        const seen = new Set([unit]);
        for (const u of seen) for (const v of lists[u]!) if (zone[v] === school) seen.add(v);
        expect(zone[unit]).toBe(school);
        expect(seen.size).toBe(zone.filter((of) => of === school).length);
      }
      grown++;
    }
    expect(grown).toBeGreaterThan(30);
  });
});

describe('Pool', () => {
  it('never gives a name twice in an area, however few words there are', () => {
    const pool = new Pool(new Random(9));
    const draw = () => pool.pick([['湾', 'Wan'] as const, ['坝', 'Ba'] as const]);
    for (const again of ['before', ['期', 'Phase']] as const) {
      const names = Array.from({ length: 60 }, () => pool.name(again === 'before' ? 1 : 2, draw, again));
      expect(new Set(names.map(([zh]) => zh)).size).toBe(60);
      expect(new Set(names.map(([, en]) => en)).size).toBe(60);
    }
  });
});

describe('deal', () => {
  it('deals a whole number in proportion, by the largest remainders', () => {
    expect(deal(10, [1, 1])).toEqual([5, 5]);
    expect(deal(7, [1, 1, 1])).toEqual([3, 2, 2]);
    expect(deal(10, [0.55, 0.3, 0.15])).toEqual([6, 3, 1]);
    expect(deal(0, [3, 4])).toEqual([0, 0]);
  });
});
