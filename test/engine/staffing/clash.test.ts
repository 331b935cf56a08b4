import { describe, expect, test } from 'vitest';
import { exchangeRuleName, type Pin, pseudonymised } from '../../../engine/plan/index.ts';
import { solvers } from '../../../engine/solvers/index.ts';
import {
  compileModel,
  contextOf,
  ExchangeState,
  everybody,
  solveExchange,
} from '../../../engine/staffing/index.ts';
import { STATE_RULES } from '../../../engine/staffing/rules/state/index.ts';
import { solveCutting } from '../../../engine/staffing/search/cut-loop.ts';
import { randomStaff, type StaffCase } from '../../support/random-staff.ts';

const setting = { solver: solvers[0]!, now: () => 0 };

async function possible(found: StaffCase, rules: readonly string[]): Promise<boolean> {
  const pins = found.options.pins.filter((pin) => rules.includes(`pin:${pin.teacher}`));
  const without = new Set(
    [...STATE_RULES.map((rule) => rule.id), 'coefficient', 'couple', 'swaps'].filter(
      (id) => !rules.includes(id),
    ),
  );
  const model = compileModel(contextOf(found.problem, found.policy, { ...found.options, pins }), without);
  const levels = model.levels.length;
  const objective = { weights: new Float64Array(levels), caps: new Float64Array(levels).fill(Infinity) };
  const question = { free: everybody(model), objective };
  const { status } = await solveCutting(new ExchangeState(model), question, [], solvers[0]!, () => ({}));
  expect(status).not.toBe('unknown');
  return status !== 'infeasible';
}

describe('rules that contradict each other', () => {
  test('the clash told is one, and without any single member it is none', { timeout: 120_000 }, async () => {
    let clashes = 0;
    const seen = new Set<string>();
    for (let seed = 0; seed < 400 && clashes < 40; seed++) {
      const found = randomStaff(
        seed,
        { teachers: [5, 9], schools: [2, 3] },
        { minimumRate: true, iterations: 200 },
      );
      const { plan, clash } = await solveExchange(found.problem, found.policy, found.options, setting);
      if (plan?.result.status !== 'infeasible') continue;
      expect(clash).not.toBeNull();
      expect([seed, await possible(found, clash!)]).toEqual([seed, false]);
      for (const rule of clash!) {
        seen.add(rule.split(':')[0]!);
        expect([
          seed,
          rule,
          await possible(
            found,
            clash!.filter((one) => one !== rule),
          ),
        ]).toEqual([seed, rule, true]);
      }
      clashes++;
    }
    expect(clashes).toBeGreaterThan(15);
    expect(seen.size).toBeGreaterThan(3);
  });
});

describe('options that contradict the roster', () => {
  const base = randomStaff(
    3,
    { teachers: [8, 8], schools: [3, 3] },
    { pins: [], forbidden: [], mode: 'directed' },
  );
  const ask = (changes: Partial<StaffCase['options']>) =>
    solveExchange(base.problem, base.policy, { ...base.options, ...changes }, setting);

  test.each<[string, Partial<StaffCase['options']>, string]>([
    ['pin of nobody', { pins: [{ teacher: 'T99', school: 'S0' }] }, 'teacherUnknown'],
    ['pin to no school', { pins: [{ teacher: 'T1', school: 'S99' }] }, 'schoolUnknown'],
    ['forbidding nobody', { forbidden: [{ teacher: 'X' }] }, 'teacherUnknown'],
    ['forbidding no school', { forbidden: [{ teacher: 'T1', school: 'X' }] }, 'schoolUnknown'],
    [
      'previous plan of somebody else',
      { previous: [{ teacher: 'Q', to: 'S0', form: 'rotation', startYear: 2026 }] },
      'teacherUnknown',
    ],
    [
      'a goal twice',
      {
        levels: [
          { id: 'moves', tolerance: 0 },
          { id: 'moves', tolerance: 0 },
        ],
      },
      'levelTwice',
    ],
  ])('%s', async (_, changes, code) => {
    const { faults, plan } = await ask(changes);
    expect(plan).toBeNull();
    expect(faults.map((fault) => fault.code)).toContain(code);
    for (const fault of faults) expect(fault.text.zh.length).toBeGreaterThan(10);
  });

  test('every pin that a rule forbids names teacher and rules; all at once', async () => {
    let told = 0;
    for (let seed = 0; seed < 60; seed++) {
      const found = randomStaff(
        seed,
        { teachers: [6, 6], schools: [3, 3] },
        { mode: 'directed', forbidden: [] },
      );
      const pins = found.problem.teachers!.map((one): Pin => ({ teacher: one.id, school: 'S0' }));
      const { faults } = await solveExchange(
        found.problem,
        found.policy,
        { ...found.options, pins },
        setting,
      );
      for (const fault of faults) {
        if (fault.code !== 'pinImpossible') continue;
        expect(fault.text.en).toContain(`"${fault.teacher}"`);
        expect(fault.rules.length).toBeGreaterThan(0);
        for (const rule of fault.rules) {
          expect(fault.text.en).toContain(exchangeRuleName(rule).en);
          expect(fault.text.zh).toContain(exchangeRuleName(rule).zh);
        }
        told++;
      }
    }
    expect(told).toBeGreaterThan(60);
  });
});

test('the pseudonymised plan holds no id of a teacher, and as many moves', async () => {
  let checked = 0;
  for (let seed = 0; seed < 120; seed++) {
    const { problem, policy, options } = randomStaff(
      seed,
      { teachers: [8, 12], schools: [2, 4] },
      { iterations: 200 },
    );
    const { plan } = await solveExchange(problem, policy, options, setting);
    if (!plan || plan.moves.length === 0) continue;
    const hidden = pseudonymised(plan, (ids) => ids.reverse());
    const text = JSON.stringify(hidden);
    for (const teacher of problem.teachers!) expect(text).not.toContain(`"${teacher.id}"`);
    expect(hidden.moves).toHaveLength(plan.moves.length);
    checked++;
  }
  expect(checked).toBeGreaterThan(5);
});

test('the same seed and iterations give the same plan', async () => {
  const { problem, policy, options } = randomStaff(11, { teachers: [20, 20], schools: [4, 4] });
  const plans = await Promise.all([0, 1].map(() => solveExchange(problem, policy, options, setting)));
  expect(plans[0]!.plan).toEqual(plans[1]!.plan);
});
