import { expect, test } from 'vitest';
import { Random } from '../../../engine/random.ts';
import { compileModel } from '../../../engine/staffing/model/compile.ts';
import { mend } from '../../../engine/staffing/search/mend.ts';
import { ExchangeState } from '../../../engine/staffing/search/state.ts';
import { contextOf } from '../../../engine/staffing/task/context.ts';
import { drawnDecision } from '../../support/drawn-decision.ts';
import { randomStaff } from '../../support/random-staff.ts';

const CASES = 400;

test('broken schools go back to a decision that kept every rule, and nobody is decided otherwise than in one of the two', () => {
  let [cases, mended, partly] = [0, 0, 0];
  for (let seed = 0; cases < CASES; seed++) {
    const random = new Random(seed, 9);
    const { problem, policy, options } = randomStaff(
      seed,
      { teachers: [12, 20], schools: [5, 8] },
      { pins: [] },
    );
    const model = compileModel(contextOf(problem, policy, options));
    const objective = {
      weights: new Float64Array(model.levels.length).fill(1),
      caps: new Float64Array(model.levels.length).fill(Infinity),
    };
    const drawn = () => drawnDecision(model, random);
    const kept = drawn();
    const state = new ExchangeState(model);
    state.load(kept);
    if (state.violation !== 0) continue;
    const wild = drawn();
    state.load(wild);
    if (state.violation === 0) continue;
    cases++;
    const isWhole = mend(state, kept, objective);
    state.decision.forEach((arc, t) => {
      expect([kept[t], wild[t]]).toContain(arc);
    });
    const anew = new ExchangeState(model);
    anew.load(state.decision);
    expect([anew.z, anew.totals, anew.violation]).toEqual([state.z, state.totals, state.violation]);
    expect(isWhole).toBe(state.violation === 0);
    if (isWhole) mended++;
    if (isWhole && state.decision.some((arc, t) => arc !== kept[t])) partly++;
  }
  expect(mended).toBeGreaterThan(CASES / 2);
  expect(partly).toBeGreaterThan(CASES / 20);
});
