import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

test('a lock that cannot be is found to clash, and the way out runs as it is', () => {
  const plan: Plan = JSON.parse(readFileSync(inFolder('plan.json'), 'utf8'));
  const stage = 'primary';
  // The farthest school of somebody who has a nearer one within the limit.
  const unit = Object.keys(plan.assignment[stage]!)[9]!;
  const json = runCli('explain', DEMO, inFolder('plan.json'), '--unit', unit, '--stage', stage, '--json');
  const [{ alternatives }] = JSON.parse(json.stdout);
  const far = alternatives.findLast((one: { breaks: { rule: string }[] }) =>
    one.breaks.some(({ rule }) => rule === 'walkingLimit'),
  );
  const scenario = inFolder('lock.json');
  const lock = { kind: 'lockUnit', stage, unit, school: far.school };
  writeFileSync(scenario, JSON.stringify({ modifications: [lock] }));
  const why = runCli(
    'explain',
    DEMO,
    '--scenario',
    scenario,
    '--out',
    inFolder('ways'),
    '--quiet',
    '--time',
    '10',
  );
  expect(why.status).toBe(1);
  expect(why.stdout).toContain(`${unit} is locked to ${far.school}`);
  expect(why.stdout).toContain('Proved');
  const first = inFolder('ways', 'way-1', 'scenario.json');
  expect(existsSync(first)).toBe(true);
  const run = runCli('zone', DEMO, '--scenario', first, '--iterations', '3', '--quiet');
  expect(run.status).toBe(0);
}, 200_000);
