import { describe, expect, test } from 'vitest';
import { placementInForce, placementOfPlan } from '../../../engine/indicators/index.ts';
import {
  plainTable,
  planGeoJson,
  proofText,
  pupilsWhoChange,
  schoolTable,
  shownNumber,
  summaryLines,
  unitTable,
} from '../../../engine/report/index.ts';
import { buildTown } from '../../support/tiny-town.ts';

/**
 * Four units in a row, pupils in powers of two, school A in u0 and B in u3. Zones in force send u1 to the far B; the
 * plan sends it to A. Grades 1-3 walk at half the reference speed, at most 20 minutes.
 */
const TOWN = buildTown({
  stages: [{ id: 'primary', grades: ['g1', 'g4'] }],
  units: [
    { id: 'u0', pupils: [[1, 16]] },
    { id: 'u1', pupils: [[2, 32]] },
    { id: 'u2', pupils: [[4, 64]] },
    { id: 'u3', pupils: [[8, 128]] },
  ],
  schools: [
    { id: 'A', stages: ['primary'], unit: 'u0', classrooms: 4 },
    { id: 'B', stages: ['primary'], unit: 'u3', classrooms: 4 },
  ],
  borders: [
    ['u0', 'u1'],
    ['u1', 'u2'],
    ['u2', 'u3'],
  ],
  seconds: {
    u0: { A: 0, B: 1800 },
    u1: { A: 600, B: 1200 },
    u2: { A: 1200, B: 600 },
    u3: { A: 1800, B: 0 },
  },
  zonesInForce: { primary: { u0: 'A', u1: 'B', u2: 'A', u3: 'B' } },
  policy: {
    classCap: { primary: 50 },
    bands: [{ grades: [1, 3], speed: 0.6, limit: 1200, tailFrom: 600 }],
  },
});
const PLAN = { assignment: { primary: { u0: 'A', u1: 'A', u2: 'B', u3: 'B' } }, options: TOWN.options };
const after = placementOfPlan(TOWN.problem, TOWN.policy, TOWN.travel, PLAN);
const before = placementInForce(TOWN.problem, TOWN.policy, TOWN.travel, TOWN.options)!;

/** Rows as objects by column id. */
function records(table: ReturnType<typeof schoolTable>) {
  return table.rows.map((row) => Object.fromEntries(table.columns.map(({ id }, i) => [id, row[i]])));
}

describe('tables of a plan', () => {
  test('schools: pupils, classes, room and ways in closed form', () => {
    const [a, b] = records(schoolTable(after));
    // Grade 1: 1 + 2, one class; grade 4: 16 + 32, one class.
    expect(a).toMatchObject({ school: 'A', units: 2, pupils: 51, zoned: 51, classes: 2, utilisation: 0.5 });
    // Grade 1 of u1 walks 600 s × 2 = 20 min, which is within; grade 4 has no band and walks 10 min.
    expect(a!.mean).toBeCloseTo((2 * 20 + 32 * 10) / 51, 12);
    expect(a).toMatchObject({ p95: 10, longest: 20, beyond: 0 });
    // Grade 1: 12, one class; grade 4: 192, four classes; four rooms.
    expect(b).toMatchObject({ school: 'B', pupils: 204, classes: 5, utilisation: 1.25, beyond: 0 });
  });

  test('units: school, change and ways by band', () => {
    const rows = records(unitTable(after));
    expect(rows.map((row) => row.school)).toEqual(['A', 'A', 'B', 'B']);
    expect(rows.map((row) => (row.changes as { en: string }).en)).toEqual(['no', 'yes', 'yes', 'no']);
    expect(rows[1]).toMatchObject({ pupils: 34, 'minutes 1,3': 20, 'minutes null': 10 });
  });

  test('exceptions are told with their grades', () => {
    const table = unitTable(after, [
      { unit: 'u1', stage: 'primary', grades: ['g1'], kind: 'nobodyInReach', minutes: 15 },
    ]);
    expect(records(table)[1]!.note).toMatchObject({ en: 'no school within the limit (1)' });
  });

  test('plain tables are of one language and leave the unknown empty', () => {
    const { header, rows } = plainTable(schoolTable(after), 'zh');
    expect(header[0]).toBe('学校编号');
    expect(rows[0]![header.indexOf('乡镇')]).toBe('');
    expect(rows[0]![header.indexOf('学段')]).toBe('小学');
  });
});

