import { expect, test } from 'vitest';
import { CAUSE_NAMES } from '../../support/infeasible/cases.ts';
import { tryCases } from '../../support/infeasible/try-case.ts';

const SEEDS = [1, 2, 3];

test('small counties with a known cause: the clash holds it, no member can go, and the first way out works', async () => {
  const size = { width: 5, height: 4, schools: 3 };
  const { cases, dropped, cured } = await tryCases(size, SEEDS, { iterations: 5, cures: true });
  expect(cases).toBe(SEEDS.length * CAUSE_NAMES.length);
  expect(cases).toBeGreaterThanOrEqual(50);
  expect(dropped).toBeGreaterThan(200);
  expect(cured).toBeGreaterThan(100);
}, 400_000);
