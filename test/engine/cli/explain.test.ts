import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Plan } from '../../../engine/plan/index.ts';
import { DEMO, runCli } from '../../support/run-cli.ts';

let folder: string;
const inFolder = (...names: string[]) => join(folder, ...names);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'junheng-explain-'));
  const made = runCli('zone', DEMO, '--iterations', '3', '--out', inFolder('plan.json'), '--quiet');
  expect(made.status).toBe(0);
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('reasons of a plan', () => {
  test('for one unit, as text and as JSON', () => {
    const plan: Plan = JSON.parse(readFileSync(inFolder('plan.json'), 'utf8'));
    const [unit, school] = Object.entries(plan.assignment.primary!)[20]!;
    const text = runCli('explain', DEMO, inFolder('plan.json'), '--unit', unit, '--quiet');
    expect(text.status).toBe(0);
    expect(text.stdout).toContain(unit);
    const json = runCli(
      'explain',
      DEMO,
      inFolder('plan.json'),
      '--unit',
      unit,
      '--stage',
      'primary',
      '--json',
    );
    const [explained] = JSON.parse(json.stdout);
    expect(explained).toMatchObject({ unit, school, stage: 'primary' });
    expect(explained.alternatives.length).toBeGreaterThan(3);
  });

  test('for the whole plan: which schools are full, which limits decide', () => {
    const { status, stdout } = runCli('explain', DEMO, inFolder('plan.json'), '--quiet');
    expect(status).toBe(0);
    expect(stdout).toMatch(/classrooms/);
    expect(stdout).toMatch(/at most 30 minutes/);
  });

  test('what is not there is told', () => {
    const unit = runCli('explain', DEMO, inFolder('plan.json'), '--unit', 'nobody');
    expect(unit).toMatchObject({ status: 2 });
    expect(unit.stderr).toContain('nobody');
    const rule = runCli('explain', DEMO, inFolder('plan.json'), '--price', 'beauty');
    expect(rule).toMatchObject({ status: 2 });
    expect(rule.stderr).toContain('beauty');
  });
});
