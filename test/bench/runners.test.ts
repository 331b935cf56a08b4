import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RUNNERS } from '../../bench/runners/index.ts';
import type { ZoningClaim } from '../../bench/runners/runner.ts';
import { lp } from '../../bench/suites/lp.ts';
import { towns } from '../../bench/suites/towns.ts';
import { watchTree } from '../../bench/watch.ts';
import { judgedClaim } from '../../bench/zoning.ts';
import { COUNTABLE_TOWN, randomTown } from '../support/random-town.ts';
import { runCli, startCli } from '../support/run-cli.ts';
import { withFolder } from '../support/temporary-folder.ts';

const order = { folder: '', seed: 1, seconds: 20, threads: 1 };

describe('runners of zoning suites', () => {
  test.each(RUNNERS.map(({ name }) => name))(
    '%s finds the best plan of tiny towns, or says why it cannot run',
    async (name) => {
      const runner = RUNNERS.find((one) => one.name === name)!;
      const reason = runner.absent();
      if (reason !== null) {
        expect(reason).toMatch(/not installed/);
        return;
      }
      const best = new Map([
        ['town-9', 286.6404572353474],
        ['town-16', 510.8279455],
      ]);
      for (const [name_, value] of best) {
        const outcome = await towns.run({ ...order, case: name_, runner: name });
        expect(outcome.objective).toBeCloseTo(value, 6);
        expect(outcome).toMatchObject({ violations: [], falseClaims: [] });
        if (outcome.bound !== null) expect(outcome.bound).toBeLessThanOrEqual(value + 1e-3);
        expect(outcome.history.at(-1)![1]).toBeCloseTo(value, 6);
      }
    },
  );
});

test('every solver of linear programs that is installed finds the value of the network simplex', async () => {
  const asked = { ...order, case: 'lp-50-5' };
  const { objective } = await lp.run({ ...asked, runner: 'flow' });
  let compared = 0;
  for (const runner of lp.runners) {
    if (lp.absent!(runner) !== null) continue;
    const outcome = await lp.run({ ...asked, runner });
    expect(Math.abs(outcome.objective! - objective!), runner).toBeLessThan(1e-6 * objective!);
    expect(outcome, runner).toMatchObject({ violations: [], falseClaims: [] });
    compared++;
  }
  expect(compared).toBeGreaterThanOrEqual(4);
});

test('what a runner says of itself is not believed', () => {
  const { problem, travel, policy, options } = randomTown(3, COUNTABLE_TOWN);
  const zones = new Int32Array(problem.units.count).fill(0);
  const claim: ZoningClaim = { zones, objective: -5, bound: 1e9, status: 'optimal', falseClaims: [] };
  const one = { ...options, stages: options.stages.slice(0, 1), levels: options.levels.slice(0, 1) };
  const outcome = judgedClaim({ problem, travel, policy, options: one }, claim, [], 1);
  expect(outcome.falseClaims.some((text) => text.startsWith('objective -5, by the judge'))).toBe(true);
  expect(outcome.objective).toBeGreaterThanOrEqual(0);
});

test.skipIf(process.platform !== 'linux')('a run that holds too much memory is told of', async () => {
  const child = startCli('zone', 'datasets/demo', '--time', '20', '--quiet');
  await new Promise<void>((resolve) => {
    const watch = watchTree(child.pid!, 50, () => {
      const { peakMegabytes } = watch.end();
      expect(peakMegabytes).toBeGreaterThan(50);
      child.kill('SIGKILL');
      resolve();
    });
  });
});

test('a benchmark goes on where it was interrupted, and writes JSON and a page', async () => {
  await withFolder(async (folder) => {
    const args = [
      'bench',
      'towns',
      '--cases',
      'town-9',
      '--runners',
      'brute-force,highs',
      '--time',
      '5',
      '--out',
      folder,
    ];
    const first = runCli(...args);
    expect(first.status, first.stderr).toBe(0);
    const records = readFileSync(join(folder, 'records.jsonl'), 'utf8');
    expect(records.trim().split('\n')).toHaveLength(2);
    const again = runCli(...args, '--compare', join(folder, 'results.json'), '--json');
    expect(readFileSync(join(folder, 'records.jsonl'), 'utf8')).toBe(records);
    const told = JSON.parse(again.stdout);
    expect(told.records.map(({ runner }: { runner: string }) => runner)).toEqual(['brute-force', 'highs']);
    expect(told.rows[0].reference).toMatchObject({ from: 'found', proved: true });
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain('0 better, 0 worse, 2 the same');
    const unknown = runCli('bench', 'towns', '--runners', 'gurobi');
    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toContain('gurobi: no such runner; known are search, highs,');
  });
});
