import { expect, test } from 'vitest';
import { Random } from '../../../engine/random.ts';
import { solverNamed } from '../../../engine/solvers/index.ts';
import { compileModel } from '../../../engine/staffing/model/compile.ts';
import { Around } from '../../../engine/staffing/search/around.ts';
import { neighboursOf } from '../../../engine/staffing/search/neighbours.ts';
import { objectiveValue } from '../../../engine/staffing/search/objective.ts';
import { repair } from '../../../engine/staffing/search/repair.ts';
import { ExchangeState } from '../../../engine/staffing/search/state.ts';
import { contextOf } from '../../../engine/staffing/task/context.ts';
import { anyOf } from '../../../engine/stop/index.ts';
import { drawnDecision } from '../../support/drawn-decision.ts';
import { randomStaff } from '../../support/random-staff.ts';

const CASES = 25;
/** With fewer arcs staying is all that most of these counties allow. */
const LEAST_ARCS = 15;
const BUDGET = { steps: 200_000, seconds: null, now: () => 0, stop: anyOf() };
/** What a unit of broken rules costs: more than all goals of these counties together. */
const PRICE = 10_000;

test('a decision that breaks rules becomes one that keeps them all, never worse than the one that was kept', async () => {
  let [cases, better] = [0, 0];
  for (let seed = 0; cases < CASES; seed++) {
    const random = new Random(seed, 12);
    const size = { teachers: [12, 20], schools: [5, 8] } as const;
    const { problem, policy, options } = randomStaff(seed, size, { pins: [] });
    const model = compileModel(contextOf(problem, policy, options));
    if (model.arcSchool.length < LEAST_ARCS) continue;
    const objective = {
      weights: new Float64Array(model.levels.length).fill(1),
      caps: new Float64Array(model.levels.length).fill(Infinity),
    };
    const state = new ExchangeState(model);
    const decision = drawnDecision(model, random);
    state.load(decision);
    if (state.violation !== 0) continue;
    const value = objectiveValue(objective, state.totals);
    const broken = drawnDecision(model, random);
    state.load(broken);
    if (state.violation === 0 || objectiveValue(objective, state.totals) >= value) continue;
    cases++;
    const solver = solverNamed('highs')!;
    const around = () => new Around(state, neighboursOf(model), objective, PRICE, solver, random);
    state.load(decision);
    await repair(state, { decision, value, broken, steps: 0 }, objective, around(), random, BUDGET);
    expect(state.violation).toBe(0);
    const reached = objectiveValue(objective, state.totals);
    expect(reached).toBeLessThanOrEqual(value);
    if (reached < value) better++;
    // With nothing to go back to programs alone must do it.
    const none = { decision: null, value: Infinity, broken, steps: 0 };
    state.load(broken);
    await repair(state, none, objective, around(), random, BUDGET);
    expect(state.violation).toBe(0);
  }
  expect(better).toBeGreaterThan(CASES / 4);
});
