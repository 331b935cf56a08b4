import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { readCpmp } from '../instances/cpmp.ts';
import { runSites } from '../sites.ts';
import type { Case, Suite } from '../suite.ts';

/** Capacitated p-median (Lorena and Senne 2004; Stefanello et al. 2015), values recomputed from certificates. */
export const cpmp: Suite = {
  name: 'cpmp',
  help: 'a given number of sites with room for so many: published values of SJC and lin318',
  folder: 'cpmp',
  seconds: 60,
  seeds: 1,
  quick: { cases: ['SJC1', 'SJC2'], seconds: 60, seeds: 1 },
  runners: ['junheng'],
  cases: (folder) => {
    const text = readFileSync(join(folder, 'known-values.csv'), 'utf8');
    const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
    return data
      .filter(({ instance }) => fileOf(folder, instance!) !== null)
      .map((row): Case => {
        return {
          name: row.instance!,
          best: Number(row.objective_recomputed),
          proved: row.status === 'proven',
        };
      });
  },
  run: (order) => {
    const { folder, case: name, seed, seconds } = order;
    const text = readFileSync(fileOf(folder, name)!, 'utf8');
    return runSites(readCpmp(name, text, { seed, iterations: null, seconds }), order);
  },
};

function fileOf(folder: string, name: string): string | null {
  return ['dat', 'txt'].map((end) => join(folder, `${name}.${end}`)).find(existsSync) ?? null;
}
