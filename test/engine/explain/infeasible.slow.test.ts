import { expect, test } from 'vitest';
import { CAUSE_NAMES, type CauseName } from '../../support/infeasible/cases.ts';
import type { GridSize } from '../../support/infeasible/grid.ts';
import { tryCases } from '../../support/infeasible/try-case.ts';

interface Part {
  readonly size: GridSize;
  readonly seeds: readonly number[];
  readonly iterations: number;
  readonly causes: readonly CauseName[];
}

/** One unit beyond every school among eighty others is a bin packing that takes the search minutes without a clock. */
const NOT_PACKED = CAUSE_NAMES.filter((cause) => cause !== 'classCap');
/** Of whole counties: what takes part in it is told within seconds. */
const LOCAL: readonly CauseName[] = [
  'lockFar',
  'lockRing',
  'bridge',
  'twoAnchors',
  'lockAnchor',
  'lockGroup',
  'groupLimit',
  'lockFull',
  'boarding',
  'noHarm',
  'enrolledStay',
];
/** Contiguity of 24 × 20 units and 12 schools would be 21,000 flows: its rows are added as points break them. */
const COUNTY: GridSize = { width: 24, height: 20, schools: 12 };

const PARTS: readonly Part[] = [
  {
    size: { width: 6, height: 5, schools: 3 },
    seeds: [4, 5, 6, 7],
    iterations: 5,
    causes: CAUSE_NAMES,
  },
  { size: { width: 10, height: 8, schools: 5 }, seeds: [8, 9, 10], iterations: 5, causes: NOT_PACKED },
  { size: COUNTY, seeds: [11, 12, 13], iterations: 20, causes: LOCAL },
];
/** Those of the fast part. */
const FAST_SEEDS = 3;

test.each(PARTS)('counties with a known cause, $size.width × $size.height units', async (part) => {
  const { size, seeds, iterations, causes } = part;
  const { cases, dropped } = await tryCases(size, seeds, { iterations, cures: false }, causes);
  expect(cases).toBe(seeds.length * causes.length);
  expect(dropped).toBeGreaterThan(3 * cases);
});

test('are more than two hundred with those of the fast part', () => {
  const slow = PARTS.reduce((sum, { seeds, causes }) => sum + seeds.length * causes.length, 0);
  expect(slow + FAST_SEEDS * CAUSE_NAMES.length).toBeGreaterThanOrEqual(200);
});
