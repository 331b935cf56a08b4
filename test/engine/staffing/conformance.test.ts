import { describe, expect, test } from 'vitest';
import { checkExchange } from '../../../engine/check/exchange/index.ts';
import type { ExchangeMove } from '../../../engine/plan/index.ts';
import { Random } from '../../../engine/random.ts';
import { compileModel } from '../../../engine/staffing/model/compile.ts';
import { STAY } from '../../../engine/staffing/model/model.ts';
import { movesOf } from '../../../engine/staffing/outputs/moves.ts';
import { ARC_RULES } from '../../../engine/staffing/rules/arc/index.ts';
import { ExchangeState } from '../../../engine/staffing/search/state.ts';
import { contextOf } from '../../../engine/staffing/task/context.ts';
import { formOf } from '../../../engine/staffing/task/form.ts';
import { randomStaff } from '../../support/random-staff.ts';

const CASES = 500;
/** Rules that the search keeps by not having the arc: its decisions never break them. */
const OF_ARCS = [
  'eligible',
  'destination',
  'certificate',
  'subjectTaught',
  'scope',
  'direction',
  'commute',
  'carer',
  'wishes',
  'forbidden',
  'form',
  'known',
  'once',
  'record',
];

describe('search form and judge agree on random decisions', () => {
  test('values of all goals, and whether every rule is kept', () => {
    let judged = 0;
    let moved = 0;
    const broken = new Set<string>();
    for (let seed = 0; seed < CASES; seed++) {
      const { problem, policy, options } = randomStaff(seed, { teachers: [3, 12], schools: [2, 5] });
      const context = contextOf(problem, policy, options);
      const model = compileModel(context);
      const state = new ExchangeState(model);
      const random = new Random(seed);
      for (let round = 0; round < 6; round++) {
        if (model.arcSchool.length === 0) break;
        if (round > 0) {
          for (let k = 0; k < 3; k++) {
            const arc = random.below(model.arcSchool.length);
            const t = model.arcTeacher[arc]!;
            state.decide(t, state.decision[t] === arc ? STAY : arc);
          }
        }
        const moves = movesOf(context, model, state.decision);
        const verdict = checkExchange(problem, policy, options, moves);
        for (const [l, level] of model.levels.entries()) {
          expect([seed, level.id, state.totals[l]]).toEqual([seed, level.id, verdict.values[level.id]]);
        }
        const rules = verdict.violations.map((violation) => violation.rule);
        for (const rule of rules) broken.add(rule);
        expect(rules.filter((rule) => OF_ARCS.includes(rule))).toEqual([]);
        const ofState = rules.filter((rule) => rule !== 'pin');
        expect([seed, ofState, state.violation === 0]).toEqual([seed, ofState, ofState.length === 0]);
        judged++;
        moved += moves.length;
      }
    }
    expect(judged).toBeGreaterThan(1500);
    expect(moved).toBeGreaterThan(1500);
    // Every rule on states and couplings was broken by some decision, or this test proves nothing about it.
    for (const rule of [
      'subjectHours',
      'classHeads',
      'noHarm',
      'villageBackbone',
      'titleShare',
      'turnover',
      'quota',
      'heads',
      'rate',
      'maxRate',
      'backboneShare',
      'coefficient',
      'couple',
      'household',
      'swaps',
    ]) {
      expect([...broken]).toContain(rule);
    }
  });
});

describe('which arcs there are', () => {
  test('the judge finds fault with a single move exactly where the search has no arc for it', () => {
    let allowed = 0;
    let refused = 0;
    const refusing = new Set<string>();
    for (let seed = 0; seed < 200; seed++) {
      const { problem, policy, options } = randomStaff(seed, { teachers: [3, 8], schools: [2, 4] });
      const context = contextOf(problem, policy, options);
      const model = compileModel(context);
      const arcs = new Set(
        Array.from(model.arcSchool, (s, a) => {
          const shared = (model.arcFlags[a]! & 1) === 1;
          return [model.arcTeacher[a], s, model.arcYear[a], shared].join('/');
        }),
      );
      for (let m = 0; m < model.teachers; m++) {
        for (const [s, school] of problem.schools.entries()) {
          for (let y = 0; y < options.years; y++) {
            for (const shared of [false, true]) {
              if (shared && context.teacherOf(m).role === 'head') continue;
              if (shared && options.flow === 'swaps') continue;
              const form = formOf(context, m, s, y, shared);
              const move: ExchangeMove = {
                teacher: context.teacherOf(m).id,
                from: '',
                to: school.id,
                form,
                startYear: options.year + y,
                endYear: null,
                reason: '',
                reasonZh: '',
                stage: '',
                post: '',
              };
              const { violations } = checkExchange(problem, policy, options, [move]);
              const faults = violations.filter(
                ({ rule, subject }) =>
                  rule !== 'record' && subject === move.teacher && [...OF_ARCS, 'pin'].includes(rule),
              );
              const key = [m, s, y, shared].join('/');
              expect([seed, key, faults]).toEqual([seed, key, arcs.has(key) ? [] : expect.anything()]);
              if (!arcs.has(key)) expect([seed, key, faults.length > 0]).toEqual([seed, key, true]);
              for (const { rule } of faults) refusing.add(rule);
              arcs.has(key) ? allowed++ : refused++;
            }
          }
        }
      }
    }
    expect(allowed).toBeGreaterThan(200);
    expect(refused).toBeGreaterThan(1000);
    for (const { id } of ARC_RULES) expect([...refusing]).toContain(id);
  });
});

describe('corruption', () => {
  test('after many changes the state equals one computed anew', () => {
    let compared = 0;
    for (let seed = 0; seed < 60; seed++) {
      const { problem, policy, options } = randomStaff(seed, { teachers: [5, 25], schools: [2, 6] });
      const model = compileModel(contextOf(problem, policy, options));
      if (model.arcSchool.length === 0) continue;
      const state = new ExchangeState(model);
      const random = new Random(seed);
      for (let step = 0; step < 200; step++) {
        const arc = random.below(model.arcSchool.length);
        state.decide(model.arcTeacher[arc]!, random.below(4) === 0 ? STAY : arc);
      }
      const fresh = new ExchangeState(model);
      fresh.load(state.decision);
      expect([...fresh.z]).toEqual([...state.z]);
      expect([...fresh.totals]).toEqual([...state.totals]);
      expect(fresh.violation).toBe(state.violation);
      compared++;
    }
    expect(compared).toBeGreaterThan(30);
  });
});
