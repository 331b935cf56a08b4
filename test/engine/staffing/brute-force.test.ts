import { describe, expect, test } from 'vitest';
import { checkExchange } from '../../../engine/check/exchange/index.ts';
import type { ExchangeOptions } from '../../../engine/plan/index.ts';
import { solvers } from '../../../engine/solvers/index.ts';
import { compileModel } from '../../../engine/staffing/model/compile.ts';
import { type ExchangeModel, STAY } from '../../../engine/staffing/model/model.ts';
import { movesOf } from '../../../engine/staffing/outputs/moves.ts';
import { solveLevels } from '../../../engine/staffing/search/levels.ts';
import type { ExchangeState } from '../../../engine/staffing/search/state.ts';
import { contextOf } from '../../../engine/staffing/task/context.ts';
import { anyOf } from '../../../engine/stop/index.ts';
import { decisionsOf, keptTotals } from '../../support/every-decision.ts';
import { randomStaff, type StaffCase } from '../../support/random-staff.ts';

const CASES = 200;
const MOST_DECISIONS = 3000;

const MODES: Readonly<Record<string, (seed: number) => Partial<ExchangeOptions>>> = {
  directed: () => ({ mode: 'directed', years: 1, flow: 'free' }),
  wishes: () => ({ mode: 'wishes', years: 1, flow: 'free', scope: 'county' }),
  // Few swaps keep everything: half of the cases go without no-harm, so that there is something to choose.
  swaps: (seed) => ({
    mode: 'directed',
    years: 1,
    flow: 'swaps',
    swapSubject: false,
    scope: 'county',
    direction: 'any',
    noHarm: seed % 2 === 0 ? 'off' : 'lend',
  }),
  years: () => ({ mode: 'directed', years: 2, flow: 'free' }),
  repair: (seed) => ({
    mode: 'repair',
    years: 1,
    flow: 'free',
    pins: seed % 2 === 0 ? [] : [{ teacher: 'T1', school: 'S1', reason: 'asked' }],
    previous: [
      { teacher: 'T1', to: 'S1', form: 'rotation', startYear: 2026 },
      { teacher: 'T2', to: 'S0', form: 'secondment', startYear: 2026 },
      { teacher: 'T3', to: 'S1', form: 'rotation', startYear: 2026 },
    ],
  }),
};

describe.each(Object.entries(MODES))('200 tiny counties, mode %s', (_, changes) => {
  test('every level equals the best of all decisions', { timeout: 240_000 }, async () => {
    let solved = 0;
    let infeasible = 0;
    let moved = 0;
    for (let seed = 0; solved + infeasible < CASES; seed++) {
      const found = randomStaff(seed, { teachers: [3, 7], schools: [2, 3] }, changes(seed));
      const context = contextOf(found.problem, found.policy, found.options);
      const model = compileModel(context);
      const count = decisionsOf(model);
      if (count > MOST_DECISIONS || count < 2) continue;
      const best = bruteForce(model);
      const result = await solveLevels(model, null, solvers[0]!, seed, BUDGET, () => {});
      if (best === null) {
        expect([seed, result.infeasible]).toEqual([seed, true]);
        infeasible++;
        continue;
      }
      expect([seed, result.kept]).toEqual([seed, true]);
      expect([seed, ...result.levels.map((level) => level.reached)]).toEqual([seed, ...best]);
      expect([seed, ...result.levels.map((level) => level.bound)]).toEqual([seed, ...best]);
      judge(found, model, result.state);
      moved += result.state.decision.filter((arc) => arc !== STAY).length;
      solved++;
    }
    expect(solved).toBeGreaterThan(100);
    expect(moved).toBeGreaterThan(10);
  });
});

const BUDGET = { steps: 4000, seconds: null, now: () => 0, stop: anyOf() };

function judge(found: StaffCase, model: ExchangeModel, state: ExchangeState): void {
  const { problem, policy, options } = found;
  const moves = movesOf(contextOf(problem, policy, options), model, state.decision);
  const verdict = checkExchange(problem, policy, options, moves);
  expect(verdict.violations).toEqual([]);
  for (const [l, level] of model.levels.entries()) expect(verdict.values[level.id]).toBe(state.totals[l]);
}

/** The levels' best values by trying every decision: lexicographic with tolerances. */
function bruteForce(model: ExchangeModel): readonly number[] | null {
  const kept = keptTotals(model);
  if (kept.length === 0) return null;
  let among = kept;
  return model.levels.map(({ tolerance }, l) => {
    const best = Math.min(...among.map((totals) => totals[l]!));
    const cap = Math.floor((1 + tolerance) * best + 1e-9);
    among = among.filter((totals) => totals[l]! <= cap);
    return best;
  });
}
