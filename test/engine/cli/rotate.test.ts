import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExchangePlan } from '../../../engine/plan/index.ts';
import { type CliRun, DEMO, runCli } from '../../support/run-cli.ts';

let folder: string;
const inFolder = (name: string) => join(folder, name);
const planIn = (name: string): ExchangePlan => JSON.parse(readFileSync(inFolder(name), 'utf8'));
const QUICK = ['--iterations', '60', '--quiet'];
let told: CliRun;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'junheng-rotate-'));
  const files = ['--out', inFolder('plan.json'), '--report', inFolder('files')];
  told = runCli('rotate', DEMO, '--iterations', '60', ...files);
  expect(told.status).toBe(0);
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('an exchange plan of the demo county', () => {
  test('is what the judge finds, in both languages', () => {
    const { status, stdout } = runCli('check', DEMO, inFolder('plan.json'), '--quiet');
    expect(stdout).toContain('keeps every rule, and everything it says of itself is so');
    expect(status).toBe(0);
    expect(planIn('plan.json').moves.length).toBeGreaterThan(5);
  }, 60_000);

  test('is told in files that hold ids only', () => {
    expect(readdirSync(inFolder('files')).sort()).toEqual([
      'coefficients.csv',
      'exchange.xlsx',
      'fairness.csv',
      'goals.csv',
      'letters.csv',
      'list.csv',
      'recruit.csv',
      'schools.csv',
    ]);
    const list = readFileSync(join(folder, 'files', 'list.csv'), 'utf8')
      .trim()
      .split('\n');
    expect(list).toHaveLength(planIn('plan.json').moves.length + 1);
  });

  test('explains a teacher who goes, one who may not, and refuses one who is not there', () => {
    const explain = (...args: string[]) => runCli('explain', DEMO, inFolder('plan.json'), '--quiet', ...args);
    const [move] = planIn('plan.json').moves;
    expect(explain('--teacher', move!.teacher)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(new RegExp(`^Teacher ${move!.teacher} goes to .+\\. If not: `)),
    });
    expect(explain('--teacher', 'nobody')).toMatchObject({ status: 2, stdout: '' });
    expect(explain()).toMatchObject({ status: 2, stderr: expect.stringContaining('--teacher') });
  }, 60_000);
});

describe('what is personal', () => {
  test('reasons of exemption stay in the roster: no output and no file has them', () => {
    const roster = readFileSync(join(DEMO, 'teachers.csv'), 'utf8');
    const reasons = new Set(
      roster
        .split('\n')
        .slice(1)
        .flatMap((line) => line.split(',')[15] || []),
    );
    expect(reasons.size).toBeGreaterThan(2);
    const files = ['plan.json', ...readdirSync(inFolder('files')).map((name) => join('files', name))];
    const texts = [told.stdout, told.stderr, ...files.map((name) => readFileSync(inFolder(name), 'utf8'))];
    for (const text of texts) for (const reason of reasons) expect(text).not.toContain(reason);
  });
});

describe('exit codes', () => {
  const withOptions = (options: object, ...args: string[]) => {
    writeFileSync(inFolder('options.json'), JSON.stringify(options));
    return runCli('rotate', DEMO, ...QUICK, '--options', inFolder('options.json'), ...args);
  };

  test('2: every fault of the options at once, with the id and the next step', () => {
    const pins = [
      { teacher: 'nobody', school: null },
      { teacher: 'T0001', school: 'nowhere' },
    ];
    const { status, stderr } = withOptions({ pins });
    expect(status).toBe(2);
    expect(stderr).toContain('"nobody"');
    expect(stderr).toContain('"nowhere"');
    expect(withOptions({ mode: 'fast', tolerance: 2 })).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/mode.*tolerance/s),
    });
  }, 60_000);

  test('2: a file that is no exchange plan, with every fault in its place', () => {
    const { options, ...rest } = planIn('plan.json');
    writeFileSync(
      inFolder('broken.json'),
      JSON.stringify({ ...rest, options: { ...options, mode: 'fast' }, extra: 1 }, null, 1),
    );
    const { status, stderr } = runCli('check', DEMO, inFolder('broken.json'), '--quiet');
    expect(status).toBe(2);
    expect(stderr).toMatch(/options\.mode/);
    expect(stderr).toMatch(/extra/);
    expect(stderr).toContain('junheng-exchange/1');
    expect(runCli('rotate', DEMO, ...QUICK, '--repair', inFolder('broken.json')).status).toBe(2);
  }, 60_000);

  test('1: a plan with a move taken out or a claim changed', () => {
    const plan = planIn('plan.json');
    writeFileSync(inFolder('cut.json'), JSON.stringify({ ...plan, moves: plan.moves.slice(1) }));
    expect(runCli('check', DEMO, inFolder('cut.json'), '--quiet').status).toBe(1);
  }, 60_000);
});
