import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDataset, readDataset } from '../../datasets/importers/index.ts';
import { datasetFiles, EXAMPLES, templateFiles, writeDataset } from '../../datasets/writers/index.ts';
import {
  buildProblem,
  NO_TABLES,
  type Problem,
  type RawTables,
  REMARK,
  TABLES,
  tableOf,
} from '../../engine/problem/index.ts';
import { countyWithout, SMALL_COUNTY } from '../support/small-county.ts';
import { withFolder } from '../support/temporary-folder.ts';
import { Files } from './faults/files.ts';
import { gb18030, utf16 } from './faults/gb18030.ts';

async function problemOf(files: Files): Promise<Problem> {
  const read = await readDataset([...files.map].map(([name, bytes]) => ({ name, bytes })));
  const built = buildProblem(read.tables, read.complaints);
  if (!('problem' in built)) throw new Error(JSON.stringify(built.complaints.slice(0, 3)));
  return built.problem;
}

function built(tables: RawTables): Problem {
  const result = buildProblem(tables);
  if (!('problem' in result)) throw new Error(JSON.stringify(result.complaints.slice(0, 3)));
  return result.problem;
}

const plain = (files: Files, name: string) => files.text(name).replace('\ufeff', '');
const csvNames = (files: Files) => [...files.map.keys()].filter((name) => name.endsWith('.csv'));

/** The county as different offices would send it. */
const FORMS: Readonly<Record<string, () => Promise<Files>>> = {
  'CSV, English': () => Files.of(SMALL_COUNTY),
  'CSV, Chinese': () => Files.of(SMALL_COUNTY, { language: 'zh' }),
  'CSV, Chinese, GB18030': async () => {
    const files = await Files.of(SMALL_COUNTY, { language: 'zh' });
    for (const name of csvNames(files)) files.put(name, gb18030(plain(files, name)));
    return files;
  },
  'CSV, Chinese, UTF-16 with tabs': async () => {
    const files = await Files.of(SMALL_COUNTY, { language: 'zh' });
    for (const name of csvNames(files)) files.put(name, utf16(plain(files, name).replaceAll(',', '\t')));
    return files;
  },
  'CSV without byte order mark, with semicolons and plain line feeds': async () => {
    const files = await Files.of(SMALL_COUNTY);
    for (const name of csvNames(files)) {
      files.put(name, plain(files, name).replaceAll(';', '、').replaceAll(',', ';').replaceAll('\r\n', '\n'));
    }
    return files;
  },
  'CSV in full-width digits': async () => {
    const files = await Files.of(SMALL_COUNTY);
    for (const name of ['enrolment.csv', 'travel.csv', 'adjacency.csv']) {
      const wide = (digit: string) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0);
      const [header, ...rows] = plain(files, name).split('\r\n');
      files.put(name, [header, ...rows.map((row) => row.replaceAll(/\d/g, wide))].join('\r\n'));
    }
    return files;
  },
  'CSV with remarks, titles and empty rows': async () => {
    const files = await Files.of(SMALL_COUNTY);
    for (const name of csvNames(files)) {
      const [header, ...rows] = plain(files, name).split('\r\n');
      files.put(name, ['试验县统计表', '', header, `${REMARK} 例：略`, ...rows, '', ''].join('\r\n'));
    }
    return files;
  },
  'CSV with columns in another order': async () => {
    const files = await Files.of(SMALL_COUNTY);
    for (const name of csvNames(files)) {
      files.putRows(
        name,
        files.rows(name).map((row) => row.toReversed()),
      );
    }
    return files;
  },
  'a workbook, English': () => Files.of(SMALL_COUNTY, { format: 'xlsx' }),
  'a workbook, Chinese': () => Files.of(SMALL_COUNTY, { format: 'xlsx', language: 'zh' }),
  'units with their attributes in GeoJSON': async () => {
    const files = await Files.of(SMALL_COUNTY);
    const [header, ...rows] = files.rows('units.csv');
    const layer = JSON.parse(files.text('units.geojson'));
    rows.forEach((row, u) => {
      layer.features[u].properties = Object.fromEntries(row.map((cell, i) => [header![i], asJson(cell)]));
    });
    files.put('units.geojson', JSON.stringify(layer));
    files.remove('units.csv');
    files.edit('datapackage.json', (text) => {
      const description = JSON.parse(text);
      description.resources = description.resources.filter(
        (one: { path: string }) => one.path !== 'units.csv',
      );
      return JSON.stringify(description);
    });
    return files;
  },
};

function asJson(cell: string): string | number | null {
  if (cell === '') return null;
  return Number.isNaN(Number(cell)) ? cell : Number(cell);
}

