import { expect, test } from 'vitest';
import { pricedRule, priceOfRule, withoutRule } from '../../../engine/explain/index.ts';
import { inThisThread } from '../../../engine/layout/index.ts';
import { planZones, type ZoningTools } from '../../../engine/scenario/plan-zones.ts';
import { solverNamed } from '../../../engine/solvers/index.ts';
import { bruteForce } from '../../support/brute-force.ts';
import { demoInForce } from '../../support/demo-in-force.ts';
import { COUNTABLE_TOWN, randomTown } from '../../support/random-town.ts';
import type { Town } from '../../support/tiny-town.ts';

const tools: ZoningTools = {
  pool: inThisThread,
  solver: solverNamed('highs')!,
  now: () => 0,
  cancelled: { aborted: false },
};

async function planOf(town: Town, iterations = 30, seed = town.options.seed) {
  const options = { ...town.options, iterations, seconds: null, seed };
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

/** The same county without a rule, as a planner would write it: nobody is too far, no lock, contiguity off. */
const WRITTEN: Readonly<Record<string, (town: Town) => Town>> = {
  contiguity: (town) => ({ ...town, options: { ...town.options, contiguity: false } }),
  locks: (town) => ({ ...town, options: { ...town.options, locks: [] } }),
  limits: ({ policy, ...town }) => ({
    ...town,
    policy: { ...policy, bands: policy.bands.map((band) => ({ ...band, limit: band.limit && 1e6 })) },
  }),
};

test.each(Object.keys(WRITTEN))(
  'on the demo, the price of %s equals solving the county without it, within what is proved of both',
  async (name) => {
    const { town: demo } = await demoInForce();
    const { units } = demo.problem;
    const inForce = demo.problem.zonesInForce![demo.problem.stages.findIndex(({ id }) => id === 'primary')]!;
    const locks = [3, 150, 420].map((unit) => ({
      unit: units.ids[unit]!,
      stage: 'primary',
      school: demo.problem.schools[inForce[unit]!]!.id,
    }));
    const town = { ...demo, options: { ...demo.options, locks } };
    const withRule = await planOf(town, 40);
    const dropped = await planOf({ ...town, ...withoutRule(town, pricedRule(name)!) }, 40);
    const solved = await planOf(WRITTEN[name]!(town), 40, town.options.seed + 1);
    const price = priceOfRule(withRule!, dropped!)!;
    const [kept] = withRule!.result.levels;
    const [free] = solved!.result.levels;
    expect(free!.id).toBe(price.goal);
    // What the county's own run without the rule reached and proved, and what was said of the price, cannot both be missed.
    expect(price.atMost!).toBeGreaterThanOrEqual(kept!.bound! - free!.reached - 1e-6);
    expect(price.atLeast!).toBeLessThanOrEqual(kept!.reached - free!.bound! + 1e-6);
    const proved = Math.max(free!.reached - free!.bound!, price.without - dropped!.result.levels[0]!.bound!);
    expect(Math.abs(price.without - free!.reached)).toBeLessThanOrEqual(proved + 1e-6);
    expect(proved).toBeLessThan(0.02 * kept!.reached);
  },
  300_000,
);

test('a name that is no rule is none', () => {
  expect(pricedRule('contiguity')).toEqual({ kind: 'contiguity' });
  expect(pricedRule('lock:u1')).toEqual({ kind: 'lock', unit: 'u1' });
  for (const name of ['', 'lock:', 'beauty']) expect(pricedRule(name)).toBeNull();
});
