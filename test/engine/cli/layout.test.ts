import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDataset } from '../../../datasets/writers/index.ts';
import type { Plan } from '../../../engine/plan/index.ts';
import { LAYOUT_COUNTY } from '../../support/layout-county.ts';
import { runCli } from '../../support/run-cli.ts';

let folder: string;
let county: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'junheng-layout-'));
  county = join(folder, 'county');
  await writeDataset(LAYOUT_COUNTY, county);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const layout = (...asked: string[]) =>
  runCli('layout', county, '--iterations', '60', '--threads', '1', '--quiet', ...asked);

describe('junheng layout', () => {
  it('tells decisions and money of two years, and writes a plan that the judge passes', () => {
    const out = join(folder, 'plan.json');
    const told = layout('--periods', '2027,2029', '--out', out, '--why');
    expect(told).toMatchObject({ status: 0, stderr: '' });
    expect(told.stdout).toMatch(/2027: 2 schools open\n {2}merge small into west: 60 pupils go to west 60/);
    expect(told.stdout).toMatch(/2029: 3 schools open\n {2}open site with \d+ classrooms/);
    expect(told.stdout).toContain('keeps every rule');
    expect(told.stdout).toContain(
      'longest way 11 min: Without it, all else as it is, the plan would break: a zone in pieces.',
    );
    const plan: Plan = JSON.parse(readFileSync(out, 'utf8'));
    expect(plan.layout!.years.map(({ year }) => year)).toEqual([2027, 2029]);
    expect(runCli('check', county, out, '--quiet').status).toBe(0);

    // Decided anew from 2029 on: what was done in 2027 is not undone.
    const again = join(folder, 'again.json');
    const anew = ['--earlier', out, '--from', '2029', '--out', again];
    expect(layout('--periods', '2027,2029', ...anew).status).toBe(0);
    const replanned: Plan = JSON.parse(readFileSync(again, 'utf8'));
    const first = ({ actions }: Plan) => actions.filter(({ kind, year }) => kind !== 'keep' && year === 2027);
    expect(first(plan).length).toBeGreaterThan(0);
    expect(first(replanned)).toEqual(first(plan));
    expect(runCli('check', county, again, '--quiet').status).toBe(0);
    const late = layout('--periods', '2029', ...anew);
    expect(late.status).toBe(2);
    expect(late.stderr).toContain('The earlier plan decides in 2027; name these years in --periods too.');
  });

  it('gives the plan as JSON, the same again', () => {
    const [once, again] = [layout('--json'), layout('--json')].map(({ status, stdout }) => {
      expect(status).toBe(0);
      const { timings: _, ...plan } = JSON.parse(stdout) as Plan;
      return plan;
    });
    expect(once!.schema).toBe('junheng-plan/1');
    expect(again).toEqual(once);
  });

  it('traces a curve of which no point beats another', () => {
    const { status, stdout } = layout('--curve', 'schools', '--json');
    expect(status).toBe(0);
    const points = JSON.parse(stdout) as { schools: number; yuan: number; minutes: number }[];
    expect(points.length).toBeGreaterThan(0);
    let compared = 0;
    for (const a of points) {
      for (const b of points) {
        if (a === b) continue;
        expect(a.schools < b.schools || a.yuan < b.yuan || a.minutes < b.minutes).toBe(true);
        compared++;
      }
    }
    expect(compared).toBe(points.length * (points.length - 1));
  });

  it('proves that a demand cannot be met and says what would help', () => {
    const { status, stderr, stdout } = layout('--schools', '9-12');
    expect(status).toBe(1);
    expect(`${stdout}${stderr}`).toContain('Proved: no layout keeps every rule in 2027.');
    expect(`${stdout}${stderr}`).toContain('It would go with another number of schools (siteCount).');
  });

  it('refuses what it cannot be asked, and says what to do', () => {
    const refused = [
      layout('--periods', '2031'),
      layout('--periods', '2029,2027'),
      layout('--periods', 'soon'),
      layout('--budget', '1,2,3'),
      layout('--schools', '5-2'),
      layout('--curve', 'beauty'),
    ];
    expect(refused.map(({ status }) => status)).toEqual([2, 2, 2, 2, 2, 2]);
    expect(refused.every(({ stderr }) => stderr.length > 20)).toBe(true);
    expect(refused[0]!.stderr).toContain('2027, 2028, 2029');
  });
});
