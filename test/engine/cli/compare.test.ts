import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from '../../support/run-cli.ts';
import { withFolder } from '../../support/temporary-folder.ts';

const PUPILS = [45, 37, 89, 76, 55];
const BOOKS = [279, 137, 935, 160, 402];

/** The schools of the worked example in a row, each with the children of its unit; 3 has room for those of 4. */
async function writeCounty(folder: string): Promise<void> {
  await mkdir(folder);
  const schools = BOOKS.map((books, i) =>
    [`s${i + 1}`, 'primary', 110 + i * 0.005, 31, `u${i + 1}`, 8, books, 'village'].join(','),
  );
  const units = PUPILS.map((pupils, i) =>
    [`u${i + 1}`, 110 + i * 0.005, 31, pupils, 0, 0, 0, 0, 0].join(','),
  );
  const write = (name: string, lines: readonly string[]) =>
    writeFile(join(folder, `${name}.csv`), lines.join('\n'));
  await write('schools', ['id,stages,lon,lat,unit,classrooms,books,tier', ...schools]);
  await write('units', ['id,lon,lat,g1,g2,g3,g4,g5,g6', ...units]);
  await write('zones', ['stage,unit,school', ...PUPILS.map((_, i) => `primary,u${i + 1},s${i + 1}`)]);
  await writeFile(
    join(folder, 'policy.json'),
    JSON.stringify({
      profile: 'cn-national-2012',
      overrides: { 'coefficient.ratios': { value: ['books'] } },
    }),
  );
}

describe('plans of different scenarios', () => {
  test('are each judged under their own, and the merger trap is told of the one that closes a school', async () => {
    await withFolder(async (folder) => {
      const data = join(folder, 'data');
      await writeCounty(data);
      const [open, merged] = [join(folder, 'open.json'), join(folder, 'merged.json')];
      const scenario = join(folder, 'close.json');
      const close = { modifications: [{ kind: 'closeSchool', school: 's4' }] };
      await writeFile(scenario, JSON.stringify(close));
      const draw = ['zone', data, '--iterations', '5', '--threads', '1', '--quiet', '--out'];
      expect(runCli(...draw, open).status).toBe(0);
      expect(runCli(...draw, merged, '--scenario', scenario).status).toBe(0);

      const without = runCli('compare', data, open, merged);
      expect(without.status).toBe(2);
      expect(without.stderr).toContain('one --scenario for each');
      expect(without.stderr).not.toContain('open.json');

      const { status, stdout, stderr } = runCli(
        'compare',
        data,
        open,
        merged,
        '--scenario',
        scenario,
        '--json',
      );
      expect(status, stderr).toBe(0);
      const told = JSON.parse(stdout);
      expect(told.verdicts).toEqual(['keeps every rule', 'keeps every rule']);
      const [first, second] = told.honesty as { header: string[]; rows: (string | number)[][] }[];
      const cell = (table: typeof first, header: string) => table!.rows[0]![table!.header.indexOf(header)];
      expect(cell(first, 'Base of the comparison')).toBeCloseTo(0.515257, 5);
      expect(cell(first, 'Warning')).toBe('');
      // Without a book more: 76 children walk to school 3 or 5, and school 4 counts no more.
      expect(cell(second, 'This plan')).toBeLessThan(0.3);
      expect(cell(second, 'This plan, on the old roster of schools')).toBeCloseTo(0.515257, 5);
      expect(cell(second, 'Warning')).toMatch(/^merger: .*s4 no longer counts$/);
    });
  });

  test('find a scenario that stands beside its plan', async () => {
    await withFolder(async (folder) => {
      const data = join(folder, 'data');
      const way = join(folder, 'way-1');
      await writeCounty(data);
      await mkdir(way);
      const scenario = join(way, 'scenario.json');
      await writeFile(scenario, JSON.stringify({ modifications: [{ kind: 'closeSchool', school: 's4' }] }));
      const plan = join(way, 'plan.json');
      const draw = ['zone', data, '--iterations', '5', '--threads', '1', '--quiet'];
      expect(runCli(...draw, '--scenario', scenario, '--out', plan).status).toBe(0);
      expect(runCli('compare', data, plan).status).toBe(0);
      const { stdout } = runCli('indicators', data, plan);
      expect(stdout).toContain('merger: it improved only because s4 no longer counts');
      await copyFile(plan, join(folder, 'alone.json'));
      expect(runCli('report', data, join(folder, 'alone.json'), '--out', join(folder, 'out')).status).toBe(2);
    });
  });
});
