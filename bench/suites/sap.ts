import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { onThreads } from '../../engine/cli/pool.ts';
import { planZones } from '../../engine/scenario/plan-zones.ts';
import { solvers } from '../../engine/solvers/index.ts';
import { readSap } from '../instances/sap.ts';
import type { Case, RunOrder, RunOutcome, Suite } from '../suite.ts';

/** Zones of real Chinese districts with whole units, hard capacities and contiguity (Kong et al. 2017, 2021). */
export const sap: Suite = {
  name: 'sap',
  help: 'attendance zones: whole units, hard capacities, contiguous zones',
  folder: 'kong-sap',
  seconds: 60,
  seeds: 3,
  quick: { cases: ['zys_13a', 'zys_16b', 'gys_37a', 'gys_41a', 'gy2s_18b'], seconds: 20, seeds: 3 },
  runners: ['junheng'],
  cases: instancesIn,
  run: runInstance,
};

function instancesIn(folder: string): Case[] {
  const text = readFileSync(join(folder, 'known-values.csv'), 'utf8');
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const there = new Set(readdirSync(folder));
  return data
    .filter((row) => there.has(`${row.instance}.txt`))
    .map((row) => ({
      name: row.instance!,
      best: Number(row.best_published),
      proved: row.cplex_status === 'optimal',
    }));
}

async function runInstance(order: RunOrder): Promise<RunOutcome> {
  const { folder, case: name, seed, seconds, threads } = order;
  const units = readFileSync(join(folder, `${name}.txt`), 'utf8');
  const neighbours = readFileSync(join(folder, `${name.replace(/_.*/, '')}_connectivity.txt`), 'utf8');
  const instance = readSap(name, units, neighbours, { seed, iterations: null, seconds });
  const history: [number, number][] = [];
  const started = performance.now();
  const result = await planZones(
    { ...instance, overrides: {}, scenario: null },
    {
      pool: onThreads(threads),
      solver: solvers[0]!,
      now: () => performance.now(),
      cancelled: { aborted: false },
      onProgress({ incumbent: [value] }) {
        const last = history.at(-1);
        if (value === null || value === undefined || (last && last[1] <= value)) return;
        history.push([(performance.now() - started) / 1000, value]);
      },
    },
  );
  if (!('plan' in result)) throw new Error(result.complaints.map(({ text }) => text.en).join('; '));
  const { plan, report } = result;
  const { status, objective, bound } = plan.result;
  return {
    objective,
    bound,
    status,
    violations: report.violations.map(({ text }) => text.en),
    falseClaims: report.claims.map(({ text }) => text.en),
    history,
  };
}
