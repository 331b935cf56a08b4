import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PUBLISHED } from '../../support/published-composites.ts';
import { runCli } from '../../support/run-cli.ts';
import { withFolder } from '../../support/temporary-folder.ts';

interface Row {
  readonly [column: string]: string | number;
}

interface Folder {
  readonly schools: readonly Row[];
  readonly units?: readonly Row[];
  readonly enrolment: readonly Row[];
  readonly teachers?: readonly Row[];
  readonly cohorts?: readonly Row[];
  readonly results?: readonly Row[];
  readonly policy: unknown;
}

function csv(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
    .map((cells) => cells.join(','))
    .join('\n');
}

/** Grades in which somebody lives must have their whole stage. */
function residents(primary: number, junior: number): Row {
  return Object.fromEntries([
    ...[1, 2, 3, 4, 5, 6].map((g) => [`g${g}`, g === 1 ? primary : 0]),
    ...(junior > 0 ? [7, 8, 9].map((g) => [`g${g}`, g === 7 ? junior : 0]) : []),
  ]);
}

/** Figures of `junheng indicators FOLDER --json` on a dataset folder of these tables. */
async function indicatorsOf(folder: Folder) {
  return withFolder(async (path) => {
    const { policy, units, ...tables } = folder;
    const places =
      units ??
      folder.schools.map((_, i) => ({ id: `u${i}`, lon: 110 + i * 0.01, lat: 31, ...residents(1, 0) }));
    for (const [name, rows] of Object.entries({ ...tables, units: places }))
      await writeFile(join(path, `${name}.csv`), csv(rows));
    await writeFile(join(path, 'policy.json'), JSON.stringify(policy));
    const { status, stdout, stderr } = runCli('indicators', path, '--json');
    expect(status, stderr).toBe(0);
    const told = JSON.parse(stdout);
    return {
      ...told,
      of: (id: string, stage: string | null = 'primary') =>
        told.county.find((one: { id: string; stage: string | null }) => one.id === id && one.stage === stage),
    };
  });
}

const PUPILS = [45, 37, 89, 76, 55];
const BOOKS = [279, 137, 935, 160, 402];

/** The worked example as a folder: five schools, their books, first-graders in as many classes as 45 pupils ask for. */
function books(list: readonly number[], policy: object = {}): Folder {
  return {
    schools: list.map((amount, i) => ({
      id: `s${i + 1}`,
      stages: 'primary',
      lon: 110 + i * 0.01,
      lat: 31,
      unit: `u${i}`,
      classrooms: 6,
      books: amount,
      tier: 'village',
    })),
    enrolment: PUPILS.map((pupils, i) => ({
      school: `s${i + 1}`,
      grade: 1,
      pupils,
      classes: Math.ceil(pupils / 45),
    })),
    policy: {
      profile: 'cn-national-2012',
      overrides: {
        'standard.books.primary': { value: 5, unit: 'books/pupil' },
        'unitCost.books': { value: 20, unit: 'yuan/unit' },
        'coefficient.ratios': { value: ['books'] },
        ...policy,
      },
    },
  };
}

/** The coefficients that evaluations of 2012 average, in the order of the published tables. */
const EIGHT = [
  'teachingArea',
  'sportsArea',
  'equipmentValue',
  'computers',
  'books',
  'teachers',
  'higherDegreeTeachers',
  'middleTitleTeachers',
];

/**
 * Two schools with a fifth and four fifths of 10,000 pupils whose eight coefficients are the given ones:
 * a coefficient c is that of the ratios m(1 + 2c) and m(1 − c ⁄ 2).
 */
