import fc from 'fast-check';
import { expect, it } from 'vitest';
import { apportion } from '../../../datasets/importers/prepare/apportion.ts';

it('keeps every total exactly, gives nothing where nobody lives, and stays within one of the share in all rows together', () => {
  let tried = 0;
  fc.assert(
    fc.property(
      fc.array(fc.nat(5000), { minLength: 1, maxLength: 9 }),
      fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e6, noNaN: true })), {
        minLength: 1,
        maxLength: 60,
      }),
      (totals, weights) => {
        const given = apportion(totals, weights);
        const sum = weights.reduce((a, b) => a + b, 0);
        expect(given.map((row) => row.reduce((a, b) => a + b, 0))).toEqual(totals);
        weights.forEach((weight, place) => {
          if (sum > 0 && weight === 0) for (const row of given) expect(row[place]).toBe(0);
          if (!(sum > 0)) return;
          const share = (weight / sum) * totals.reduce((a, b) => a + b, 0);
          const got = given.reduce((a, row) => a + row[place]!, 0);
          expect(Math.abs(got - share)).toBeLessThan(2);
        });
        tried++;
      },
    ),
    { numRuns: 500, seed: 20261123 },
  );
  expect(tried).toBe(500);
});

it('gives whole shares where they are whole, and the remainder to the largest', () => {
  expect([...apportion([10], [1, 2, 2])[0]!]).toEqual([2, 4, 4]);
  expect([...apportion([10], [1, 1, 1])[0]!]).toEqual([4, 3, 3]);
  expect([...apportion([3], [5, 3, 1])[0]!]).toEqual([2, 1, 0]);
});

it('carries rounding from grade to grade, so that a small village is not always the one left out', () => {
  const given = apportion([1, 1, 1, 1, 1, 1], [1, 1, 1]);
  expect([0, 1, 2].map((place) => given.reduce((sum, row) => sum + row[place]!, 0))).toEqual([2, 2, 2]);
});

it('refuses what is no count', () => {
  expect(() => apportion([-1], [1])).toThrow(RangeError);
  expect(() => apportion([1], [Infinity])).toThrow(RangeError);
  expect(apportion([5], [])).toEqual([new Int32Array(0)]);
});
