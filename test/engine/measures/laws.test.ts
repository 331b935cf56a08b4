import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as m from '../../../engine/measures/index.ts';

const county = fc.array(fc.tuple(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 100_000 })), {
  minLength: 2,
  maxLength: 30,
});
const RUNS = { numRuns: 500 };

function columns(schools: readonly (readonly [number, number])[]) {
  return { pupils: schools.map(([p]) => p), resources: schools.map(([, r]) => r) };
}

describe('the difference coefficient', () => {
  test('does not know the order, the scale, nor schools without pupils', () => {
    fc.assert(
      fc.property(county, fc.integer({ min: 2, max: 50 }), (schools, scale) => {
        const { pupils, resources } = columns(schools);
        const value = m.spread(resources, pupils)!.coefficient;
        expect(m.spread(resources.toReversed(), pupils.toReversed())!.coefficient).toBeCloseTo(value, 10);
        const doubled = m.spread(
          resources.map((r) => r * scale),
          pupils.map((p) => p * scale),
        )!;
        expect(doubled.coefficient).toBeCloseTo(value, 10);
        expect(m.spread([...resources, 500, Number.NaN], [...pupils, 0, 100])!.coefficient).toBe(value);
        expect(m.coefficientByIdentity(resources, pupils)).toBeCloseTo(value, 6);
      }),
      RUNS,
    );
  });

  test('splits exactly into between and within', () => {
    fc.assert(
      fc.property(county, fc.integer({ min: 1, max: 5 }), (schools, groups) => {
        const { pupils, resources } = columns(schools);
        const parts = m.dispersion(
          resources,
          pupils,
          pupils.map((_, i) => i % groups),
        )!;
        const whole = m.spread(resources, pupils)!.deviation ** 2;
        expect(parts.between + parts.within).toBeCloseTo(whole, 6 - Math.ceil(Math.log10(1 + whole)));
        if (groups === 1) expect(parts.betweenShare).toBeCloseTo(0, 10);
      }),
      RUNS,
    );
  });

  test('nothing known, nothing told', () => {
    expect(m.spread([], [])).toBeNull();
    expect(m.spread([5], [0])).toBeNull();
    expect(m.spread([Number.NaN], [10])).toBeNull();
    expect(m.spread([0, 0], [10, 20])).toBeNull();
    expect(m.composite([])).toBeNull();
  });
});

describe('tangent cuts of a limit on the coefficient', () => {
  test('keep every point within the limit and cut off every point over it', () => {
    let within = 0;
    let over = 0;
    fc.assert(
      fc.property(
        county,
        fc.float({ min: Math.fround(0.05), max: 1, noNaN: true }),
        fc.infiniteStream(fc.nat(1000)),
        (schools, limit, noise) => {
          const { pupils, resources } = columns(schools);
          const cut = m.tangentCut(resources, pupils, limit);
          const left = (r: readonly number[], p: readonly number[]) =>
            r.reduce((sum, one, i) => sum + cut.resource[i]! * one + cut.pupils[i]! * p[i]!, 0);
          const own = m.spread(resources, pupils)!.coefficient;
          const slack = 1e-9 * (1 + cut.bound);
          // Tight at the point: the left side is CV² X̄² P_N there.
          expect(left(resources, pupils)).toBeCloseTo(
            (own / limit) ** 2 * cut.bound,
            4 - Math.ceil(Math.log10(1 + cut.bound * (own / limit) ** 2)),
          );
          if (own > limit * 1.0001) {
            expect(left(resources, pupils)).toBeGreaterThan(cut.bound);
            over++;
          }
          // Another county with the same totals: every pair of neighbours exchanges something.
          const r = [...resources];
          const p = [...pupils];
          for (let i = 1; i < p.length; i++) {
            const move = Math.min(r[i]!, (noise.next().value as number) % (r[i]! + 1));
            r[i]! -= move;
            r[i - 1]! += move;
            const children = Math.min(p[i]! - 1, (noise.next().value as number) % p[i]!);
            p[i]! -= children;
            p[i - 1]! += children;
          }
          if (m.spread(r, p)!.coefficient <= limit) {
            expect(left(r, p)).toBeLessThanOrEqual(cut.bound + slack);
            within++;
          }
        },
      ),
      { numRuns: 2000, seed: 5 },
    );
    expect(within).toBeGreaterThan(100);
    expect(over).toBeGreaterThan(100);
  });
});

