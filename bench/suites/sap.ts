import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { readSap } from '../instances/sap.ts';
import { absentRunner, RUNNERS } from '../runners/index.ts';
import type { Case, RunOrder, RunOutcome, Suite } from '../suite.ts';
import { runZoning } from '../zoning.ts';

/** Zones of real Chinese districts with whole units, hard capacities and contiguity (Kong et al. 2017, 2021). */
export const sap: Suite = {
  name: 'sap',
  help: 'attendance zones: whole units, hard capacities, contiguous zones',
  folder: 'kong-sap',
  seconds: 60,
  seeds: 3,
  quick: { cases: ['zys_13a', 'zys_16b', 'gys_37a', 'gys_41a', 'gy2s_18b'], seconds: 20, seeds: 3 },
  runners: RUNNERS.map(({ name }) => name),
  absent: absentRunner,
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

function runInstance(order: RunOrder): Promise<RunOutcome> {
  const { folder, case: name, seed, seconds } = order;
  const units = readFileSync(join(folder, `${name}.txt`), 'utf8');
  const neighbours = readFileSync(join(folder, `${name.replace(/_.*/, '')}_connectivity.txt`), 'utf8');
  return runZoning(readSap(name, units, neighbours, { seed, iterations: null, seconds }), order);
}
