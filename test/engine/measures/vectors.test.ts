import { describe, expect, test } from 'vitest';
import * as m from '../../../engine/measures/index.ts';
import { PUBLISHED } from '../../support/published-composites.ts';

/** T1: the public worked example, books of five primary schools. */
const PUPILS = [45, 37, 89, 76, 55];
const BOOKS = [279, 137, 935, 160, 402];

describe('T1 worked example', () => {
  const official = m.spread(BOOKS, PUPILS)!;

  test('mean, deviation and coefficient of the official method', () => {
    expect(official.mean).toBeCloseTo(6.334437, 6);
    expect(official.deviation).toBeCloseTo(3.263861, 6);
    expect(official.coefficient).toBeCloseTo(0.515257, 6);
    expect(official.schools).toBe(5);
    expect(official.pupils).toBe(302);
  });

  test('the other forms that are in use', () => {
    const plain = (deviation: 'population' | 'sample') =>
      m.spread(BOOKS, PUPILS, { weight: 'plain', deviation })!;
    expect(plain('population').coefficient).toBeCloseTo(0.488771, 6);
    expect(plain('sample').coefficient).toBeCloseTo(0.546462, 6);
  });

  test('a limit of 0.50 tells them apart', () => {
    const passes = [m.OFFICIAL_SPREAD, { weight: 'plain', deviation: 'population' } as const].map(
      (rules) => m.spread(BOOKS, PUPILS, rules)!.coefficient <= 0.5,
    );
    expect(passes).toEqual([false, true]);
  });

  test('the identity', () => {
    expect(m.coefficientByIdentity(BOOKS, PUPILS)).toBeCloseTo(official.coefficient, 12);
  });

  test('the mean absolute deviation is a lower bound', () => {
    expect(m.meanAbsoluteDeviation(BOOKS, PUPILS)! / official.mean).toBeCloseTo(0.444, 3);
    expect(m.meanAbsoluteDeviation(BOOKS, PUPILS)!).toBeLessThan(official.deviation);
  });

  test('published ratios', () => {
    const shown = BOOKS.map((books, i) => m.ratio(books, PUPILS[i]!)!.toFixed(2));
    expect(shown).toEqual(['6.20', '3.70', '10.51', '2.11', '7.31']);
  });
});

test('T2 split of a nine-year school', () => {
  const shares = m.splitShares({ primary: 166, junior: 210, senior: 0 }, { junior: 1.1, senior: 1.2 });
  expect(23226 / (166 + 1.1 * 210)).toBeCloseTo(58.5038, 4);
  expect(23226 * shares.primary).toBeCloseTo(9711.6, 1);
  expect(23226 * shares.junior).toBeCloseTo(13514.4, 1);
  expect((23226 * shares.junior) / 210).toBeCloseTo(64.35, 2);
});

test('split of complete and twelve-year schools', () => {
  const weights = { junior: 1.1, senior: 1.2 };
  const complete = m.splitShares({ primary: 0, junior: 300, senior: 200 }, weights);
  expect(complete.junior).toBeCloseTo(300 / (300 + 1.2 * 200), 12);
  const twelve = m.splitShares({ primary: 100, junior: 100, senior: 100 }, weights);
  expect([twelve.primary, twelve.junior, twelve.senior].map((share) => share * 3.42)).toEqual([
    expect.closeTo(1, 12),
    expect.closeTo(1.1, 12),
    expect.closeTo(1.32, 12),
  ]);
});

describe('T3 published composites', () => {
  test.each(PUBLISHED)('%s', (name, coefficients, published) => {
    const value = m.composite(coefficients)!;
    expect(Math.abs(value - published)).toBeLessThanOrEqual(0.001);
    const [each, mean] = name.endsWith('primary') ? [0.5, 0.65] : [0.45, 0.55];
    // All pass the rule of 2012; under a limit on each only one would.
    expect(value).toBeLessThanOrEqual(mean!);
    expect(coefficients.every((one) => one <= each!)).toBe(name === 'Changchun Kuancheng primary');
  });
});

