import { describe, expect, it } from 'vitest';
import {
  type Built,
  buildProblem,
  complaintLine,
  type Problem,
  type RawRecord,
  type RawTables,
  type TableName,
  tableOf,
} from '../../../engine/problem/index.ts';
import { NONE } from '../../../engine/units.ts';
import { countyWithout, SMALL_COUNTY } from '../../support/small-county.ts';

function problemOf(tables: RawTables): Problem {
  const built = buildProblem(tables);
  if (!('problem' in built))
    throw new Error(built.complaints.map((one) => complaintLine(one, 'en')).join('\n'));
  return built.problem;
}

const codes = (built: Built) =>
  ('problem' in built ? built.warnings : built.complaints).map(({ code }) => code);

/** The records of a table, changed, in place of the table. */
function changed(name: TableName, change: (record: RawRecord, row: number) => RawRecord | null): RawTables {
  const tables = SMALL_COUNTY.tables.map((table) => {
    if (table.table !== name) return table;
    const records = table.rows.map(({ cells }) =>
      Object.fromEntries(table.headers.map(({ canonical }, i) => [canonical!, cells[i] ?? null])),
    );
    return tableOf(
      name,
      records.map(change).filter((record) => record !== null),
    );
  });
  return { ...SMALL_COUNTY, tables };
}

describe('a problem', () => {
  it('is frozen through and through, but for the elements of typed arrays', () => {
    const problem = problemOf(SMALL_COUNTY);
    const loose: string[] = [];
    let seen = 0;
    const walk = (value: unknown, path: string) => {
      if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
      seen++;
      if (!Object.isFrozen(value)) loose.push(path);
      for (const [key, item] of Object.entries(value)) walk(item, `${path}.${key}`);
    };
    walk(problem, 'problem');
    expect(loose).toEqual([]);
    expect(seen).toBeGreaterThan(100);
  });

  it('says of unsafe buildings, ownership and status what is usual where nothing is said', () => {
    const [school] = problemOf(SMALL_COUNTY).schools;
    expect(school).toMatchObject({ status: 'existing', ownership: 'public', safe: true, protected: false });
    expect(school!.stocks).toMatchObject({ teachingArea: 3150.5, books: 21000, computers: null });
  });

  it('keeps streets with their heights, walking times and lessons as given', () => {
    const problem = problemOf(SMALL_COUNTY);
    expect(problem.streets!.map(({ kind }) => kind)).toEqual(['footway', ...Array(3).fill('residential')]);
    expect(problem.streets![3]!.coordinates.map((point) => point[2])).toEqual([200, 201, 202]);
    expect(problem.travelRows).toHaveLength(27);
    expect(problem.travelRows![0]).toEqual({ unit: 0, school: 0, minutes: 5, meters: 350 });
    expect(problem.curriculum).toEqual([
      { stage: 0, grade: 0, subject: '语文', weeklyLessons: 8 },
      { stage: 1, grade: 6, subject: '数学', weeklyLessons: 5.5 },
    ]);
  });

  it('knows the zones in force by stage', () => {
    const [primary, junior] = problemOf(SMALL_COUNTY).zonesInForce!;
    expect([...primary!]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1]);
    expect([...junior!]).toEqual(Array(9).fill(1));
    const partly = problemOf(changed('zones', (record, i) => (i === 3 ? null : record)));
    expect(partly.zonesInForce![0]![3]).toBe(NONE);
  });
});

describe('teachers', () => {
  const teachers = (tables: RawTables) => problemOf(tables).teachers!;

  it('are couples both ways when one row says so', () => {
    expect(teachers(SMALL_COUNTY).map(({ couple }) => couple)).toEqual([1, 0]);
  });

  it('may teach below the stage of their certificate', () => {
    expect(teachers(SMALL_COUNTY).map(({ certificates }) => certificates)).toEqual([[0, 1], null]);
    const senior = changed('teachers', (record) => ({ ...record, certificates: '高中' }));
    expect(teachers(senior)[1]!.certificates).toEqual([0, 1]);
    const primary = changed('teachers', (record) => ({ ...record, certificates: '小学' }));
    expect(teachers(primary)[0]!.certificates).toEqual([0]);
  });

  it('live at their own place, or at that of their unit', () => {
    expect(teachers(SMALL_COUNTY).map(({ homeLon, homeLat }) => [homeLon, homeLat])).toEqual([
      [110.425, 31.005],
      [110.41, 31.02],
    ]);
  });

  it('teach where they have their post unless something else is said', () => {
    expect(teachers(SMALL_COUNTY).map(({ school, teachingAt }) => [school, teachingAt])).toEqual([
      [0, 0],
      [1, 0],
    ]);
  });

  it('keep their names to themselves', () => {
    expect(JSON.stringify(problemOf(SMALL_COUNTY))).not.toMatch(/李秀英|王建国/);
    const faulty = changed('teachers', (record) => ({ ...record, name: '李\u0007秀英', school: 'S9' }));
    const told = JSON.stringify(buildProblem(faulty));
    expect(told).toMatch(/cell-has-control-characters/);
    expect(told).not.toMatch(/秀英/);
  });
});

