import { beforeAll, describe, expect, test } from 'vitest';
import { loadDataset } from '../../../datasets/importers/index.ts';
import { checkExchangePlan } from '../../../engine/check/exchange/index.ts';
import { defaultExchangeOptions, type ExchangePlan } from '../../../engine/plan/index.ts';
import { type ExchangePolicy, exchangePolicy, resolveDatasetPolicy } from '../../../engine/policy/index.ts';
import type { Problem } from '../../../engine/problem/index.ts';
import { solvers } from '../../../engine/solvers/index.ts';
import { compileModel, contextOf, ExchangeState, solveExchange } from '../../../engine/staffing/index.ts';
import { DEMO } from '../../support/run-cli.ts';

/** Steps of search; prices prove the first two goals at once. */
const ITERATIONS = 60_000;

let problem: Problem;
let policy: ExchangePolicy;
let plan: ExchangePlan;
/** Value of each level before anybody moves. */
let today: ReadonlyMap<string, number>;

beforeAll(async () => {
  const built = await loadDataset(DEMO);
  if (!('problem' in built)) throw new Error('The demo county does not load.');
  problem = built.problem;
  const resolved = resolveDatasetPolicy(problem.policy, null);
  if (!('policy' in resolved)) throw new Error('The policy of the demo county does not resolve.');
  policy = exchangePolicy(resolved.policy);
  const options = { ...defaultExchangeOptions(problem.years[0]!), iterations: ITERATIONS, seconds: null };
  const model = compileModel(contextOf(problem, policy, options));
  const { totals } = new ExchangeState(model);
  today = new Map(model.levels.map(({ id }, l) => [id, totals[l]!]));
  plan = (await solveExchange(problem, policy, options, { solver: solvers[0]!, now: () => 0 })).plan!;
}, 400_000);

describe('one year of exchange in the demo county', () => {
  test('moves at most a tenth of those eligible and stands before the judge', () => {
    const report = checkExchangePlan(problem, policy, plan);
    expect(report.claims).toEqual([]);
    expect(report.verdict).toBe('keeps every rule');
    expect(policy.maxRate).toBe(0.1);
    expect(plan.moves.length).toBeGreaterThan(10);
  }, 60_000);

  test('leaves no school shorter than before, and none below its own level beyond the tolerance', () => {
    for (const card of plan.schools) {
      expect(card.lessonsMissing.after, card.school).toBeLessThanOrEqual(card.lessonsMissing.before);
      for (const { before, after, need } of Object.values(card.measures)) {
        expect(Math.max(0, need - after)).toBeLessThanOrEqual(Math.max(0, need - before));
        expect(after).toBeGreaterThanOrEqual((1 - plan.options.tolerance) * before - 1e-9);
      }
    }
    expect(plan.schools.length).toBeGreaterThan(40);
  });

  test('halves lessons missing and shortfall, or proves why it cannot', () => {
    for (const id of ['coverage', 'shortfall']) {
      const { value, bound } = plan.result.levels.find((level) => level.id === id)!;
      const before = today.get(id)!;
      expect(value, id).toBeLessThan(before);
      const halved = value <= before / 2;
      const proved = bound !== null && bound > before / 2;
      expect([id, before, value, bound, halved || proved]).toEqual([id, before, value, bound, true]);
    }
  });

  test('shows the difference coefficients of every stage and measure before and after', () => {
    expect(plan.coefficients).toHaveLength(8);
    for (const { before, after } of plan.coefficients) {
      expect(before).toBeGreaterThan(0);
      expect(after).toBeGreaterThan(0);
    }
  });
});
