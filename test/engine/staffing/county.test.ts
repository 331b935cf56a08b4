import { beforeAll, describe, expect, test } from 'vitest';
import { staffingInstance } from '../../../bench/instances/staffing/index.ts';
import { checkExchange } from '../../../engine/check/exchange/index.ts';
import type { ExchangePlan } from '../../../engine/plan/index.ts';
import { exchangeTables } from '../../../engine/report/index.ts';
import { solvers } from '../../../engine/solvers/index.ts';
import {
  compileModel,
  contextOf,
  decisionsOf,
  ExchangeState,
  explainTeacher,
  solveExchange,
} from '../../../engine/staffing/index.ts';

const county = staffingInstance(160, 6, 3);
const options = { ...county.options, iterations: 30_000, seconds: null };
let plan: ExchangePlan;

beforeAll(async () => {
  const answer = await solveExchange(county.problem, county.policy, options, {
    solver: solvers[0]!,
    now: () => 0,
  });
  plan = answer.plan!;
}, 240_000);

describe('a generated county of 160 teachers', () => {
  test('the plan keeps every rule, and its values and bounds are the judge’s', () => {
    const verdict = checkExchange(county.problem, county.policy, options, plan.moves);
    expect(verdict.violations).toEqual([]);
    expect(plan.result.levels).toHaveLength(options.levels.length);
    for (const level of plan.result.levels) {
      expect([level.id, level.value]).toEqual([level.id, verdict.values[level.id as 'moves']]);
      if (level.bound !== null) expect(level.bound).toBeLessThanOrEqual(level.value);
    }
    expect(plan.moves.length).toBeGreaterThan(3);
  });

  test('every school falls short by no more than before, and no strong school beyond the tolerance', () => {
    let better = 0;
    for (const card of plan.schools) {
      expect(card.lessonsMissing.after).toBeLessThanOrEqual(card.lessonsMissing.before);
      if (card.lessonsMissing.after < card.lessonsMissing.before) better++;
      for (const { before, after, need } of Object.values(card.measures)) {
        expect(after).toBeGreaterThanOrEqual(Math.min(before, need));
        expect(after).toBeGreaterThanOrEqual((1 - options.tolerance) * before - 1e-9);
      }
    }
    expect(better).toBeGreaterThan(0);
  });

  test('teachers are neither made nor lost', () => {
    const sum = (when: 'before' | 'after') =>
      plan.schools.reduce((total, card) => total + card.teachers[when], 0);
    expect(sum('after')).toBe(sum('before'));
    const flow = (way: 'leave' | 'arrive') => plan.schools.reduce((total, card) => total + card[way], 0);
    expect(flow('leave')).toBe(flow('arrive'));
    expect(flow('leave')).toBe(plan.moves.length);
  });

  test('every move says what the receiver gains, what the giver keeps, why this teacher, who is next', () => {
    for (const move of plan.moves) {
      for (const part of [`School ${move.to}`, `School ${move.from} keeps`, 'Why this teacher', 'commute']) {
        expect(move.reason).toContain(part);
      }
      expect(move.reason).toMatch(
        /Next best: T\d+, (but then |equally good)|No other (teacher of the subject|head) may/,
      );
      for (const part of [`学校 ${move.to} `, `学校 ${move.from} 保有`, '人选理由', '通勤']) {
        expect(move.reasonZh).toContain(part);
      }
      expect(`${move.reason}${move.reasonZh}`).not.toMatch(/undefined|NaN|null/);
      // Ids of teachers and schools aside, the Chinese sentence has no Latin letters.
      expect(move.reasonZh.replace(/\b[TS]\d+/g, '')).not.toMatch(/[a-z]/i);
    }
  });

  test('a teacher is explained: moved, not eligible, or what speaks against every other school', () => {
    const context = contextOf(county.problem, county.policy, options);
    const state = new ExchangeState(compileModel(context));
    state.load(decisionsOf(context, state, plan.moves).decision);
    const before = [...state.totals];
    let moved = 0;
    let forbidden = 0;
    for (const { id } of county.problem.teachers!) {
      const found = explainTeacher(context, state, id)!;
      const move = plan.moves.find((one) => one.teacher === id);
      expect(found.movedTo).toBe(move?.to ?? null);
      if (move) moved++;
      expect(found.text.en).toContain(id);
      for (const { rules, verdict, why } of found.schools) {
        // Either rules forbid it or the plan with it instead can be told; never neither.
        expect(rules.length > 0).toBe(verdict === 'forbidden');
        expect(why.en).not.toMatch(/undefined|NaN|null/);
        expect(why.zh).not.toMatch(/[a-z]/i);
        if (rules.length > 0) forbidden++;
      }
    }
    expect(moved).toBe(plan.moves.length);
    expect(forbidden).toBeGreaterThan(100);
    expect([...state.totals]).toEqual(before);
    expect(explainTeacher(context, state, 'nobody')).toBeNull();
  });

  test('recruitment asks for what the cards still lack', () => {
    const subjects = plan.recruit.filter((post) => post.kind === 'subject');
    const missing = plan.schools.reduce((sum, card) => sum + card.lessonsMissing.after, 0);
    expect(subjects.reduce((sum, post) => sum + post.missing, 0)).toBe(missing);
    expect(plan.result.levels.find((level) => level.id === 'coverage')!.value).toBe(missing);
  });

  test('the sheets have a row for every move and school, and no hole', () => {
    const tables = exchangeTables(county.problem, plan);
    const rows = new Map(tables.map((table) => [table.id, table.rows.length]));
    expect(rows.get('list')).toBe(plan.moves.length);
    expect(rows.get('schools')).toBe(plan.schools.length);
    for (const table of tables) {
      for (const row of table.rows) {
        expect(row).toHaveLength(table.columns.length);
        expect(row).not.toContain(undefined);
      }
    }
  });

  test('repair: with nothing else changed the plan itself needs no change', async () => {
    const previous = plan.moves.map(({ teacher, to, form, startYear }) => ({ teacher, to, form, startYear }));
    const answer = await solveExchange(
      county.problem,
      county.policy,
      { ...options, mode: 'repair', previous, iterations: 1000 },
      { solver: solvers[0]!, now: () => 0 },
    );
    const [first] = answer.plan!.result.levels;
    expect([first!.id, first!.value, first!.bound]).toEqual(['changes', 0, 0]);
    expect(answer.plan!.moves.map((move) => [move.teacher, move.to])).toEqual(
      plan.moves.map((move) => [move.teacher, move.to]),
    );
  });
});