describe('school years', () => {
  const years = (tables: RawTables) => problemOf(tables).years;
  const withoutYear = { ...SMALL_COUNTY, baseYear: null };

  it('begin with the base year that is given, or with the one before the first projection', () => {
    expect(years(SMALL_COUNTY)).toEqual([2026, 2028]);
    expect(years(withoutYear)).toEqual([2027, 2028]);
  });

  it('begin with the first year named where every column names its year', () => {
    const named = (record: RawRecord) =>
      Object.fromEntries(
        Object.entries(record).map(([key, value]) => [key.replace(/^(g\d)$/, '$1_2025'), value]),
      );
    const tables = changed('units', named);
    expect(years({ ...tables, baseYear: null })).toEqual([2025, 2028]);
    expect(problemOf({ ...tables, baseYear: 2025 }).units.pupils).toEqual(
      problemOf(SMALL_COUNTY).units.pupils,
    );
  });

  it('follow the staff tables where the units name none, and are told to be unknown', () => {
    const plain = (record: RawRecord) =>
      Object.fromEntries(Object.entries(record).filter(([key]) => !key.endsWith('_2028')));
    const built = buildProblem({ ...changed('units', plain), baseYear: null });
    expect('problem' in built && built.problem.years).toEqual([2024]);
    expect(codes(built)).toContain('base-year-unknown');
  });

  it('have six or five primary grades', () => {
    expect(problemOf(SMALL_COUNTY).stages).toEqual([
      { id: 'primary', grades: [0, 1, 2, 3, 4, 5] },
      { id: 'junior', grades: [6, 7, 8] },
    ]);
    expect(problemOf({ ...SMALL_COUNTY, primaryGrades: 5 }).stages).toEqual([
      { id: 'primary', grades: [0, 1, 2, 3, 4] },
      { id: 'junior', grades: [5, 6, 7, 8] },
    ]);
  });

  it('have the grades of the stages taught only', () => {
    const primary = {
      ...changed('schools', (record) => ({ ...record, stages: 'primary' })),
      enrolment: null,
    };
    const tables = primary.tables.filter(
      ({ table }) => !['enrolment', 'zones', 'curriculum', 'cohorts', 'results'].includes(table),
    );
    const problem = problemOf({ ...primary, tables });
    expect(problem.grades).toEqual(['g1', 'g2', 'g3', 'g4', 'g5', 'g6']);
    expect(problem.units.pupils[0]!.length).toBe(9 * 6);
  });
});

describe('an island', () => {
  it('is one that says so, by a row with an empty second cell', () => {
    const links = SMALL_COUNTY.tables.find(({ table }) => table === 'adjacency')!;
    const rows = links.rows.filter(({ cells }) => cells[0] !== 'U1');
    const told = { ...links, rows: [...rows, { row: 99, cells: ['U1', null] }] };
    const others = SMALL_COUNTY.tables.filter(({ table }) => table !== 'adjacency');
    const { start } = problemOf({ ...SMALL_COUNTY, tables: [...others, told] }).adjacency;
    expect([start[0], start[1]]).toEqual([0, 0]);
    const untold = buildProblem({ ...SMALL_COUNTY, tables: [...others, { ...links, rows }] });
    expect(codes(untold)).toContain('unit-without-neighbour');
  });
});

describe('the unit of a school', () => {
  it('is the polygon in which it stands, or the nearest place where there are none', () => {
    const unsaid = changed('schools', (record) => ({ ...record, unit: null }));
    expect(problemOf(unsaid).schools.map(({ unit }) => unit)).toEqual([0, 7, 4]);
    expect(problemOf({ ...unsaid, polygons: null }).schools.map(({ unit }) => unit)).toEqual([0, 7, 4]);
  });
});

describe('tables of which a part could not be read', () => {
  it('are not made a reason for complaints about others', () => {
    const schools = SMALL_COUNTY.tables.filter(({ table }) => table !== 'units');
    const built = buildProblem({ ...SMALL_COUNTY, tables: schools, incomplete: ['units'] });
    expect(codes(built)).toEqual([]);
    expect('problem' in built).toBe(false);
    const half = changed('units', (record, i) => (i < 4 ? record : null));
    const whole = buildProblem(half);
    expect(codes(whole).filter((code) => code.startsWith('id-')).length).toBeGreaterThan(10);
    expect(
      codes(buildProblem({ ...half, incomplete: ['units'] })).filter((code) => code.startsWith('id-')),
    ).toEqual([]);
  });
});

describe('a complaint as a line', () => {
  it('names file, row, column, fault and value in both languages', () => {
    const built = buildProblem(changed('units', (record, i) => (i === 2 ? { ...record, g1: '-3' } : record)));
    const [complaint] = 'problem' in built ? [] : built.complaints;
    expect(complaintLine(complaint!, 'en')).toBe(
      'units.csv, row 4, column g1: The number must not be below 0 pupils; correct the cell. (found "-3")',
    );
    expect(complaintLine(complaint!, 'zh')).toBe(
      'units.csv\uff0c第 4 行\uff0c“g1”列\uff1a数值不能小于 0 人\uff1b请更正。\uff08现为“-3”\uff09',
    );
  });

  it('counts features in a map layer', () => {
    const features = SMALL_COUNTY.polygons!.features.map((one) =>
      one.row === 3 ? { ...one, unit: '' } : one,
    );
    const built = buildProblem({ ...countyWithout(), polygons: { file: 'units.geojson', features } });
    const complaint =
      'problem' in built ? null : built.complaints.find(({ code }) => code === 'feature-without-id');
    expect(complaintLine(complaint!, 'en')).toMatch(/^units\.geojson, feature 3: /);
    expect(complaintLine(complaint!, 'zh')).toMatch(/^units\.geojson\uff0c第 3 个要素/);
  });
});
