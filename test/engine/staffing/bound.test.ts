import { expect, test } from 'vitest';
import { relaxed } from '../../../engine/milp/index.ts';
import { Random } from '../../../engine/random.ts';
import { solvers } from '../../../engine/solvers/index.ts';
import { Lagrangian } from '../../../engine/staffing/bound/lagrange.ts';
import { priced } from '../../../engine/staffing/bound/subgradient.ts';
import { compileModel } from '../../../engine/staffing/model/compile.ts';
import { everybody, programOf } from '../../../engine/staffing/model/program.ts';
import type { Objective } from '../../../engine/staffing/search/objective.ts';
import { ExchangeState } from '../../../engine/staffing/search/state.ts';
import { contextOf } from '../../../engine/staffing/task/context.ts';
import { anyOf } from '../../../engine/stop/index.ts';
import { randomStaff } from '../../support/random-staff.ts';

const highs = solvers[0]!;

test('the bound of prices never passes the optimum, caps or not, and seldom stays far below the relaxation', {
  timeout: 240_000,
}, async () => {
  let compared = 0;
  let capped = 0;
  let near = 0;
  for (let seed = 0; seed < 200; seed++) {
    const { problem, policy, options } = randomStaff(
      seed,
      { teachers: [5, 14], schools: [2, 4] },
      { flow: 'free' },
    );
    const without = new Set(['couple']);
    const model = compileModel(contextOf(problem, policy, options), without);
    if (model.arcSchool.length === 0) continue;
    const random = new Random(seed);
    const weights = Float64Array.from(model.levels, () => random.below(5));
    const state = new ExchangeState(model);
    const free: Objective = { weights, caps: new Float64Array(weights.length).fill(Infinity) };
    // Staying is possible in most cases, so that caps at its values leave something.
    const caps = state.totals.map((total) => (random.below(3) === 0 ? total : Infinity));
    for (const objective of [free, { weights, caps }]) {
      const { program } = programOf(new ExchangeState(model), everybody(model), objective);
      const lp = await highs.solve(relaxed(program));
      if (lp.status !== 'optimal') continue;
      const best = await highs.solve(program);
      if (best.status === 'infeasible') continue;
      expect(best.status).toBe('optimal');
      const budget = { steps: 10_000, seconds: null, now: () => 0, stop: anyOf() };
      const { bound } = priced(model, objective, budget);
      expect([seed, bound <= best.objective! + 1e-6]).toEqual([seed, true]);
      if (bound >= lp.objective! - 0.05 * Math.max(1, Math.abs(lp.objective!))) near++;
      if (objective !== free) capped++;
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(150);
  expect(capped).toBeGreaterThan(60);
  expect(near / compared).toBeGreaterThan(0.6);
});

test('any prices whatever give a bound', async () => {
  let tried = 0;
  for (let seed = 0; seed < 60; seed++) {
    const { problem, policy, options } = randomStaff(
      seed,
      { teachers: [4, 10], schools: [2, 3] },
      { flow: 'free' },
    );
    const model = compileModel(contextOf(problem, policy, options), new Set(['couple']));
    if (model.arcSchool.length === 0) continue;
    const weights = Float64Array.from(model.levels, () => 1);
    const objective = { weights, caps: new Float64Array(weights.length).fill(Infinity) };
    const { program } = programOf(new ExchangeState(model), everybody(model), objective);
    const best = await highs.solve(program);
    if (best.status !== 'optimal') continue;
    const random = new Random(seed);
    const lagrangian = new Lagrangian(model, objective);
    for (let round = 0; round < 10; round++) {
      for (let e = 0; e < lagrangian.prices.length; e++) lagrangian.prices[e] = random.normal();
      lagrangian.project();
      expect(lagrangian.evaluate()).toBeLessThanOrEqual(best.objective! + 1e-6);
      tried++;
    }
  }
  expect(tried).toBeGreaterThan(150);
});
