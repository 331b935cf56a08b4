import { expect, test } from 'vitest';
import { CAUSE_NAMES } from '../../support/infeasible/cases.ts';
import type { GridSize } from '../../support/infeasible/grid.ts';
import { tryCases } from '../../support/infeasible/try-case.ts';

/** With those of the fast part more than two hundred. */
const PARTS: readonly (readonly [size: GridSize, seeds: readonly number[], iterations: number])[] = [
  [{ width: 6, height: 5, schools: 3 }, [4, 5, 6, 7], 5],
  [{ width: 10, height: 8, schools: 5 }, [8, 9, 10], 5],
  // Counties whose contiguity could not be written down as flows: 24 × 20 units have 21,000 of them.
  [{ width: 24, height: 20, schools: 12 }, [11], 20],
  [{ width: 24, height: 20, schools: 12 }, [12], 20],
];

test.each(PARTS)('counties with a known cause, $width × $height units', async (size, seeds, iterations) => {
  const { cases, dropped } = await tryCases(size, seeds, { iterations, cures: false });
  expect(cases).toBe(seeds.length * CAUSE_NAMES.length);
  expect(dropped).toBeGreaterThan(5 * seeds.length);
});

test('are more than two hundred with those of the fast part', () => {
  const slow = PARTS.reduce((sum, [, seeds]) => sum + seeds.length * CAUSE_NAMES.length, 0);
  expect(slow + 3 * CAUSE_NAMES.length).toBeGreaterThanOrEqual(200);
});