describe('T4 six of seven', () => {
  const rule = { minMet: 6, floor: 0.85 };
  const PRIMARY = [4.2, 1, 0.9, 4.5, 7.5, 2000, 2.3];
  const JUNIOR = [5.3, 1, 0.9, 5.8, 10.2, 2500, 2.4];

  test.each([
    [[4.3, 0.9, 0.95, 4.6, 7.6, 2100, 2.4], true, 6],
    [[4.3, 0.84, 0.95, 4.6, 7.6, 2100, 2.4], false, 6],
    [[4.3, 0.9, 0.85, 4.6, 7.6, 2100, 2.4], false, 5],
    [PRIMARY, true, 7],
  ])('%j', (values, passes, met) => {
    expect(m.schoolRule(values, PRIMARY, rule)).toMatchObject({ passes, met });
  });

  test('floors of 85 % are inclusive', () => {
    const floors = {
      primary: [3.57, 0.85, 0.765, 3.825, 6.375, 1700, 1.955],
      junior: [4.505, 0.85, 0.765, 4.93, 8.67, 2125, 2.04],
    };
    let tried = 0;
    for (const [floor, standard] of [
      [floors.primary, PRIMARY],
      [floors.junior, JUNIOR],
    ] as const) {
      floor.forEach((value, j) => {
        expect(m.verdict(value, standard[j]!, 0.85)).toBe('partly');
        expect(m.verdict(value * (1 - 1e-9), standard[j]!, 0.85)).toBe('notMet');
        expect(m.verdict(standard[j]!, standard[j]!, 0.85)).toBe('met');
        tried++;
      });
    }
    expect(tried).toBe(14);
  });
});

test('T5 the levelling-down trap', () => {
  const coefficient = (books: readonly number[]) => m.spread(books, PUPILS)!.coefficient;
  const lacking = (books: readonly number[]) => m.shortfall(books, PUPILS, 5);
  expect(lacking(BOOKS)).toBe(48 + 220);
  const cut = [279, 137, 500, 160, 402];
  expect(coefficient(cut)).toBeCloseTo(0.3878, 4);
  expect(lacking(cut)).toBe(268);
  const added = [279, 137, 935, 395, 402];
  expect(coefficient(added)).toBeCloseTo(0.3407, 4);
  expect(lacking(added)).toBe(48);
  const moved = [279, 137, 700, 395, 402];
  expect(coefficient(moved)).toBeCloseTo(0.2255, 4);
  expect(lacking(moved)).toBe(48);
  // Strictly no school may fall below its own level; down to the standard of 5 the move would be allowed.
  const [before, after] = [935 / 89, 700 / 89];
  expect(after).toBeLessThan(m.noHarmLevel(before, 5, { reading: 'ownLevel', tolerance: 0 }));
  expect(after).toBeGreaterThan(m.noHarmLevel(before, 5, { reading: 'standard', tolerance: 0 }));
});

test('T6 the merger trap', () => {
  expect(m.spread([279, 137, 935 + 160, 402], [45, 37, 89 + 76, 55])!.coefficient).toBeCloseTo(0.1636, 4);
});

test('T7 running fund of a small school', () => {
  expect(m.runningFund(63, 12, { base: 650, boarder: 200, floorPupils: 100 })).toBe(67_400);
});

test('T8 classes', () => {
  expect(m.classSizes(57, 1).atLeast(56)).toBe(1);
  expect(m.classesNeeded(130, 45)).toBe(3);
  expect(130 / m.classesNeeded(130, 45)).toBeCloseTo(43.3, 1);
});

test('T9 retention in its two forms', () => {
  const cohort = { entered: 500, movedIn: 20, died: 1, movedOut: 15, graduates: 480 };
  expect(100 * m.retentionByCorrectedEntry(cohort)).toBeCloseTo(95.24, 2);
  expect(100 * m.retentionByCorrectedGraduates(cohort)).toBeCloseTo(95.19, 2);
});

test('T10 difference rate of results', () => {
  const pupils = [30, 40, 30];
  const means = [0.62, 0.7, 0.8];
  const rate = m.spread(
    means.map((mean, i) => mean * pupils[i]!),
    pupils,
  )!;
  expect(rate.deviation).toBeCloseTo(0.06989, 5);
  expect(rate.coefficient).toBeCloseTo(0.099, 4);
});

test('T11 quota at the size of a county', () => {
  const ratios = { primary: 19, junior: 13.5, senior: 12.5 };
  expect(m.staffQuota({ primary: 67_424, junior: 0, senior: 0 }, ratios)).toBeCloseTo(3548.6, 1);
  expect(m.staffQuota({ primary: 0, junior: 25_564, senior: 0 }, ratios)).toBeCloseTo(1893.6, 1);
  expect(Math.round(m.staffQuota({ primary: 67_424, junior: 25_564, senior: 0 }, ratios)!)).toBe(5442);
});
