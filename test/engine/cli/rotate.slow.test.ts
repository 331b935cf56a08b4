import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { comparable, type ExchangePlan, exchangePlanText } from '../../../engine/plan/index.ts';
import { DEMO, runCli } from '../../support/run-cli.ts';

let folder: string;
const inFolder = (name: string) => join(folder, name);
const planIn = (name: string): ExchangePlan => JSON.parse(readFileSync(inFolder(name), 'utf8'));
const QUICK = ['--iterations', '60', '--quiet'];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'junheng-rotate-again-'));
  expect(runCli('rotate', DEMO, ...QUICK, '--out', inFolder('plan.json')).status).toBe(0);
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the same exchange asked for again', () => {
  test('is the same byte for byte apart from timings, also on standard output', () => {
    const { status, stdout } = runCli('rotate', DEMO, ...QUICK, '--json');
    expect(status).toBe(0);
    const { plan, clash } = JSON.parse(stdout);
    expect(clash).toBeNull();
    expect(exchangePlanText(comparable(plan))).toBe(exchangePlanText(comparable(planIn('plan.json'))));
  });

  test('keeps nothing that tells who is who under pseudonyms, and then cannot be judged', () => {
    runCli('rotate', DEMO, ...QUICK, '--pseudonyms', '--out', inFolder('hidden.json'));
    const text = readFileSync(inFolder('hidden.json'), 'utf8');
    const moved = planIn('plan.json').moves;
    for (const { teacher } of moved) expect(text).not.toContain(`"${teacher}"`);
    expect(planIn('hidden.json').moves.every((move) => /^P\d+$/.test(move.teacher))).toBe(true);
    expect(planIn('hidden.json').moves).toHaveLength(moved.length);
    const { status, stderr } = runCli('check', DEMO, inFolder('hidden.json'), '--quiet');
    expect(status).toBe(2);
    expect(stderr).toContain('pseudonyms');
  });

  test('pairs the schools that are still short, nobody helping more than it may', () => {
    const files = ['--pairs', '2', '--report', inFolder('files')];
    const { status, stdout } = runCli('rotate', DEMO, ...QUICK, ...files);
    expect(status).toBe(0);
    expect(stdout).toContain('Paired schools');
    const rows = readFileSync(inFolder('files/pairs.csv'), 'utf8').trim().split('\n').slice(1);
    const helped = new Map<string, number>();
    for (const row of rows) {
      const [stage, , strong] = row.split(',');
      if (strong !== 'none left')
        helped.set(`${stage}/${strong}`, (helped.get(`${stage}/${strong}`) ?? 0) + 1);
    }
    expect(helped.size).toBeGreaterThan(0);
    expect(Math.max(...helped.values())).toBeLessThanOrEqual(2);
  });
});
