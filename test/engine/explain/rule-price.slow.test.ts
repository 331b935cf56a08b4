import { expect, test } from 'vitest';
import { pricedRule, priceOfRule, withoutRule } from '../../../engine/explain/index.ts';
import { inThisThread } from '../../../engine/layout/index.ts';
import { planZones, type ZoningTools } from '../../../engine/scenario/plan-zones.ts';
import { solverNamed } from '../../../engine/solvers/index.ts';
import { bruteForce } from '../../support/brute-force.ts';
import { COUNTABLE_TOWN, randomTown } from '../../support/random-town.ts';
import type { Town } from '../../support/tiny-town.ts';

const tools: ZoningTools = {
  pool: inThisThread,
  solver: solverNamed('highs')!,
  now: () => 0,
  cancelled: { aborted: false },
};

async function planOf(town: Town) {
  const options = { ...town.options, iterations: 30, seconds: null };
  const judged = await planZones({ ...town, options, overrides: {}, scenario: null }, tools);
  return 'plan' in judged && judged.report.violations.length === 0 ? judged.plan : null;
}

test('the true price of a rule, by trying every plan with it and without it, lies within what is said to be proved', async () => {
  let compared = 0;
  let paid = 0;
  for (let seed = 1; seed <= 90; seed++) {
    const town = randomTown(seed, COUNTABLE_TOWN);
    const kept = bruteForce(town);
    if (kept.feasible === 0) continue;
    const least = kept.levels[0]!.reached;
    for (const name of ['contiguity', 'limits', 'locks', 'groups']) {
      const free = { ...town, ...withoutRule(town, pricedRule(name)!) };
      const truth = least - bruteForce(free).levels[0]!.reached;
      // Most rules cost nothing; a few of these are enough.
      if (truth < 1e-6 && seed % 25 !== 0) continue;
      const withRule = await planOf(town);
      const without = await planOf(free);
      if (withRule === null || without === null) continue;
      const price = priceOfRule(withRule, without)!;
      const slack = 1e-6 * (1 + Math.abs(least));
      const what = `seed ${seed} ${name}`;
      expect(truth, what).toBeGreaterThanOrEqual((price.atLeast ?? 0) - slack);
      expect(truth, what).toBeLessThanOrEqual((price.atMost ?? Infinity) + slack);
      expect(price.difference, what).toBeGreaterThanOrEqual(0);
      compared++;
      if (price.difference > slack) paid++;
    }
  }
  expect(compared).toBeGreaterThan(10);
  expect(paid).toBeGreaterThan(2);
});

test('a name that is no rule is none', () => {
  expect(pricedRule('contiguity')).toEqual({ kind: 'contiguity' });
  expect(pricedRule('lock:u1')).toEqual({ kind: 'lock', unit: 'u1' });
  for (const name of ['', 'lock:', 'beauty']) expect(pricedRule(name)).toBeNull();
});
