import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../../datasets/importers/index.ts';
import { DEMO, generateCounty, optionFaults } from '../../../datasets/synthetic/index.ts';
import { datasetFiles } from '../../../datasets/writers/index.ts';
import { demoCounty } from './county.ts';

const folder = new URL('../../../datasets/demo/', import.meta.url);

describe('datasets/demo', () => {
  it('is byte for byte what the generator gives (node scripts/make-demo.ts writes it anew)', async () => {
    const files = await datasetFiles(generateCounty(DEMO));
    expect(files.map(({ name }) => name).sort()).toEqual(readdirSync(folder).sort());
    for (const { name, bytes } of files) {
      expect(Buffer.from(bytes).equals(readFileSync(new URL(name, folder))), name).toBe(true);
    }
  });

  it('is read without a complaint, and as the same county as its tables make', async () => {
    const built = await loadDataset(folder.pathname);
    if (!('problem' in built)) throw new Error(built.complaints.map(({ text }) => text.en).join('\n'));
    expect(built.warnings).toEqual([]);
    expect(built.problem.hash).toBe(demoCounty().problem.hash);
  });

  it('takes less than three megabytes', () => {
    const bytes = readdirSync(folder).map((name) => readFileSync(new URL(name, folder)).length);
    expect(bytes.reduce((a, b) => a + b, 0)).toBeLessThan(3e6);
  });
});

describe('generateCounty', () => {
  it('gives the same county for the same options and another for another seed', () => {
    const options = { units: 60, schools: 6, seed: 11 };
    expect(generateCounty(options)).toEqual(generateCounty(options));
    expect(generateCounty({ ...options, seed: 12 })).not.toEqual(generateCounty(options));
  });

  it('projects as many years as are asked for from the base year that is asked for', () => {
    const raw = generateCounty({ units: 60, schools: 6, seed: 11, baseYear: 2030, projectedYears: 2 });
    expect(raw.baseYear).toBe(2030);
    const headers = raw.tables
      .find(({ table }) => table === 'units')!
      .headers.map(({ canonical }) => canonical);
    expect(headers).toContain('g9_2032');
    expect(headers).not.toContain('g1_2033');
  });

  it('tells every fault of the options at once, in both languages', () => {
    const options = { units: 1.5, schools: 5, seed: -1, baseYear: 1800, projectedYears: 99 };
    const faults = optionFaults(options);
    expect(faults).toHaveLength(5);
    for (const { en, zh } of faults) {
      expect(en).toMatch(/; give a/);
      expect(zh).toMatch(/请填写/);
    }
    expect(() => generateCounty(options)).toThrow(RangeError);
    expect(optionFaults({ units: 20, schools: 6, seed: 1 }).map(({ en }) => en)).toEqual([
      '20 units are too few for 6 schools; ask for at least 30 units, or for fewer schools.',
    ]);
  });
});