function districtOf(coefficients: readonly number[], stage: 'primary' | 'junior'): Folder {
  const pupils = [2000, 8000];
  const ratio = (mean: number, c: number) => [mean * (1 + 2 * c), mean * (1 - c / 2)];
  const means = [4.5, 7.5, 2000, 1, 25];
  const stocks = coefficients.slice(0, 5).map((c, j) => ratio(means[j]!, c).map((x, i) => x * pupils[i]!));
  const counts = coefficients
    .slice(5)
    .map((c, j) => ratio([0.4, 0.3, 0.2][j]!, c).map((x, i) => Math.round(x * pupils[i]!)));
  const grade = stage === 'primary' ? 1 : 7;
  const [fewest, most] = stage === 'primary' ? ['secondary', 'bachelor'] : ['associate', 'bachelor'];
  return {
    schools: pupils.map((_, i) => ({
      id: `s${i}`,
      stages: stage,
      lon: 110 + i * 0.01,
      lat: 31,
      unit: `u${i}`,
      classrooms: 300,
      teachingArea: stocks[0]![i]!,
      sportsArea: stocks[1]![i]!,
      equipmentValue: Math.round(stocks[2]![i]!),
      computers: Math.round(stocks[3]![i]!),
      books: Math.round(stocks[4]![i]!),
    })),
    units: pupils.map((_, i) => ({
      id: `u${i}`,
      lon: 110 + i * 0.01,
      lat: 31,
      ...(stage === 'primary' ? residents(1, 0) : { g7: 1, g8: 0, g9: 0 }),
    })),
    enrolment: pupils.map((count, i) => ({ school: `s${i}`, grade, pupils: count, classes: 200 })),
    teachers: pupils.flatMap((_, i) =>
      Array.from({ length: Math.max(...counts.map((of) => of[i]!)) }, (_, t) => ({
        id: `t${i}-${t}`,
        school: `s${i}`,
        stage,
        subjects: '语文',
        degree: t < counts[1]![i]! ? most! : fewest!,
        title: t < counts[2]![i]! ? 'middle' : 'junior',
        role: t < counts[0]![i]! ? 'teacher' : 'support',
      })),
    ),
    policy: { profile: 'cn-national-2012' },
  };
}