describe('percentiles', () => {
  test('are those of the list of all pupils', () => {
    const groups = fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 6 })), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(groups, (list) => {
        const every = list
          .flatMap(([time, pupils]) => Array<number>(pupils).fill(time))
          .sort((a, b) => a - b);
        const value = m.weightedPercentile(
          list.map(([time]) => time),
          list.map(([, pupils]) => pupils),
          0.95,
        );
        if (every.length === 0) expect(value).toBeNull();
        // In whole numbers: the first of the sorted list that has 19 of 20 at or before it.
        else expect(value).toBe(every[Math.ceil((19 * every.length) / 20) - 1]);
      }),
      RUNS,
    );
  });
});

describe('class sizes', () => {
  test('sum to the pupils whatever is known of the largest', () => {
    let tried = 0;
    for (let pupils = 0; pupils <= 140; pupils += 7) {
      for (let classes = 1; classes <= 4; classes++) {
        for (const largest of [null, 20, 56, 70]) {
          const sizes = m.classSizes(pupils, classes, largest);
          // Σ sizes = Σ over s ≥ 1 of the classes that have at least s pupils.
          let sum = 0;
          for (let size = 1; size <= pupils; size++) sum += sizes.atLeast(size);
          expect(sum).toBe(pupils);
          expect(sizes.atLeast(sizes.largest)).toBeGreaterThan(0);
          expect(sizes.atLeast(sizes.largest + 1)).toBe(0);
          tried++;
        }
      }
    }
    expect(tried).toBe(336);
  });
});

test('rounding before comparison', () => {
  expect(m.rounded(0.505, 2)).toBe(0.51);
  expect(m.rounded(1.005, 2)).toBe(1.01);
  expect(m.rounded(0.504999, 2)).toBe(0.5);
  expect(m.rounded(0.504999, null)).toBe(0.504999);
});

test('special rooms round as the profile says', () => {
  expect([12, 13, 24].map((classes) => m.specialRooms(classes, 12, 'ceiling'))).toEqual([1, 2, 2]);
  expect([11, 13, 24].map((classes) => m.specialRooms(classes, 12, 'floor'))).toEqual([0, 1, 2]);
});

test('quota of a small school is at least by classes', () => {
  const ratios = { primary: 19, junior: 13.5, senior: 12.5 };
  expect(
    m.staffQuota({ primary: 38, junior: 0, senior: 0 }, ratios, { classes: 6, postsPerClass: 1.7 }),
  ).toBeCloseTo(10.2, 12);
  expect(
    m.staffQuota({ primary: 380, junior: 0, senior: 0 }, ratios, { classes: 6, postsPerClass: 1.7 }),
  ).toBe(20);
  expect(m.staffQuota({ primary: 38, junior: 1, senior: 0 }, { ...ratios, junior: null })).toBeNull();
});

test('subject demand', () => {
  // Two classes with four lessons and one with five, at 13 lessons a post.
  expect(m.subjectDemand([2, 1], [4, 5], 13)).toBe(1);
});

test('who is to be exchanged', () => {
  const rule = { minYears: 6, maxAge: 50 };
  expect(m.exchangeEligible({ yearsAtSchool: 6, age: 50, exempt: false }, rule)).toBe(true);
  expect(m.exchangeEligible({ yearsAtSchool: 5, age: 40, exempt: false }, rule)).toBe(false);
  expect(m.exchangeEligible({ yearsAtSchool: 9, age: 51, exempt: false }, rule)).toBe(false);
  expect(m.exchangeEligible({ yearsAtSchool: 9, age: 40, exempt: true }, rule)).toBe(false);
  expect(m.exchangeEligible({ yearsAtSchool: 9, age: null, exempt: false }, rule)).toBe(true);
});
