import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExchangePlan, Plan } from '../../../engine/plan/index.ts';
import { type CliRun, DEMO, runCli } from '../../support/run-cli.ts';

let folder: string;
let told: CliRun;
const inFolder = (name: string) => join(folder, name);
const read = <T>(name: string): T => JSON.parse(readFileSync(inFolder(name), 'utf8'));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'junheng-chain-'));
  const zones = runCli('zone', DEMO, '--iterations', '3', '--out', inFolder('zones.json'), '--quiet');
  expect(zones.status).toBe(0);
  const files = ['--out', inFolder('moves.json'), '--report', inFolder('files')];
  told = runCli(
    'rotate',
    DEMO,
    '--zones',
    inFolder('zones.json'),
    '--iterations',
    '400',
    '--quiet',
    ...files,
  );
}, 400_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('zones, then exchange, in the demo county', () => {
  test('the classes of the zoning plan drive the posts: the cards are those of the new zones', () => {
    expect(told.status).toBe(0);
    const { classes } = read<Plan>('zones.json');
    const { schools, options } = read<ExchangePlan>('moves.json');
    const total = (rows: readonly { readonly pupils: number }[]) =>
      rows.reduce((sum, row) => sum + row.pupils, 0);
    // What the zones send to public schools is what these schools are judged by.
    const known = new Set(schools.map((card) => card.school));
    expect(total(schools)).toBe(total(options.enrolments!.filter((row) => known.has(row.school))));
    let compared = 0;
    for (const { school, grade, classes: said } of options.enrolments!) {
      if (said === undefined) continue;
      expect([school, grade, said]).toEqual([school, grade, classes[school]![`g${grade}`]]);
      compared++;
    }
    expect(compared).toBeGreaterThan(100);
  });

  test('the judge agrees, and the same indicators are told today, under the zones, and with the moves', () => {
    expect(runCli('check', DEMO, inFolder('moves.json'), '--quiet').status).toBe(0);
    expect(told.stdout).toContain('Zones, then exchange');
    const [header, ...rows] = readFileSync(join(folder, 'files', 'chain.csv'), 'utf8')
      .trim()
      .split(/\r?\n/);
    expect(header!.split(',')).toHaveLength(5);
    expect(rows).toHaveLength(3 + 8);
    const { levels } = read<ExchangePlan>('moves.json').result;
    for (const [i, id] of ['coverage', 'shortfall'].entries()) {
      const [today, zones, moves] = rows[i]!.split(',').slice(2).map(Number);
      expect(moves).toBe(levels.find((level) => level.id === id)!.value);
      expect(moves).toBeLessThanOrEqual(zones!);
      expect(today).not.toBe(zones);
    }
  }, 60_000);
});
