import { describe, expect, test } from 'vitest';
import { countyToday, countyUnderPlan, placementOfPlan } from '../../../engine/indicators/index.ts';
import { resolvePolicy } from '../../../engine/policy/index.ts';
import type { StockId } from '../../../engine/problem/index.ts';
import {
  compareTable,
  countyName,
  honestyTable,
  indicatorPage,
  losersTable,
  noticePage,
  noticeTable,
  type ReportTable,
  selfCheck,
  sourcesTable,
} from '../../../engine/report/index.ts';
import { buildTown } from '../../support/tiny-town.ts';

const resolved = resolvePolicy('cn-national-2012', {
  'coefficient.ratios': { value: ['books'] },
  'standard.books.primary': { value: 5, unit: 'books/pupil' },
});
if (!('policy' in resolved)) throw new Error('The policy of the test does not resolve.');
const { policy } = resolved;

/** The worked example as a county whose five units each hold one school, the zones in force being one's own unit. */
const BOOKS = [279, 137, 935, 160, 402];
const TOWN = buildTown({
  stages: [{ id: 'primary', grades: ['g1'] }],
  units: [45, 37, 89, 76, 55].map((pupils, i) => ({ id: `u${i + 1}`, pupils: [[pupils]] })),
  schools: BOOKS.map((books, i) => ({
    id: `s${i + 1}`,
    name: `第${i + 1}<小>`,
    nameEn: `School ${i + 1}`,
    stages: ['primary'],
    unit: `u${i + 1}`,
    classrooms: 6,
    stocks: { books } as Record<StockId, number | null>,
  })),
  zonesInForce: { primary: { u1: 's1', u2: 's2', u3: 's3', u4: 's4', u5: 's5' } },
  enrolment: [45, 37, 89, 76, 55].map((pupils, i) => [`s${i + 1}`, 1, pupils] as const),
});
const { problem, travel, options } = TOWN;

function under(assignment: Readonly<Record<string, string>>, closed: readonly string[] = []) {
  const actions = closed.map((school) => ({ kind: 'close' as const, school, year: 2026 }));
  return { assignment: { primary: assignment }, options, open: [], actions };
}

const IN_FORCE = { u1: 's1', u2: 's2', u3: 's3', u4: 's4', u5: 's5' };
const before = countyUnderPlan(problem, policy, travel, under(IN_FORCE));
const merged = countyUnderPlan(problem, policy, travel, under({ ...IN_FORCE, u4: 's3' }, ['s4']));

function records(table: ReportTable) {
  return table.rows.map((row) => Object.fromEntries(table.columns.map(({ id }, i) => [id, row[i]])));
}

describe('honest comparison', () => {
  test('closing the weakest school is warned of, with the coefficient on the old roster', () => {
    const [row] = records(honestyTable(before, merged));
    expect(row!.before).toBeCloseTo(0.515257, 6);
    expect(row!.oldRoster).toBeCloseTo(0.515257, 6);
    expect(row!.after).toBeLessThan(0.515);
    const { en, zh } = row!.warning as { en: string; zh: string };
    expect(en).toMatch(/^merger: .*School 4 no longer counts/);
    expect(zh).toMatch(/^撤并：.*第4<小> 不再计入/);
  });

  test('schools that fall below their own level are listed with the reason', () => {
    const rows = records(losersTable(before, merged));
    expect(rows).toHaveLength(1);
    expect(rows[0]!.school).toEqual({ en: 'School 3', zh: '第3<小>' });
    expect(rows[0]!.change).toBeCloseTo(935 / 165 / (935 / 89) - 1, 12);
    expect((rows[0]!.reason as { en: string }).en).toBe('more pupils');
  });

  test('the tolerance that no-harm would need is told, with the school that stands in the way', () => {
    // 1 − 89 ⁄ 165 = 46.06 %, told so that it is enough.
    expect(losersTable(before, merged).notes![0]!.en).toContain(
      'a tolerance of 46.1 % it would. The most falls School 3.',
    );
    expect(losersTable(before, before).notes![0]!.en).toContain('Strict no-harm holds');
  });

  test('nothing changed, nothing said', () => {
    const table = compareTable([
      { name: { en: 'a', zh: 'a' }, county: before },
      { name: { en: 'b', zh: 'b' }, county: before },
    ]);
    const changes = records(table).map((row) => (row.change0 as { en: string } | null)?.en);
    expect(new Set(changes)).toEqual(new Set(['same']));
    expect(records(honestyTable(before, before))[0]!.warning).toEqual({ en: '', zh: '' });
  });
});

describe('self-check', () => {
  test('says of every school what it lacks', () => {
    const rows = selfCheck(countyToday(problem, policy, null)).filter(
      ({ indicator }) => indicator.id === 'ratio.books',
    );
    expect(rows.map(({ state, lacking, cost }) => [state, lacking, cost])).toEqual([
      ['met', 0, 0],
      ['notMet', 48, null],
      ['met', 0, 0],
      ['notMet', 220, null],
      ['met', 0, 0],
    ]);
  });

  test('a value that a county changed comes first among the sources, with what it replaced', () => {
    const [first] = records(sourcesTable(policy));
    expect(first).toMatchObject({ value: 'books', changed: expect.stringContaining('teachingArea') });
  });

  test('pages hold nothing from outside and no name as markup', () => {
    const head = { title: { en: 'T', zh: 'T' }, date: null, travel: { en: '', zh: '' } };
    for (const language of ['en', 'zh'] as const) {
      const page = indicatorPage(before, head, language);
      expect(page).not.toMatch(/https?:|<script|<小>/);
      expect(page).toContain('<svg');
    }
    expect(indicatorPage(before, head, 'zh')).toContain('&lt;小&gt;');
  });
});

describe('enrolment notice', () => {
  const placed = placementOfPlan(problem, policy.zoning, travel, under({ ...IN_FORCE, u4: 's3' }, ['s4']));

  test('lists the units of every school that has a zone, and what changed', () => {
    const rows = records(noticeTable(placed));
    expect(rows.map((row) => (row.school as { en: string }).en)).toEqual([
      'School 1',
      'School 2',
      'School 3',
      'School 5',
    ]);
    expect(rows[2]).toMatchObject({
      zone: { en: 'u3, u4' },
      joined: { en: 'u4 (School 4)' },
      left: { en: '' },
    });
  });

  test('is a page of its own in each language', () => {
    const head = { county: '永泽县 Yongze County', year: 2026, entryOnly: false };
    expect(noticePage(placed, head, 'zh')).toContain('<h1>永泽县2026年义务教育阶段学校招生公告</h1>');
    expect(noticePage(placed, head, 'en')).toContain(
      '<h1>Yongze County: notice of school enrolment, 2026</h1>',
    );
  });

  test.each([
    ['永泽县 Yongze County', 'Yongze County', '永泽县'],
    ['永泽县', '永泽县', '永泽县'],
    ['Yongze', 'Yongze', 'Yongze'],
    ['zys_13a', 'zys_13a', 'zys_13a'],
  ])('%s', (name, en, zh) => {
    expect(countyName(name)).toEqual({ en, zh });
  });
});