describe('the published vectors through junheng indicators', () => {
  test('T1 the coefficient of the worked example, and the composite of one ratio is that coefficient', async () => {
    const told = await indicatorsOf(books(BOOKS));
    expect(told.of('ratio.books').value).toBeCloseTo(6.334437, 6);
    expect(told.of('coefficient.books').value).toBeCloseTo(0.515257, 6);
    expect(told.of('composite')).toMatchObject({ met: true, limit: { value: 0.65 } });
    expect(told.of('composite').value).toBe(told.of('coefficient.books').value);
  });

  test('T1 the plain form, where the profile says so', async () => {
    const plain = { 'coefficient.weight': { value: 'plain' } };
    expect((await indicatorsOf(books(BOOKS, plain))).of('coefficient.books').value).toBeCloseTo(0.488771, 6);
    const sample = { ...plain, 'coefficient.deviation': { value: 'sample' } };
    expect((await indicatorsOf(books(BOOKS, sample))).of('coefficient.books').value).toBeCloseTo(0.546462, 6);
  });

  test('T2 the stock of a nine-year school is split by weighted pupils', async () => {
    const told = await indicatorsOf({
      schools: [
        { id: 's', stages: 'primary;junior', lon: 110, lat: 31, unit: 'u0', classrooms: 20, books: 23226 },
      ],
      units: [
        { id: 'u0', lon: 110, lat: 31, ...residents(1, 1) },
        { id: 'u1', lon: 110.01, lat: 31, ...residents(1, 1) },
      ],
      enrolment: [
        { school: 's', grade: 1, pupils: 166, classes: 4 },
        { school: 's', grade: 7, pupils: 210, classes: 5 },
      ],
      policy: { profile: 'cn-national-2012' },
    });
    expect(told.of('ratio.books').value * 166).toBeCloseTo(9711.6, 1);
    expect(told.of('ratio.books', 'junior').value).toBeCloseTo(64.35, 2);
  });

  test.each(PUBLISHED)('T3 $0: eight coefficients and their mean', async (name, coefficients, published) => {
    const stage = name.endsWith('junior') ? 'junior' : 'primary';
    const told = await indicatorsOf(districtOf(coefficients, stage));
    coefficients.forEach((value, j) => {
      // Teachers and computers are whole, so that the third decimal may be one off.
      expect(Math.abs(told.of(`coefficient.${EIGHT[j]}`, stage).value - value), EIGHT[j]!).toBeLessThan(
        0.001,
      );
    });
    expect(Math.abs(told.of('composite', stage).value - published)).toBeLessThanOrEqual(0.001);
    expect(told.of('composite', stage).met).toBe(true);
  });

  test.each([
    [[4.3, 0.9, 0.95, 4.6, 7.6, 2100, 2.4], 1, 'partly'],
    [[4.3, 0.84, 0.95, 4.6, 7.6, 2100, 2.4], 0, 'notMet'],
    [[4.3, 0.9, 0.85, 4.6, 7.6, 2100, 2.4], 0, 'partly'],
  ])('T4 six of seven: %j', async (values, passes, backbone) => {
    const [degree, bones, arts, teaching, sports, equipment, rooms] = values as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    // 10,000 pupils make every count of teachers whole.
    const kinds = [degree * 100, bones * 100, arts * 100].map(Math.round);
    const teachers = Array.from({ length: Math.max(...kinds) }, (_, i) => ({
      id: `t${i}`,
      school: 's',
      stage: 'primary',
      subjects: i < kinds[2]! ? '体育' : '语文',
      degree: i < kinds[0]! ? 'bachelor' : 'secondary',
      backbone: i < kinds[1]! ? 'true' : 'false',
    }));
    const told = await indicatorsOf({
      schools: [
        {
          id: 's',
          stages: 'primary',
          lon: 110,
          lat: 31,
          unit: 'u0',
          classrooms: 300,
          teachingArea: teaching * 10_000,
          sportsArea: sports * 10_000,
          equipmentValue: equipment * 10_000,
          multimediaRooms: rooms * 100,
        },
      ],
      units: [
        { id: 'u0', lon: 110, lat: 31, ...residents(1, 0) },
        { id: 'u1', lon: 110.01, lat: 31, ...residents(1, 0) },
      ],
      enrolment: [{ school: 's', grade: 1, pupils: 10_000, classes: 250 }],
      teachers,
      policy: { profile: 'cn-national-2017' },
    });
    expect(told.of('schoolRule').value).toBe(passes);
    const row = told.selfCheck.find(
      (one: { indicator: string }) => one.indicator === 'ratio.backboneTeachers',
    );
    expect(row.state).toBe(backbone);
  });

  test('T5 shortfalls and what filling them costs; taking from the best changes neither', async () => {
    const [told, cut, added] = [
      await indicatorsOf(books(BOOKS)),
      await indicatorsOf(books([279, 137, 500, 160, 402])),
      await indicatorsOf(books([279, 137, 935, 395, 402])),
    ];
    expect([told, cut, added].map((one) => one.of('shortfall.books').value)).toEqual([268, 268, 48]);
    expect(cut.of('coefficient.books').value).toBeCloseTo(0.3878, 4);
    expect(added.of('coefficient.books').value).toBeCloseTo(0.3407, 4);
    const rows = told.selfCheck.filter((one: { indicator: string }) => one.indicator === 'ratio.books');
    expect(rows.map((row: { lacking: number; cost: number }) => [row.lacking, row.cost])).toEqual([
      [0, 0],
      [48, 960],
      [0, 0],
      [220, 4400],
      [0, 0],
    ]);
  });

  test('T6 the merged county', async () => {
    const folder = books([279, 137, 1095, 402]);
    const pupils = [45, 37, 165, 55];
    const enrolment = pupils.map((count, i) => ({
      school: `s${i + 1}`,
      grade: 1,
      pupils: count,
      classes: 4,
    }));
    expect((await indicatorsOf({ ...folder, enrolment })).of('coefficient.books').value).toBeCloseTo(
      0.1636,
      4,
    );
  });

  test('T7 the fund of a small school, T8 its large class', async () => {
    const told = await indicatorsOf({
      schools: ['s1', 's2'].map((id, i) => ({
        id,
        stages: 'primary',
        lon: 110 + i * 0.01,
        lat: 31,
        unit: `u${i}`,
        classrooms: 6,
      })),
      enrolment: [
        { school: 's1', grade: 1, pupils: 63, classes: 2, boarding: 12 },
        { school: 's2', grade: 1, pupils: 57, classes: 1, boarding: 0 },
      ],
      policy: { profile: 'cn-rural-access-2018' },
    });
    const fund = told.schools[0].figures.find((one: { id: string }) => one.id === 'runningFund');
    expect(fund.value).toBe(67_400);
    expect(told.of('largeClasses').value).toBeCloseTo(1 / 3, 12);
    expect(told.of('classesOverCap').value).toBe(1);
  });

  test('T9 retention in its two forms', async () => {
    const folder = (form: string): Folder => ({
      schools: [{ id: 's', stages: 'primary;junior', lon: 110, lat: 31, unit: 'u0', classrooms: 30 }],
      units: [
        { id: 'u0', lon: 110, lat: 31, ...residents(1, 1) },
        { id: 'u1', lon: 110.01, lat: 31, ...residents(1, 1) },
      ],
      enrolment: [{ school: 's', grade: 1, pupils: 40, classes: 1 }],
      cohorts: [{ school: 's', entered: 500, movedIn: 20, movedOut: 15, died: 1, graduates: 480 }],
      policy: {
        profile: 'cn-national-2017',
        overrides: { 'reported.retentionForm': { value: form } },
      },
    });
    const [entry, graduates] = [
      (await indicatorsOf(folder('correctedEntry'))).of('reported.retention', null),
      (await indicatorsOf(folder('correctedGraduates'))).of('reported.retention', null),
    ];
    expect(100 * entry.value).toBeCloseTo(95.24, 2);
    expect(100 * graduates.value).toBeCloseTo(95.19, 2);
    expect(entry).toMatchObject({ met: true, limit: { value: 0.95 } });
  });

  test('T10 the difference rate of results, as deviation and divided by the mean', async () => {
    const means = [0.62, 0.7, 0.8];
    const tested = [30, 40, 30];
    const folder = (by: string): Folder => ({
      schools: means.map((_, i) => ({
        id: `s${i}`,
        stages: 'primary',
        lon: 110 + i * 0.01,
        lat: 31,
        unit: `u${i}`,
        classrooms: 6,
      })),
      enrolment: [{ school: 's0', grade: 1, pupils: 40, classes: 1 }],
      results: means.map((mean, i) => ({
        school: `s${i}`,
        stage: 'primary',
        subject: '数学',
        tested: tested[i]!,
        mean,
      })),
      policy: { profile: 'cn-national-2017', overrides: { 'reported.resultsSpreadBy': { value: by } } },
    });
    const told = await indicatorsOf(folder('deviation'));
    expect(told.of('reported.resultsSpread')).toMatchObject({ met: true, limit: { value: 0.15 } });
    expect(told.of('reported.resultsSpread').value).toBeCloseTo(0.06989, 5);
    expect((await indicatorsOf(folder('coefficient'))).of('reported.resultsSpread').value).toBeCloseTo(
      0.099,
      4,
    );
  });

  test('T11 the staff quota of a county', async () => {
    const told = await indicatorsOf({
      schools: [{ id: 's', stages: 'primary;junior', lon: 110, lat: 31, unit: 'u0', classrooms: 300 }],
      units: [
        { id: 'u0', lon: 110, lat: 31, ...residents(1, 1) },
        { id: 'u1', lon: 110.01, lat: 31, ...residents(1, 1) },
      ],
      enrolment: [
        { school: 's', grade: 1, pupils: 67_424, classes: 900 },
        { school: 's', grade: 7, pupils: 25_564, classes: 600 },
      ],
      policy: { profile: 'cn-national-2017' },
    });
    expect(told.of('staffQuota', null).value).toBeCloseTo(67_424 / 19 + 25_564 / 13.5, 9);
  });
});

