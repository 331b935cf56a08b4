import { mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeDataset } from '../../datasets/writers/index.ts';
import { type ImportOutcome, importSources } from '../../engine/cli/import.ts';
import { SOURCE_COMPLAINTS } from '../../engine/problem/complaints/sources.ts';
import { COMPLAINTS, type Complaint, type ComplaintCode } from '../../engine/problem/index.ts';
import { countyWithout, SMALL_COUNTY } from '../support/small-county.ts';
import { withFolder } from '../support/temporary-folder.ts';
import type { FaultCase } from './faults/files.ts';
import { Files } from './faults/files.ts';
import { FAULT_CASES } from './faults/index.ts';

/** Spoils the county, imports it from disk and hands back what came of it. */
async function run(
  fault: FaultCase,
  strict: boolean,
  check: (outcome: ImportOutcome, out: string, parent: string) => Promise<void>,
): Promise<void> {
  const files = await Files.of(countyWithout(...(fault.without ?? [])));
  fault.spoil(files);
  await withFolder(async (parent) => {
    const source = join(parent, 'county');
    await mkdir(source);
    for (const [name, bytes] of files.map) await writeFile(join(source, name), bytes);
    await mkdir(join(parent, 'results'));
    const out = join(parent, 'results', 'dataset');
    await check(await importSources([source], out, { strict }), out, parent);
  });
}

const severity = (fault: FaultCase) => COMPLAINTS[fault.code as ComplaintCode].severity;

function place({ code, file, row, column, value }: Complaint | FaultCase) {
  return { code, file, row: row ?? null, column: column ?? null, value: value ?? null };
}

describe('the county without a fault', () => {
  it('is imported, and no more than a note is said of it', async () => {
    const nothing = { name: '', spoil: () => undefined, code: 'travel-replaces-roads', file: '' };
    await run(nothing, true, async (outcome, out) => {
      expect(outcome.complaints.map(({ code }) => code)).toEqual(['travel-replaces-roads']);
      expect(outcome.exitCode).toBe(0);
      expect((await readdir(out)).sort()).toEqual([...outcome.written].sort());
    });
  });
});

describe.each(FAULT_CASES)('$name', (fault) => {
  it(`is told as ${fault.code} with its place, and nothing is written`, async () => {
    await run(fault, true, async (outcome, _out, parent) => {
      const found = outcome.complaints.filter(({ code }) => code === fault.code);
      expect(outcome.complaints.map(place)).toContainEqual(place(fault));
      const told = found.find((one) => JSON.stringify(place(one)) === JSON.stringify(place(fault)))!;
      if (fault.says) expect(told.text.en).toMatch(fault.says);
      for (const text of Object.values(told.text)) expect(text).not.toMatch(/[{}]|undefined|NaN|null/);
      if (severity(fault) === 'note') return;
      expect(outcome.exitCode).toBe(2);
      expect(outcome.written).toEqual([]);
      expect(await readdir(join(parent, 'results'))).toEqual([]);
      expect(await readdir(parent)).toEqual(['county', 'results']);
    });
  });

  if (severity(fault) !== 'error') {
    it('is lived with unless strictness is asked for', async () => {
      await run(fault, false, async (outcome, out) => {
        expect(outcome.complaints.filter((one) => one.severity === 'error')).toEqual([]);
        expect(outcome.exitCode).toBe(0);
        expect((await readdir(out)).sort()).toEqual([...outcome.written].sort());
      });
    });
  }
});

describe('the table of faults', () => {
  it('has at least a hundred cases, and every complaint of the catalogue but those named here', () => {
    expect(FAULT_CASES.length).toBeGreaterThanOrEqual(100);
    const tried = new Set(FAULT_CASES.map(({ code }) => code));
    const elsewhere = [
      // Tried below, since they need more than one folder.
      'folder-in-use',
      'folder-unwritable',
      'source-missing',
      'source-without-files',
      'file-ignored',
      'file-repeated',
      'more-of-these',
      'file-too-large',
      'source-unreadable',
      // Three million rows take longer to write than to refuse.
      'rows-too-many',
      // Tried by layers, OpenStreetMap files and grids, in importers/.
      ...Object.keys(SOURCE_COMPLAINTS),
    ];
    expect(
      Object.keys(COMPLAINTS)
        .filter((code) => !tried.has(code))
        .sort(),
    ).toEqual(elsewhere.sort());
  });

  it('has texts in both languages, each a sentence that says what to do', () => {
    for (const { en, zh } of Object.values(COMPLAINTS)) {
      expect(en).toMatch(/[.?]$/);
      expect(zh).toMatch(/[。？]$/u);
    }
  });
});

