import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPmed } from '../instances/pmed.ts';
import { runSites } from '../sites.ts';
import type { Case, Suite } from '../suite.ts';

const INSTANCES = 20;

/** p-median of the OR-Library, optima proved. */
export const pmed: Suite = {
  name: 'pmed',
  help: 'a given number of sites nearest to everybody: proved optima of the OR-Library',
  folder: 'orlib-pmed',
  seconds: 10,
  seeds: 1,
  quick: { cases: ['pmed1', 'pmed10', 'pmed20'], seconds: 10, seeds: 1 },
  runners: ['junheng'],
  cases: (folder) => {
    const optima = readFileSync(join(folder, 'pmedopt.txt'), 'utf8').split('\n').slice(1);
    return optima.slice(0, INSTANCES).map((line): Case => {
      const [name, value] = line.trim().split(/\s+/);
      return { name: name!, best: Number(value), proved: true };
    });
  },
  run: (order) => {
    const { folder, case: name, seed, seconds } = order;
    const text = readFileSync(join(folder, `${name}.txt`), 'utf8');
    return runSites(readPmed(name, text, { seed, iterations: null, seconds }), order);
  },
};