describe('the command', () => {
  test('writes workbook, tables and a page in each language', async () => {
    await withFolder(async (path) => {
      const data = join(path, 'data');
      const { policy, ...tables } = books(BOOKS);
      await mkdir(data);
      const units = PUPILS.map((_, i) => ({ id: `u${i}`, lon: 110 + i * 0.01, lat: 31, ...residents(1, 0) }));
      for (const [name, rows] of Object.entries({ ...tables, units }))
        await writeFile(join(data, `${name}.csv`), csv(rows as Row[]));
      await writeFile(join(data, 'policy.json'), JSON.stringify(policy));
      const out = join(path, 'out');
      const { status, stdout } = runCli('indicators', data, '--lang', 'zh', '--out', out);
      expect(status).toBe(0);
      expect(stdout).toContain('未达标');
      const files = await readdir(out);
      expect(files).toEqual(
        expect.arrayContaining([
          'indicators.xlsx',
          'indicators.zh.html',
          'indicators.en.html',
          'selfCheck.csv',
        ]),
      );
      const page = await readFile(join(out, 'indicators.zh.html'), 'utf8');
      expect(page).toContain('<svg');
      expect(page).not.toMatch(/(src|href)=|<script/);
      const check = await readFile(join(out, 'selfCheck.csv'), 'utf8');
      expect(check.split('\r\n')[0]).toContain('责任单位');
    });
  });

  test('refuses a faulty policy with the place and the reason', async () => {
    await withFolder(async (path) => {
      const { policy: _, ...tables } = books(BOOKS);
      const units = PUPILS.map((_, i) => ({ id: `u${i}`, lon: 110 + i * 0.01, lat: 31, ...residents(1, 0) }));
      for (const [name, rows] of Object.entries({ ...tables, units }))
        await writeFile(join(path, `${name}.csv`), csv(rows as Row[]));
      await writeFile(
        join(path, 'policy.json'),
        JSON.stringify({
          overrides: {
            'classCap.primary': { value: 40 },
            'standard.gym.primary': { value: 1, unit: 'm²/pupil' },
            'classCap.junior': { value: 50, unit: 'pupils', year: 1492 },
          },
        }),
      );
      const { status, stdout, stderr } = runCli('indicators', path, '--lang', 'en');
      expect(status).toBe(2);
      expect(stdout).toBe('');
      for (const words of [
        'classCap.primary',
        'needs its unit',
        'is no indicator',
        'must be a whole year from 1949',
      ]) {
        expect(stderr).toContain(words);
      }
    });
  });
});
