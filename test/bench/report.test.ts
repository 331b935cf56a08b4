import { describe, expect, test } from 'vitest';
import { gapOverTime, performanceProfile } from '../../bench/report/curves.ts';
import { changesSince } from '../../bench/report/earlier.ts';
import { cellsOf, HEAD, markdownTable } from '../../bench/report/markdown.ts';
import { benchPage } from '../../bench/report/page.ts';
import { referenceOf, rowsOf } from '../../bench/report/rows.ts';
import type { Case, RunRecord } from '../../bench/suite.ts';

const PUBLISHED: Case = { name: 'a', best: 100, proved: true };
const UNKNOWN: Case = { name: 'b', best: null, proved: false };

function run(given: Partial<RunRecord>): RunRecord {
  return {
    suite: 's',
    case: 'a',
    runner: 'search',
    seed: 1,
    limitSeconds: 10,
    threads: 1,
    objective: 100,
    bound: null,
    status: 'feasible',
    violations: [],
    falseClaims: [],
    history: [[1, 100]],
    wallSeconds: 10,
    cpuSeconds: 9,
    peakMegabytes: 80,
    failure: null,
    commit: 'c',
    machine: 'm',
    ...given,
  };
}

describe('what runs are measured by', () => {
  test('the published value, unless a run found a better plan that keeps every rule', () => {
    expect(referenceOf(PUBLISHED, [run({ objective: 103 })])).toMatchObject({
      value: 100,
      from: 'published',
    });
    const cheat = run({ objective: 90, violations: ['too full'] });
    expect(referenceOf(PUBLISHED, [cheat])).toMatchObject({ value: 100, proved: true });
    expect(referenceOf(PUBLISHED, [run({ objective: 98 })])).toEqual({
      value: 98,
      from: 'found',
      proved: false,
    });
  });

  test('where nothing is published, the best found, proved by any bound that meets it', () => {
    const runs = [
      run({ case: 'b', objective: 50 }),
      run({ case: 'b', runner: 'highs', objective: 52, bound: 50 }),
    ];
    expect(referenceOf(UNKNOWN, runs)).toEqual({ value: 50, from: 'found', proved: true });
    expect(referenceOf(UNKNOWN, [])).toBeNull();
  });
});

describe('false claims', () => {
  const found = run({ objective: 102, bound: 99 });
  const liar = run({ runner: 'liar', objective: 105, bound: 104, status: 'optimal' });
  const denier = run({ runner: 'denier', objective: null, status: 'infeasible', history: [] });
  const cheat = run({ runner: 'cheat', objective: 95, violations: ['s1 is too full'] });
  const rows = rowsOf([PUBLISHED], [found, liar, denier, cheat]);
  const of = (runner: string) => rows.find((row) => row.runner === runner)!;

  test('are bounds above a plan that keeps every rule, and infeasibility beside one', () => {
    expect(of('search')).toMatchObject({ falseClaims: [], invalidBounds: 0, meanGapToBest: 0.02 });
    expect(of('liar').falseClaims).toEqual(['bound 104, yet a plan of 100 is known']);
    expect(of('liar').invalidBounds).toBe(1);
    expect(of('denier').falseClaims).toEqual(['infeasible, yet a plan of 100 keeps every rule']);
    expect(of('cheat')).toMatchObject({ infeasible: 1, meanGapToBest: null });
  });

  test('stand in the table and on the page', () => {
    const records = [found, liar, denier, cheat];
    expect(markdownTable('s', rows, records)).toContain(
      'liar: Plans that break a rule: 0; runs without a plan: 0; false claims: 1',
    );
    const result = {
      suite: 's',
      help: 'h',
      rows,
      records,
      absent: [['cbc', 'not <here>']] as const,
      earlier: [found],
    };
    const page = benchPage([result]);
    expect(page).toContain('bound 104, yet a plan of 100 is known');
    expect(page).toContain('cbc was left out: not &lt;here&gt;.');
    expect(page.match(/<svg/g)).toHaveLength(3);
    // Self-contained: nothing is loaded, nothing is run.
    expect(page).not.toMatch(/<script|src=|href=/);
  });
});

test('plans that break a rule and runs without a plan are counted apart', () => {
  const cheat = run({ seed: 2, objective: 95, violations: ['s1 is too full'] });
  const lost = [3, 4].map((seed) => run({ seed, objective: null, status: 'unknown', history: [] }));
  const rows = rowsOf([PUBLISHED], [run({}), cheat, ...lost]);
  const cells = cellsOf(rows[0]!);
  expect(cells).toHaveLength(HEAD.length);
  expect(cells[HEAD.indexOf('runs')]).toBe('4');
  expect(cells[HEAD.indexOf('breaks a rule')]).toBe('1');
  expect(cells[HEAD.indexOf('no plan')]).toBe('2');
});

test('the profile and the gap over time count every run, those without a plan too', () => {
  const records = [
    run({
      objective: 101,
      history: [
        [0.5, 110],
        [4, 101],
      ],
    }),
    run({ seed: 2, objective: null, history: [], failure: 'out of memory' }),
  ];
  const references = new Map([['a', referenceOf(PUBLISHED, records)]]);
  const [profile] = performanceProfile(records, references);
  const within = (gap: number) => profile!.points.findLast(([x]) => x <= gap)![1];
  expect([within(0.005), within(0.0101), within(1)]).toEqual([0, 0.5, 0.5]);
  const [curve] = gapOverTime(records, references);
  const at = (seconds: number) => curve!.points.findLast(([x]) => x <= seconds)![1];
  expect(at(0.3)).toBe(1);
  expect(at(2)).toBeCloseTo((0.1 + 1) / 2, 12);
  expect(at(10)).toBeCloseTo((0.01 + 1) / 2, 12);
});

test('against an earlier run both are measured by the best that is known now', () => {
  const before = [run({ objective: 101 }), run({ runner: 'highs', objective: 105 })];
  const now = [run({ objective: 99 }), run({ runner: 'highs', objective: null }), run({ runner: 'new' })];
  const references = new Map([['a', referenceOf(PUBLISHED, now)]]);
  const changes = changesSince(before, now, references);
  expect(changes.map(({ runner, verdict }) => [runner, verdict])).toEqual([
    ['search', 'better'],
    ['highs', 'worse'],
  ]);
  expect(changes[0]!.gap[0]).toBeCloseTo(2 / 99, 12);
});
