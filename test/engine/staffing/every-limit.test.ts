import { expect, test } from 'vitest';
import { checkExchange } from '../../../engine/check/exchange/index.ts';
import type { ExchangePolicy } from '../../../engine/policy/index.ts';
import { Random } from '../../../engine/random.ts';
import { solvers } from '../../../engine/solvers/index.ts';
import { Lagrangian } from '../../../engine/staffing/bound/lagrange.ts';
import { priced } from '../../../engine/staffing/bound/subgradient.ts';
import { compileModel } from '../../../engine/staffing/model/compile.ts';
import { movesOf } from '../../../engine/staffing/outputs/moves.ts';
import { objectiveValue } from '../../../engine/staffing/search/objective.ts';
import { ExchangeState } from '../../../engine/staffing/search/state.ts';
import { solveWeighted } from '../../../engine/staffing/search/weighted.ts';
import { contextOf } from '../../../engine/staffing/task/context.ts';
import { anyOf } from '../../../engine/stop/index.ts';
import { decisionsOf, keptTotals } from '../../support/every-decision.ts';
import { randomStaff } from '../../support/random-staff.ts';

const CASES = 60;
const MOST_DECISIONS = 3000;
const BUDGET = { steps: 4000, seconds: null, now: () => 0, stop: anyOf() };

/** Every rule that a policy can switch on is on. */
function everyLimit(policy: ExchangePolicy, random: Random): ExchangePolicy {
  return {
    ...policy,
    maxRate: 0.6,
    turnoverCap: random.below(2) === 0 ? 0.5 : 1,
    seniorShareMax: 40,
    backboneShare: 0.2,
    commute: { ...policy.commute, limit: 40 },
    coefficients: (['higherDegree', 'backbone'] as const).map((measure) => ({
      stage: 'primary',
      measure,
      most: random.between(2, 8) / 10,
      weight: random.below(2) === 0 ? 'pupils' : 'plain',
      deviation: 'population',
    })),
  };
}

test('with every kind of limit switched on the search finds what brute force finds, and no bound passes it', {
  timeout: 240_000,
}, async () => {
  let solved = 0;
  let moved = 0;
  let near = 0;
  for (let seed = 0; solved < CASES; seed++) {
    const random = new Random(seed, 5);
    const drawn = randomStaff(
      seed,
      { teachers: [5, 9], schools: [2, 3] },
      {
        mode: random.below(3) === 0 ? 'wishes' : 'directed',
        flow: random.below(5) === 0 ? 'swaps' : 'free',
        noHarm: random.below(2) === 0 ? 'lend' : 'tolerance',
        protectVillages: true,
        minimumRate: random.below(4) === 0,
        pins: [],
      },
    );
    const { problem, options } = drawn;
    const policy = everyLimit(drawn.policy, random);
    const context = contextOf(problem, policy, options);
    const model = compileModel(context);
    if (model.arcSchool.length === 0 || decisionsOf(model) > MOST_DECISIONS) continue;
    const weights = Float64Array.from(model.levels, () => random.below(6));
    const objective = { weights, caps: new Float64Array(weights.length).fill(Infinity) };
    const kept = keptTotals(model);
    // Where nearly nothing is allowed there is nothing to find.
    if (kept.length < 4) continue;
    const best = Math.min(...kept.map((totals) => objectiveValue(objective, Float64Array.from(totals))));
    const { state, value, bound } = await solveWeighted(model, objective, 5, solvers[0]!, seed, BUDGET);
    expect([seed, value]).toEqual([seed, expect.closeTo(best, 6)]);
    expect([seed, bound! <= best + 1e-6]).toEqual([seed, true]);
    const prices = priced(model, objective, BUDGET);
    expect([seed, prices.bound <= best + 1e-6]).toEqual([seed, true]);
    if (prices.bound >= best - 0.1 * Math.max(1, Math.abs(best))) near++;
    const lagrangian = new Lagrangian(model, objective);
    for (let round = 0; round < 5; round++) {
      for (let i = 0; i < lagrangian.prices.length; i++) lagrangian.prices[i] = 3 * random.normal();
      lagrangian.project();
      expect([seed, lagrangian.evaluate() <= best + 1e-6]).toEqual([seed, true]);
    }
    const anew = new ExchangeState(model);
    anew.load(state.decision);
    expect([anew.z, anew.totals, anew.violation]).toEqual([state.z, state.totals, state.violation]);
    const moves = movesOf(context, model, state.decision);
    expect(checkExchange(problem, policy, options, moves).violations).toEqual([]);
    moved += moves.length;
    solved++;
  }
  expect(moved).toBeGreaterThan(20);
  expect(near / solved).toBeGreaterThan(0.5);
});
