import { describe, expect, it } from 'vitest';
import { DearestZone } from '../../../../engine/layout/bound/connected/dearest-zone.ts';
import type { ZoneShape } from '../../../../engine/layout/bound/connected/zone-shapes.ts';
import { Random } from '../../../../engine/random.ts';

const SLACK = 0.01;

describe('the dearest connected zone', () => {
  it('is what trying every set finds, and searches that are cut short bound it from above', () => {
    let [exact, short, empty, paid, barred, idle] = [0, 0, 0, 0, 0, 0];
    for (let seed = 0; seed < 300; seed++) {
      const random = new Random(seed, 1);
      const shape = randomShape(random);
      const n = shape.candidates.length;
      const thorough = new DearestZone(shape);
      const hasty = new DearestZone(shape);
      const out = new Uint8Array(n);
      // The same searches again with other worths: what they keep from call to call must not harm.
      for (let call = 0; call < 6; call++) {
        const worth = Float64Array.from({ length: n }, () => Math.round(30 * random.float() - 8));
        const triples = randomTriples(n, random);
        const price = Float64Array.from(triples, () => random.below(6));
        for (const zone of [thorough, hasty]) {
          const ofItem = Array.from({ length: n }, (_, k) =>
            triples.flatMap((t, j) => (t.includes(k) ? [j] : [])),
          );
          zone.setTriples(ofItem, triples.length);
        }
        const sets = setsOf(shape, out).map((set) => ({ set, worth: worthOf(set, worth, triples, price) }));
        const best = Math.max(-Infinity, ...sets.map((each) => each.worth));
        const bound = thorough.solve(worth, price, SLACK, Infinity);
        const rough = hasty.solve(worth, price, SLACK, random.below(4));
        expect(rough, `shape ${seed}`).toBeGreaterThanOrEqual(best);
        if (best === -Infinity) {
          expect(bound).toBe(-Infinity);
          empty++;
          break;
        }
        expect(bound, `shape ${seed}`).toBeGreaterThanOrEqual(best);
        expect(bound, `shape ${seed}`).toBeLessThanOrEqual(best + SLACK + 1e-6);
        expect(worthOf([...thorough.best], worth, triples, price)).toBeCloseTo(thorough.value, 9);
        expect(sets.some(({ set }) => set.join() === thorough.best.join())).toBe(true);
        exact++;
        if (hasty.relaxedShare !== null) short++;
        if (
          price.some((each, t) => each > 0 && thorough.best.filter((k) => triples[t]!.includes(k)).length > 1)
        )
          paid++;
        for (let k = 0; k < n; k++) {
          const most = Math.max(
            -Infinity,
            ...sets.filter(({ set }) => set.includes(k)).map((each) => each.worth),
          );
          for (const [zone, nodes] of [
            [thorough, Infinity],
            [hasty, 2],
          ] as const) {
            if (most > -Infinity) expect(zone.mayHold(k, most, nodes), `shape ${seed}, item ${k}`).toBe(true);
          }
          expect(thorough.mayHold(k, most === -Infinity ? -1e9 : most + 0.5, Infinity)).toBe(false);
        }
        const least = best - random.below(10);
        for (const zone of [thorough, hasty]) {
          for (const k of zone.idle(least)) {
            expect(
              sets.some(({ set, worth }) => set.includes(k) && worth >= least),
              `shape ${seed}`,
            ).toBe(false);
            idle++;
          }
        }
        const leaves = random.below(n);
        if (shape.forced[leaves] === 0 && random.below(2) === 0) {
          for (const zone of [thorough, hasty]) zone.bar(leaves);
          out[leaves] = 1;
          barred++;
        }
      }
    }
    expect(exact).toBeGreaterThan(1000);
    expect(short).toBeGreaterThan(300);
    expect(empty).toBeGreaterThan(2);
    expect(paid).toBeGreaterThan(200);
    expect(idle).toBeGreaterThan(500);
    expect(barred).toBeGreaterThan(200);
  });
});

/** Up to nine items on a random graph, some hanging on the root, the first perhaps forced. */
function randomShape(random: Random): ZoneShape {
  const n = 2 + random.below(8);
  const beside = Array.from({ length: n }, () => new Set<number>());
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < a; b++) {
      if (random.below(n) >= 3) continue;
      beside[a]!.add(b);
      beside[b]!.add(a);
    }
  }
  const rows = beside.map((set) => [...set].sort((a, b) => a - b));
  const neighbourStart = new Int32Array(n + 1);
  rows.forEach((row, k) => {
    neighbourStart[k + 1] = neighbourStart[k]! + row.length;
  });
  const rooted = Uint8Array.from({ length: n }, (_, k) => (k === 0 || random.below(4) === 0 ? 1 : 0));
  const forced = new Uint8Array(n);
  forced[0] = random.below(2);
  return {
    zone: 0,
    candidates: Int32Array.from({ length: n }, (_, k) => k),
    weight: Float64Array.from({ length: n }, () => random.below(7)),
    room: random.below(5) === 0 ? Infinity : 3 + random.below(18),
    neighbourStart,
    neighbour: Int32Array.from(rows.flat()),
    rooted,
    forced,
  };
}

function randomTriples(n: number, random: Random): number[][] {
  if (n < 3) return [];
  return Array.from({ length: random.below(4) }, () => {
    const chosen = new Set<number>();
    while (chosen.size < 3) chosen.add(random.below(n));
    return [...chosen];
  });
}

/** Every set of the shape without those that are out, from the definition. */
function setsOf(shape: ZoneShape, out: Uint8Array): number[][] {
  const n = shape.candidates.length;
  const sets: number[][] = [];
  for (let mask = 0; mask < 1 << n; mask++) {
    const set = Array.from({ length: n }, (_, k) => k).filter((k) => (mask >> k) & 1);
    if (set.some((k) => out[k] === 1) || shape.forced.some((must, k) => must === 1 && !set.includes(k)))
      continue;
    if (set.reduce((sum, k) => sum + shape.weight[k]!, 0) > shape.room) continue;
    const joined = new Set(set.filter((k) => shape.rooted[k] === 1));
    for (const k of joined) {
      const row = shape.neighbour.slice(shape.neighbourStart[k]!, shape.neighbourStart[k + 1]!);
      for (const next of row) if (set.includes(next)) joined.add(next);
    }
    if (joined.size === set.length) sets.push(set);
  }
  return sets;
}

function worthOf(
  set: readonly number[],
  worth: Float64Array,
  triples: readonly (readonly number[])[],
  price: Float64Array,
): number {
  const own = set.reduce((sum, k) => sum + worth[k]!, 0);
  return triples.reduce((sum, triple, t) => {
    return triple.filter((k) => set.includes(k)).length >= 2 ? sum - price[t]! : sum;
  }, own);
}
