import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { readCflsap } from '../instances/cflsap.ts';
import { runSites } from '../sites.ts';
import type { Case, Suite } from '../suite.ts';

/** Sites and contiguous zones of real Chinese districts at once (Kong 2021). */
export const cflsap: Suite = {
  name: 'cflsap',
  help: 'which sites to open, with contiguous zones: the better of CPLEX in two hours and the published heuristic',
  folder: 'kong-cflsap',
  seconds: 60,
  seeds: 5,
  quick: { cases: ['zya1', 'gya1'], seconds: 60, seeds: 1 },
  runners: ['junheng'],
  cases: publishedCases,
  run: (order) => {
    const { folder, case: name, seed, seconds } = order;
    const read = (file: string) => readFileSync(join(folder, file), 'utf8');
    const neighbours = read(`${name.startsWith('zy') ? 'zy' : 'gy2'}_connectivity.txt`);
    const search = { seed, iterations: null, seconds };
    return runSites(readCflsap(name, read(`${name}.txt`), neighbours, true, search), order);
  },
};

function publishedCases(folder: string): Case[] {
  const text = readFileSync(join(folder, 'known-values-contiguous.csv'), 'utf8');
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  return data.map((row) => ({
    name: row.instance!,
    best: Math.min(Number(row.cplex_objective), Number(row.matheuristic_objective)),
    proved: Number(row.cplex_gap_percent) === 0,
  }));
}
