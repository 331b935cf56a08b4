import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { comparable, type Plan, planText } from '../../../engine/plan/index.ts';
import { DEMO, runCli, startCli } from '../../support/run-cli.ts';

let folder: string;
const inFolder = (name: string) => join(folder, name);
const planIn = (name: string): Plan => JSON.parse(readFileSync(inFolder(name), 'utf8'));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'junheng-cli-'));
  const made = runCli('zone', DEMO, '--iterations', '30', '--out', inFolder('plan.json'), '--quiet');
  expect(made).toMatchObject({ status: 0, stderr: '' });
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a plan of the demo county', () => {
  test('keeps every rule by the judge', () => {
    const { status, stdout } = runCli('check', DEMO, inFolder('plan.json'), '--quiet');
    expect(stdout).toContain('keeps every rule');
    expect(status).toBe(0);
  });

  test('is the same byte for byte apart from timings: again, and on one thread', () => {
    const first = planText(comparable(planIn('plan.json')));
    for (const threads of ['2', '1']) {
      const name = `threads-${threads}.json`;
      runCli('zone', DEMO, '--iterations', '30', '--threads', threads, '--out', inFolder(name), '--quiet');
      expect(planText(comparable(planIn(name)))).toBe(first);
    }
  });

  test('goes to a folder with tables and a map, or as one document to standard output', () => {
    const { status, stdout } = runCli(
      'zone',
      DEMO,
      '--iterations',
      '30',
      '--out',
      inFolder('all'),
      '--json',
      '--quiet',
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout).schema).toBe('junheng-plan/1');
    for (const name of [
      'plan.json',
      'plan.xlsx',
      'schools.csv',
      'units.csv',
      'summary.csv',
      'zones.geojson',
    ]) {
      expect(existsSync(join(folder, 'all', name)), name).toBe(true);
    }
    const map = JSON.parse(readFileSync(join(folder, 'all', 'zones.geojson'), 'utf8'));
    expect(map.type).toBe('FeatureCollection');
    expect(map.features.length).toBeGreaterThan(600);
  });

  test('does not pass the judge once a unit is moved behind its back', () => {
    const plan = planIn('plan.json');
    const [stage] = plan.options.stages;
    const zones = { ...plan.assignment[stage!] };
    const [unit, school] = Object.entries(zones)[0]!;
    zones[unit] = Object.values(zones).find((other) => other !== school)!;
    writeFileSync(
      inFolder('moved.json'),
      JSON.stringify({ ...plan, assignment: { ...plan.assignment, [stage!]: zones } }),
    );
    expect(runCli('check', DEMO, inFolder('moved.json'), '--quiet').status).toBe(1);
  });
});

test('Ctrl-C ends a long run at once and keeps the best plan', async () => {
  const out = inFolder('cancelled.json');
  const child = startCli('zone', DEMO, '--time', '3000', '--out', out);
  // Once only: a second Ctrl-C leaves without the plan, and on a busy machine another line comes before the end.
  let pressed = false;
  const status = await new Promise<number | null>((resolve) => {
    child.stderr!.on('data', (text: Buffer) => {
      if (pressed || !/nearness search.*best \d/.test(text.toString())) return;
      pressed = true;
      child.kill('SIGINT');
    });
    child.on('exit', resolve);
  });
  expect(status).toBe(0);
  expect(planIn('cancelled.json').result).toMatchObject({ status: 'feasible', stoppedBy: 'cancelled' });
  expect(runCli('check', DEMO, out, '--quiet').status).toBe(0);
});

describe('scenarios on the command line', () => {
  test('a lock holds, and the judge wants the same scenario', () => {
    const plan = planIn('plan.json');
    const stage = plan.options.stages[0]!;
    const [unit, school] = Object.entries(plan.assignment[stage]!)[0]!;
    const scenario = inFolder('lock.json');
    writeFileSync(scenario, JSON.stringify({ modifications: [{ kind: 'lockUnit', stage, unit, school }] }));
    const out = inFolder('locked.json');
    const run = runCli('zone', DEMO, '--scenario', scenario, '--iterations', '30', '--out', out, '--quiet');
    expect(run).toMatchObject({ status: 0 });
    expect(planIn('locked.json').assignment[stage]![unit]).toBe(school);
    expect(runCli('check', DEMO, out, '--scenario', scenario, '--quiet').status).toBe(0);
    const without = runCli('check', DEMO, out, '--quiet');
    expect(without.status).toBe(2);
    expect(without.stderr).toContain('--scenario');
  });

  test('every fault of a scenario file is told, nothing is written', () => {
    const scenario = inFolder('faulty.json');
    const modifications = [
      { kind: 'closeSchool', school: 'nowhere' },
      { kind: 'setYear', year: 1900 },
    ];
    writeFileSync(scenario, JSON.stringify({ modifications }));
    const run = runCli('zone', DEMO, '--scenario', scenario, '--out', inFolder('never.json'), '--quiet');
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('nowhere');
    expect(run.stderr).toContain('1900');
    expect(existsSync(inFolder('never.json'))).toBe(false);
  });

  test('more children than places is proved to have no plan: exit code 1', () => {
    const scenario = inFolder('crowd.json');
    writeFileSync(scenario, JSON.stringify({ modifications: [{ kind: 'scalePupils', factor: 3 }] }));
    const run = runCli(
      'zone',
      DEMO,
      '--scenario',
      scenario,
      '--iterations',
      '30',
      '--out',
      inFolder('crowd-plan.json'),
    );
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('no plan keeps every rule');
    expect(existsSync(inFolder('crowd-plan.json'))).toBe(false);
  });
});

describe('calls that are not understood', () => {
  const calls: [string, string[], string][] = [
    ['no such command', ['zones', DEMO], 'zones'],
    ['a missing argument', ['check', DEMO], 'plan'],
    ['a negative time', ['zone', DEMO, '--time', '-1'], '--time'],
    ['a word for a number', ['zone', DEMO, '--seed', 'x'], '"x"'],
    ['an unknown format', ['zone', DEMO, '--format', 'dat'], 'dat'],
    ['a dataset that is not there', ['zone', join(DEMO, 'nowhere')], 'nowhere'],
    ['an unknown solver', ['zone', DEMO, '--solver', 'cplex'], 'highs'],
    ['an unknown policy', ['zone', DEMO, '--policy', 'mars'], 'cn-national-2017'],
    ['import without a place to write', ['import', DEMO], '--out'],
    ['a county that cannot be', ['generate', '--units', '3', '--out', 'x'], 'units'],
    ['a suite that is not there', ['bench', 'nothing'], 'sap'],
  ];
  test.each(calls)('%s', (_, args, named) => {
    const { status, stderr } = runCli(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(named);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
