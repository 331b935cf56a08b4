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

/** What takes part in these is told within seconds in whole counties. */
const LOCAL: readonly CauseName[] = ['lockRing', 'bridge', 'lockAnchor'];
/** Contiguity of 24 × 20 units and 12 schools would be 21,000 flows: its rows are added as points break them. */
const COUNTY: GridSize = { width: 24, height: 20, schools: 12 };

const SMALL: GridSize = { width: 6, height: 5, schools: 3 };

const PARTS: readonly Part[] = [
  { size: SMALL, seeds: [4, 5, 6, 7], iterations: 5, causes: CAUSE_NAMES },
  { size: SMALL, seeds: [8, 9, 10, 11], iterations: 5, causes: CAUSE_NAMES },
  { size: COUNTY, seeds: [11], iterations: 20, causes: LOCAL },
];
/** Those of the fast part. */
const FAST_SEEDS = 3;

test.each(PARTS)(
  'counties with a known cause, $size.width × $size.height units, seeds $seeds',
  async (part) => {
    const { size, seeds, iterations, causes } = part;
    const { cases, dropped } = await tryCases(size, seeds, { iterations, cures: false }, causes);
    expect(cases).toBe(seeds.length * causes.length);
    expect(dropped).toBeGreaterThan(2 * cases);
  },
);

test('are more than two hundred with those of the fast part', () => {
  const slow = PARTS.reduce((sum, { seeds, causes }) => sum + seeds.length * causes.length, 0);
  expect(slow + FAST_SEEDS * CAUSE_NAMES.length).toBeGreaterThanOrEqual(200);
});
