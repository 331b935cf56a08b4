import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCflsap } from '../../bench/instances/cflsap.ts';
import { readCpmp } from '../../bench/instances/cpmp.ts';
import { InstanceError } from '../../bench/instances/instance-file.ts';
import { readPmed } from '../../bench/instances/pmed.ts';
import { readSscflp } from '../../bench/instances/sscflp.ts';
import { inThisThread } from '../../engine/layout/index.ts';
import { planLayout } from '../../engine/scenario/plan-layout.ts';
import { solvers } from '../../engine/solvers/index.ts';
import { describeWithData, sharedPath } from '../support/shared-data.ts';

const search = { seed: 1, iterations: 60, seconds: null };
const read = (...parts: string[]) => readFileSync(sharedPath(...parts), 'utf8');

async function solved(instance: ReturnType<typeof readPmed>): Promise<[string, number | null]> {
  const { plan } = await planLayout(
    { ...instance, overrides: {}, scenario: null },
    { pool: inThisThread, solver: solvers[0]!, now: () => 0, cancelled: { aborted: false } },
  );
  expect(plan?.violations).toEqual([]);
  return [plan!.result.status, plan!.result.objective];
}

describeWithData('orlib-pmed, sscflp, cpmp, kong-cflsap', 'published instances of choosing sites', () => {
  const optimum = (text: string, line: number) =>
    Number(text.split('\n')[line - 1]!.trim().split(/\s+/).at(-1));

  it.each([1, 2, 5])('pmed%i: the published optimum, proved', async (k) => {
    const [status, value] = await solved(readPmed('p', read('orlib-pmed', `pmed${k}.txt`), search));
    expect(status).toBe('optimal');
    expect(value).toBeCloseTo(optimum(read('orlib-pmed', 'pmedopt.txt'), k + 1), 6);
  });

  it.each([
    ['holmberg', 1],
    ['holmberg', 9],
  ])('%s p%i: the published optimum, proved', async (folder, k) => {
    const [status, value] = await solved(readSscflp('p', read('sscflp', folder, `p${k}`), search));
    expect(status).toBe('optimal');
    expect(value).toBeCloseTo(optimum(read('sscflp', folder, 'os'), k), 6);
  });

  it('reads the numbers that the files tell of themselves', () => {
    const delmaire = readSscflp('p1', read('sscflp', 'delmaire', 'p1'), search).problem;
    expect([delmaire.units.count, delmaire.schools.length]).toEqual([20, 10]);
    const points = readCpmp('SJC1', read('cpmp', 'SJC1.dat'), search);
    expect([points.problem.units.count, points.options.sites]).toEqual([100, { fewest: 10, most: 10 }]);
    const unit = read('kong-cflsap', 'gya1.txt');
    const zones = readCflsap('gya1', unit, read('kong-cflsap', 'gy2_connectivity.txt'), true, search);
    expect([zones.problem.units.count, zones.problem.schools.length]).toEqual([1276, 33]);
  });
});

describe('files of sites that cannot be read', () => {
  it.each([
    ['a word', '2 1 1\n1 two 3\n', 'row 2: "two" is not a number'],
    ['an end too soon', '3 2 1\n1 2 5\n2 3\n', 'row 3: the file ends where a length should follow'],
    ['a node that is none', '3 1 1\n1 9 5\n', 'row 2: 9 is no node'],
    ['more sites than nodes', '3 0 4\n', 'row 1: 4 is no number of sites'],
  ])('pmed: %s', (_, text, complaint) => {
    expect(() => readPmed('p', text, search)).toThrow(complaint);
    expect(() => readPmed('p', text, search)).toThrow(InstanceError);
  });

  it('sscflp: numbers in neither order', () => {
    expect(() => readSscflp('p', '2 2\n1 2 3\n', search)).toThrow(InstanceError);
  });
});
