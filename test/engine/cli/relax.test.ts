import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from '../../support/run-cli.ts';
import { withFolder } from '../../support/temporary-folder.ts';

/** Two villages far apart; the school of the first has one classroom for 70 children, the other has room. */
async function writeCounty(folder: string): Promise<void> {
  await mkdir(folder);
  const write = (name: string, lines: readonly string[]) =>
    writeFile(join(folder, `${name}.csv`), lines.join('\n'));
  await write('schools', [
    'id,stages,lon,lat,unit,classrooms,tier',
    's1,primary,110,31,u1,1,village',
    's2,primary,110.01,31,u2,4,village',
  ]);
  await write('units', [
    'id,lon,lat,g1,g2,g3,g4,g5,g6',
    'u1,110,31,70,0,0,0,0,0',
    'u2,110.01,31,30,0,0,0,0,0',
    'u3,110.02,31,20,0,0,0,0,0',
  ]);
  await writeFile(join(folder, 'policy.json'), JSON.stringify({ profile: 'cn-national-2017' }));
}

describe('--relax', () => {
  test('writes the plan that breaks the least after the proof that none keeps every rule', async () => {
    await withFolder(async (folder) => {
      const data = join(folder, 'data');
      const out = join(folder, 'out');
      await writeCounty(data);
      const run = ['zone', data, '--iterations', '3', '--threads', '1', '--quiet', '--out', out];
      expect(runCli(...run).status).toBe(1);
      expect(runCli(...run, '--relax').status).toBe(1);
      const plan = JSON.parse(await readFile(join(out, 'plan.json'), 'utf8'));
      expect(plan.result).toMatchObject({ status: 'infeasible', levels: [] });
      // The school stands in u1, so that its two classes must be there whatever the rest does: one classroom is the least.
      expect(plan.assignment.primary).toEqual({ u1: 's1', u2: 's2', u3: 's2' });
      expect(plan.violations).toEqual([{ rule: 'capacity', subject: 's1', excess: 1, unit: 'classes' }]);
      const { stdout } = runCli('check', data, join(out, 'plan.json'));
      expect(stdout).toContain('has 1 classroom. Take units worth 1 class out');
      const summary = await readFile(join(out, 'summary.csv'), 'utf8');
      expect(summary).toMatch(/classes without a classroom,[^,]*,1,classes/);
    });
  });

  test('the summary and tables hold numbers, without the dust of arithmetic', async () => {
    await withFolder(async (folder) => {
      const data = join(folder, 'data');
      const out = join(folder, 'out');
      await writeCounty(data);
      expect(runCli('zone', data, '--iterations', '2', '--relax', '--quiet', '--out', out).status).toBe(1);
      for (const name of ['summary.csv', 'schools.csv', 'units.csv']) {
        const text = await readFile(join(out, name), 'utf8');
        expect(text, name).not.toMatch(/\d\.\d{6,}/);
      }
      expect(await readFile(join(out, 'summary.csv'), 'utf8')).toMatch(/^mean way to school,/m);
    });
  });

  test('says once that ways are straight lines', async () => {
    await withFolder(async (folder) => {
      const data = join(folder, 'data');
      await writeCounty(data);
      const { stderr } = runCli('indicators', data);
      expect(stderr.match(/straight lines/g)).toHaveLength(1);
    });
  });
});
