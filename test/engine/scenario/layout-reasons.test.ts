import { expect, it } from 'vitest';
import { inThisThread } from '../../../engine/layout/index.ts';
import { layoutReasons } from '../../../engine/scenario/layout-reasons.ts';
import { planCounty } from '../../../engine/scenario/plan-county.ts';
import { solvers } from '../../../engine/solvers/index.ts';
import { layoutTown } from '../../support/layout-town.ts';

it('tells what every decision saves, or which rule asks for it', async () => {
  const bound = layoutTown();
  const town = { ...bound, options: { ...bound.options, contiguity: false } };
  const tools = { pool: inThisThread, solver: solvers[0]!, now: () => 0, cancelled: { aborted: false } };
  const { plan } = await planCounty({ ...town, overrides: {}, scenario: null }, tools);
  const reasons = layoutReasons(town, plan!);
  expect(reasons.map(({ action }) => action)).toEqual(plan!.actions.filter(({ kind }) => kind !== 'keep'));
  const merged = reasons.find(({ action }) => action.kind === 'merge')!;
  expect(merged.breaks).toEqual([]);
  // By hand, a year: 400,000 yuan to run it, against 500 s more for 20 children at 20 yuan a minute, and 300 yuan for each of them over 4 years.
  expect(merged.saves).toBeCloseTo(400_000 - (20 * 20 * 500) / 60 - (20 * 300) / 4, 3);
  expect(merged.nextBest?.school).toBe('east');
  const opened = reasons.find(({ action }) => action.kind === 'open')!;
  expect(opened.breaks).toContain('capacity');
});