describe('one county', () => {
  it.each(Object.keys(FORMS))('has the hash that its tables have, as %s', async (form) => {
    const problem = await problemOf(await FORMS[form]!());
    expect(problem.hash).toBe(built(SMALL_COUNTY).hash);
    expect(problem.name).toBe('试验县');
  });

  it('without description is known by the names of its files', async () => {
    const files = (await Files.of(SMALL_COUNTY, { language: 'zh' })).withoutPackage();
    const names = { 'schools.csv': '学校.csv', 'units.csv': '居住单元.csv', 'zones.csv': '现行学区.csv' };
    for (const [name, chinese] of Object.entries(names)) {
      files.put(chinese, files.bytes(name));
      files.remove(name);
    }
    // The base year is the year before the first projected one, unless it is told.
    const other = built({ ...SMALL_COUNTY, baseYear: 2027 });
    expect((await problemOf(files)).hash).toBe(other.hash);
  });

  it('comes back from disk as it was written, with everything in it', async () => {
    await withFolder(async (parent) => {
      for (const language of ['en', 'zh'] as const) {
        for (const format of ['csv', 'xlsx'] as const) {
          const folder = join(parent, `${language}-${format}`);
          const names = await writeDataset(SMALL_COUNTY, folder, { language, format });
          expect(names).toContain('datapackage.json');
          const again = await loadDataset(folder);
          expect('problem' in again && again.problem).toEqual(built(SMALL_COUNTY));
        }
      }
    });
  });

  it('writes the same bytes when what was read is written again', async () => {
    const first = await datasetFiles(SMALL_COUNTY);
    const { tables } = await readDataset(first);
    expect(await datasetFiles(tables)).toEqual(first);
  });

  it('keeps the sum of its pupils, its names and its ids', () => {
    const problem = built(SMALL_COUNTY);
    // Σ over u of 2^(u mod 5) is 46; nine grades, and 9 · (1 + … + 9) more.
    expect(problem.units.pupils[0]!.reduce((a, b) => a + b)).toBe(9 * 46 + 9 * 45);
    expect(problem.units.pupils[1]!.reduce((a, b) => a + b)).toBe(9 * 46);
    expect(problem.years).toEqual([2026, 2028]);
    expect(problem.units.ids).toEqual(['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'U8', 'U9']);
    expect(problem.schools.map(({ name }) => name)[0]).toBe('城关镇第一小学(本部)');
    expect(problem.townships).toEqual(['城关镇', '青龙乡']);
  });

  it('changes its hash with every single number', () => {
    const hash = built(SMALL_COUNTY).hash;
    let tried = 0;
    for (const [index, table] of SMALL_COUNTY.tables.entries()) {
      for (const [row, { cells }] of table.rows.entries()) {
        const place = cells.findLastIndex((cell) => typeof cell === 'number');
        if (place < 0 || table.table === 'moves' || table.table === 'teachers') continue;
        const changed = cells.map((cell, i) => (i === place ? (cell as number) + 1 : cell));
        const rows = table.rows.map((one, i) => (i === row ? { ...one, cells: changed } : one));
        const tables = SMALL_COUNTY.tables.map((one, i) => (i === index ? { ...one, rows } : one));
        const result = buildProblem({ ...SMALL_COUNTY, tables });
        if ('problem' in result) expect(result.problem.hash).not.toBe(hash);
        tried++;
      }
    }
    expect(tried).toBeGreaterThan(40);
  });

  it('keeps its hash when rows that only link change places, and its name', () => {
    const tables = SMALL_COUNTY.tables.map((table) =>
      ['schools', 'units', 'teachers'].includes(table.table)
        ? table
        : { ...table, rows: table.rows.toReversed() },
    );
    expect(built({ ...SMALL_COUNTY, tables, name: '别名' }).hash).toBe(built(SMALL_COUNTY).hash);
  });

  it('has the same neighbours from its table, its polygons and its places', () => {
    const given = built(SMALL_COUNTY).adjacency;
    for (const left of [['adjacency'], ['adjacency', 'polygons']]) {
      const derived = built(countyWithout(...left)).adjacency;
      expect(derived.neighbour).toEqual(given.neighbour);
      expect(derived.start).toEqual(given.start);
    }
  });
});

describe('templates', () => {
  it.each([
    ['en', 'csv'],
    ['zh', 'csv'],
    ['en', 'xlsx'],
    ['zh', 'xlsx'],
  ] as const)('in %s as %s hold every table, and only headers and remarks', async (language, format) => {
    const { tables, complaints } = await readDataset(await templateFiles({ language, format }));
    expect(complaints.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(tables.tables.map(({ table }) => table)).toEqual(TABLES.map(({ name }) => name));
    for (const { rows, headers } of tables.tables) {
      expect(rows).toEqual([]);
      expect(headers.filter(({ canonical }) => canonical === null)).toEqual([]);
    }
  });

  it('have examples that are a county without fault', () => {
    const tables = TABLES.map(({ name }) => tableOf(name, EXAMPLES[name]));
    const result = buildProblem({ ...NO_TABLES, name: '例', baseYear: 2026, tables });
    expect('problem' in result ? result.warnings : result.complaints).toEqual([]);
  });

  it('load as soon as the marks before the examples are taken away', async () => {
    await withFolder(async (folder) => {
      for (const { name, bytes } of await templateFiles({ language: 'zh' })) {
        const lines = new TextDecoder().decode(bytes).split('\r\n');
        const filled = lines.filter((_, i) => i !== 1).map((line) => line.replace(`${REMARK} `, ''));
        await writeFile(join(folder, name), filled.join('\r\n'));
      }
      const result = await loadDataset(folder);
      expect('problem' in result && result.problem.units.names).toEqual(['东街社区', '石桥村']);
    });
  });
});
