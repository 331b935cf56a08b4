import { beforeAll, describe, expect, test } from 'vitest';
import { staffingInstance } from '../../../../bench/instances/staffing/index.ts';
import { checkExchangePlan } from '../../../../engine/check/exchange/index.ts';
import { type ExchangePlan, exchangePlanText, parseExchangePlan } from '../../../../engine/plan/index.ts';
import { solvers } from '../../../../engine/solvers/index.ts';
import { solveExchange } from '../../../../engine/staffing/index.ts';

const county = staffingInstance(60, 5, 3);
const options = { ...county.options, iterations: 1000, seconds: null };
let plan: ExchangePlan;
const judged = (one: ExchangePlan) => checkExchangePlan(county.problem, county.policy, one);

beforeAll(async () => {
  const setting = { solver: solvers[0]!, now: () => 0 };
  plan = (await solveExchange(county.problem, county.policy, options, setting)).plan!;
}, 120_000);

describe('a plan of a generated county', () => {
  test('keeps every rule, all it says is so, and its file reads back as it was', () => {
    const report = judged(plan);
    expect(report.claims).toEqual([]);
    expect(report.verdict).toBe('keeps every rule');
    expect(plan.moves.length).toBeGreaterThan(2);
    expect(plan.recruit.length).toBeGreaterThan(2);
    const whole = { ...plan, dataset: { ...plan.dataset, hash: '0'.repeat(64) } };
    expect(parseExchangePlan(exchangePlanText(whole))).toEqual({ plan: whole });
  });

  test('is refuted whichever single value of it is changed', () => {
    // Not claims about the moves: words, how the search went, what it reached on the way.
    const free =
      /reason|status|stoppedBy|reached|^timings|^options|^schema|^pseudonyms|^scenario|^dataset\.name|^policy/;
    let tried = 0;
    for (const [path, value] of leaves(plan)) {
      const place = path.join('.');
      if (free.test(place)) continue;
      const report = judged(changed(plan, path, other(value)));
      expect([place, report.verdict]).not.toEqual([place, 'keeps every rule']);
      tried++;
    }
    expect(tried).toBeGreaterThan(200);
  });

  test('is refuted where it denies that there is a plan, or claims a proof that it has not', () => {
    const stating = (result: Partial<ExchangePlan['result']>) =>
      judged({ ...plan, result: { ...plan.result, ...result } }).claims.map((claim) => claim.code);
    expect(stating({ status: 'infeasible' })).toContain('status-refuted');
    const levels = plan.result.levels.map((level) => ({ ...level, bound: null, gap: null }));
    const bare = { levels, bound: null, gap: null };
    expect(stating({ ...bare, status: 'feasible' })).toEqual([]);
    expect(stating({ ...bare, status: 'optimal' })).toEqual(['status-not-proved']);
  });

  test('is refuted where a row or a move is left out', () => {
    let tried = 0;
    for (const list of ['moves', 'schools', 'recruit', 'coefficients', 'fairness'] as const) {
      for (const i of plan[list].keys()) {
        const cut: ExchangePlan = { ...plan, [list]: plan[list].toSpliced(i, 1) };
        expect([list, i, judged(cut).verdict]).toEqual([list, i, 'claims what is not so']);
        tried++;
      }
    }
    expect(tried).toBeGreaterThan(30);
  });

  test('that breaks a rule and admits it is told so, by rule, subject and excess', () => {
    const { teacher, to } = plan.moves[0]!;
    const forbidding = { ...plan, options: { ...plan.options, forbidden: [{ teacher, school: to }] } };
    const breach = { rule: 'forbidden', subject: teacher, excess: 1, unit: 'moves' };
    const broken: ExchangePlan = { ...forbidding, violations: [breach] };
    const report = judged(broken);
    expect(report.violations).toMatchObject([breach]);
    expect(report.claims.map((claim) => claim.code)).toEqual(['status-breaks-rules']);
    expect(judged(forbidding).claims.map((claim) => claim.code)).toContain('violation-not-admitted');
  });

  test('that names nobody, nowhere or a goal twice is told each with its place', () => {
    const pins = [{ teacher: 'nobody', school: 'nowhere' }];
    const levels = [...plan.options.levels, plan.options.levels[0]!];
    const places = judged({ ...plan, options: { ...plan.options, pins, levels } }).claims.map(
      (claim) => claim.place,
    );
    expect(places).toContain('options.pins[0].teacher');
    expect(places).toContain('options.pins[0].school');
    expect(places).toContain(`options.levels[${levels.length - 1}]`);
  });
});

type Path = readonly (string | number)[];
type Tree = Record<string | number, unknown>;

function leaves(value: unknown, path: Path = []): [Path, unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys.flatMap((key) => leaves((value as Tree)[key], [...path, key]));
}

function other(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  return value === null ? 1 : `${value}x`;
}

function changed(plan: ExchangePlan, path: Path, value: unknown): ExchangePlan {
  const copy = structuredClone(plan);
  let parent: unknown = copy;
  for (const key of path.slice(0, -1)) parent = (parent as Tree)[key];
  (parent as Tree)[path.at(-1)!] = value;
  return copy;
}