describe('summary', () => {
  const lines = new Map(summaryLines(before, after, false).map((line) => [line.id, line]));

  test('each count before and after', () => {
    // Zones in force: u1 walks 1200 s, u2 walks 1200 s; grade 1 at ×2 = 40 min.
    const total = 255;
    expect(lines.get('primary.mean')!.before).toBeCloseTo((40 * 6 + 20 * 96) / total, 12);
    expect(lines.get('primary.mean')!.after).toBeCloseTo((20 * 6 + 10 * 96) / total, 12);
    expect(lines.get('primary.longest')).toMatchObject({ before: 40, after: 20, change: 'better' });
    expect(lines.get('primary.beyond.1-3')).toMatchObject({ before: 6, after: 0, change: 'better' });
    expect(lines.get('primary.noWay')).toMatchObject({ before: 0, after: 0, change: 'same' });
    // Neither u1 nor u2 touches its school's zone.
    expect(lines.get('primary.cutOff')).toMatchObject({ before: 2, after: 0, change: 'better' });
    // B needs five classes for four rooms under both.
    expect(lines.get('fullSchools')).toMatchObject({ before: 1, after: 1, change: 'same' });
    expect(lines.get('classesBeyond')).toMatchObject({ before: 1, after: 1, change: 'same' });
  });

  test('children who change', () => {
    expect(pupilsWhoChange(after, 0)).toBe(34 + 68);
    expect(pupilsWhoChange(before, 0)).toBe(0);
  });

  test('without zones in force nothing is called better', () => {
    expect(
      summaryLines(null, after, false).every((line) => line.before === null && line.change === null),
    ).toBe(true);
  });

  test('know nothing of a plan that gives nobody a school', () => {
    const nothing = placementOfPlan(TOWN.problem, TOWN.policy, TOWN.travel, {
      ...PLAN,
      assignment: { primary: {} },
    });
    const lines = summaryLines(before, nothing, false);
    expect(lines.length).toBeGreaterThan(4);
    expect(lines.every((line) => line.after === null && line.change === null && line.before !== null)).toBe(
      true,
    );
  });
});

describe('what is proved, in words', () => {
  const level = { id: 'travel', unit: 'pupil-minutes', value: 1000, reached: 1000, tolerance: 0 };
  test.each([
    [null, null, 'how far from the best is not known'],
    [1000, 0, 'proved the best possible'],
    [999.9, 0.0001, 'at most 0.1 % from the best possible'],
    [992, 0.008, 'at most 0.8 % from the best possible'],
    [991.9, 0.0081, 'at most 0.9 % from the best possible'],
  ])('bound %s', (bound, gap, words) => {
    expect(proofText({ ...level, bound, gap }).en).toBe(`nearness: 1,000 pupil-minutes; ${words}`);
  });
});

test('GeoJSON holds every unit and school, and each zone whose units have polygons', () => {
  const polygons = TOWN.problem.units.ids.map((_, u) => [
    [
      [
        [u, 0],
        [u + 1, 0],
        [u + 1, 1],
        [u, 1],
        [u, 0],
      ],
    ],
  ]) as unknown as NonNullable<typeof TOWN.problem.units.polygons>;
  const kinds = (withPolygons: boolean) => {
    const problem = withPolygons
      ? { ...TOWN.problem, units: { ...TOWN.problem.units, polygons } }
      : TOWN.problem;
    const { features } = planGeoJson(placementOfPlan(problem, TOWN.policy, TOWN.travel, PLAN));
    return features;
  };
  const drawn = kinds(true);
  expect(drawn.map(({ properties }) => properties.kind)).toEqual([
    ...['zone', 'zone'],
    ...['unit', 'unit', 'unit', 'unit'],
    ...['school', 'school'],
  ]);
  expect(drawn[0]!.properties).toMatchObject({ school: 'A', stage: 'primary', pupils: 51, units: 2 });
  expect(drawn[3]!.properties).toMatchObject({
    id: 'u1',
    school_primary: 'A',
    before_primary: 'B',
    pupils_primary: 34,
  });
  expect(kinds(false).map(({ geometry }) => geometry.type)).toEqual(Array(6).fill('Point'));
});

test('numbers as people read them', () => {
  expect(shownNumber(1234567.891, { kind: 'number', decimals: 1 })).toBe('1,234,567.9');
  expect(shownNumber(-0.04, { kind: 'number', decimals: 1 })).toBe('0.0');
  expect(shownNumber(0.125, { kind: 'share', decimals: 1 })).toBe('12.5 %');
  expect(shownNumber(Infinity, { kind: 'share' })).toBe('∞');
});