describe('several faults', () => {
  it('are all told at once, in the order of files and rows', async () => {
    const files = await Files.of(SMALL_COUNTY);
    files.cell('units.csv', 4, 'g3', '-3');
    files.cell('units.csv', 2, 'g1', 'many');
    files.cell('schools.csv', 2, 'classrooms', '');
    files.cell('zones.csv', 3, 'unit', 'U22');
    files.put('moves.csv', '');
    files.cell('teachers.csv', 2, 'school', '一中');
    await withFolder(async (parent) => {
      for (const [name, bytes] of files.map) await writeFile(join(parent, name), bytes);
      const { complaints, exitCode } = await importSources([parent], join(parent, 'out'));
      expect(exitCode).toBe(2);
      const errors = complaints.filter((one) => one.severity === 'error');
      expect(errors.map(({ code, file, row }) => `${file} ${row} ${code}`).sort()).toEqual([
        'moves.csv null file-empty',
        'schools.csv 2 school-without-capacity',
        'teachers.csv 2 id-unknown',
        'units.csv 2 number-expected',
        'units.csv 4 number-too-small',
        'zones.csv 3 id-misspelt',
      ]);
      expect(JSON.stringify(complaints)).not.toMatch(/李秀英|王建国/);
    });
  });

  it('of one kind in one column are told fifty times and then counted', async () => {
    const files = await Files.of(SMALL_COUNTY);
    for (let i = 0; i < 80; i++) files.addRow('zones.csv', 'primary', `X${1000 + i}`, 'S1');
    await withFolder(async (parent) => {
      for (const [name, bytes] of files.map) await writeFile(join(parent, name), bytes);
      const { complaints } = await importSources([parent], join(parent, 'out'));
      expect(complaints.filter(({ code }) => code === 'id-unknown')).toHaveLength(50);
      const more = complaints.filter(({ code }) => code === 'more-of-these');
      expect(more.map(({ text }) => text.en)).toEqual([expect.stringContaining('30 more')]);
    });
  });
});

describe('sources and targets', () => {
  it('that are not there, or hold nothing, are told', async () => {
    await withFolder(async (parent) => {
      const out = join(parent, 'out');
      const absent = await importSources([join(parent, 'absent')], out);
      expect(absent.complaints.map(({ code }) => code)).toContain('source-missing');
      await mkdir(join(parent, 'empty'));
      const empty = await importSources([join(parent, 'empty')], out);
      expect(empty.complaints.map(({ code }) => code)).toContain('source-without-files');
      await writeFile(join(parent, 'map.png'), 'x');
      const picture = await importSources([join(parent, 'map.png')], out);
      expect(picture.complaints.map(({ code }) => code)).toContain('file-ignored');
      expect([absent, empty, picture].map(({ exitCode }) => exitCode)).toEqual([2, 2, 2]);
      expect(await readdir(parent)).toEqual(['empty', 'map.png']);
    });
  });

  it('that are too large, or no files at all, are told without being read', async () => {
    await withFolder(async (parent) => {
      // Only tables as text are read in pieces.
      await writeFile(join(parent, 'units.xlsx'), '');
      await truncate(join(parent, 'units.xlsx'), 300 * 1024 * 1024);
      const large = await importSources([parent], join(parent, 'out'));
      expect(large.complaints.map(({ code }) => code)).toContain('file-too-large');
      const device = await importSources(['/dev/null'], join(parent, 'out'));
      expect(device.complaints.map(({ code }) => code)).toContain('source-unreadable');
      expect([large.exitCode, device.exitCode]).toEqual([2, 2]);
      expect(await readdir(parent)).toEqual(['units.xlsx']);
    });
  });

  it('two files of one name are refused', async () => {
    await withFolder(async (parent) => {
      await writeDataset(SMALL_COUNTY, join(parent, 'a'));
      await writeDataset(SMALL_COUNTY, join(parent, 'b'));
      const { complaints, exitCode } = await importSources(
        [join(parent, 'a'), join(parent, 'b')],
        join(parent, 'out'),
      );
      expect(complaints.map(({ code }) => code)).toContain('file-repeated');
      expect(exitCode).toBe(2);
    });
  });

  it('a folder in use is left as it was, with or without --replace when it holds something foreign', async () => {
    await withFolder(async (parent) => {
      const source = join(parent, 'source');
      const out = join(parent, 'out');
      await writeDataset(SMALL_COUNTY, source);
      await mkdir(out);
      await writeFile(join(out, 'plan.json'), '{}');
      for (const replace of [false, true]) {
        const { complaints, exitCode } = await importSources([source], out, { replace });
        expect(exitCode).toBe(2);
        expect(complaints[0]).toMatchObject({ code: 'folder-in-use', file: out });
        expect(complaints[0]!.text.en).toContain('plan.json');
        expect(await readdir(out)).toEqual(['plan.json']);
      }
    });
  });

  it('a dataset is replaced when asked for, and untouched when the new one is faulty', async () => {
    await withFolder(async (parent) => {
      const source = join(parent, 'source');
      const out = join(parent, 'out');
      await writeDataset(SMALL_COUNTY, source);
      await writeDataset(countyWithout('travel'), out);
      const before = await contents(out);
      expect((await importSources([source], out)).exitCode).toBe(2);
      const files = await Files.of(SMALL_COUNTY);
      files.cell('units.csv', 4, 'g3', '-3');
      await writeFile(join(source, 'units.csv'), files.bytes('units.csv'));
      expect((await importSources([source], out, { replace: true })).exitCode).toBe(2);
      expect(await contents(out)).toEqual(before);
      await writeDataset(SMALL_COUNTY, source, { replace: true });
      expect((await importSources([source], out, { replace: true })).exitCode).toBe(0);
      expect(await readdir(out)).toContain('travel.csv');
      expect((await readdir(parent)).sort()).toEqual(['out', 'source']);
    });
  });

  it('a place where nothing can be written is told', async () => {
    await withFolder(async (parent) => {
      const source = join(parent, 'source');
      await writeDataset(SMALL_COUNTY, source);
      await writeFile(join(parent, 'file'), 'x');
      for (const out of [join(parent, 'file'), join(parent, 'file', 'below')]) {
        const { complaints, exitCode } = await importSources([source], out);
        expect(complaints.map(({ code }) => code)).toContain('folder-unwritable');
        expect(exitCode).toBe(2);
      }
      expect((await readdir(parent)).sort()).toEqual(['file', 'source']);
    });
  });
});

async function contents(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort();
  return Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [name, (await readFile(join(folder, name))).toString('base64')]),
    ),
  );
}
