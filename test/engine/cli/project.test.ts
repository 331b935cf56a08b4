import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../../datasets/importers/index.ts';
import type { Outlook } from '../../../engine/projection/index.ts';
import { DEMO, runCli } from '../../support/run-cli.ts';
import { withFolder } from '../../support/temporary-folder.ts';

describe('junheng project', () => {
  it('tells every year in all variants, and writes a dataset that has these years', async () => {
    await withFolder(async (folder) => {
      const out = join(folder, 'county');
      const asked = ['--from', '2027', '--until', '2033', '--variant', 'high', '--out', out, '--json'];
      const { status, stdout } = runCli('project', DEMO, ...asked);
      expect(status).toBe(0);
      const told = JSON.parse(stdout) as Outlook;
      expect(told.years.map(({ year }) => year)).toEqual([2026, 2027, 2028, 2029, 2030, 2031, 2032, 2033]);
      const built = await loadDataset(out);
      if (!('problem' in built)) throw new Error(JSON.stringify(built.complaints));
      const { problem } = built;
      expect(problem.years).toEqual(told.years.map(({ year }) => year));
      told.years.forEach(({ variants }, y) => {
        const all = problem.units.pupils[y]!.reduce((sum, one) => sum + one, 0);
        expect(all).toBe(variants.high.byStage.reduce((sum, one) => sum + one, 0));
      });
      expect(told.assumptions.length).toBeGreaterThan(0);
      expect(told.assumptions.every(({ from }) => from.source !== '')).toBe(true);
    });
  });

  it('says what it cannot do, and what to do', () => {
    const refused = [
      runCli('project', DEMO, '--variant', 'best'),
      runCli('project', DEMO, '--until', '2020'),
      runCli('project', DEMO, '--from', '2050'),
    ];
    expect(refused.map(({ status }) => status)).toEqual([2, 2, 2]);
    expect(refused[0]!.stderr).toMatch(/low, middle, high/);
    expect(refused[1]!.stderr).toMatch(/must lie from \d+ to \d+.*--from/);
    expect(refused[2]!.stderr).toMatch(/2026, 2027/);
  });
});
