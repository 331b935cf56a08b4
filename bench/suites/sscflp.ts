import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSscflp } from '../instances/sscflp.ts';
import { runSites } from '../sites.ts';
import type { Case, Suite } from '../suite.ts';

const FOLDERS = [
  ['holmberg', 24],
  ['delmaire', 33],
  ['orlib-cap-small', 24],
] as const;

/** Single-source capacitated facility location: Holmberg, Delmaire and the OR-Library's small ones, optima proved. */
export const sscflp: Suite = {
  name: 'sscflp',
  help: 'which sites to open, every customer served whole: proved optima of Holmberg, Delmaire and the OR-Library',
  folder: 'sscflp',
  seconds: 30,
  seeds: 1,
  quick: { cases: ['holmberg/p1', 'holmberg/p24', 'delmaire/p1', 'delmaire/p33'], seconds: 30, seeds: 1 },
  runners: ['junheng'],
  cases: (folder) =>
    FOLDERS.flatMap(([name, count]) => {
      const optima = readFileSync(join(folder, name, 'os'), 'utf8').split('\n');
      return Array.from({ length: count }, (_, k): Case => {
        return { name: `${name}/p${k + 1}`, best: Number(optima[k]), proved: true };
      });
    }),
  run: (order) => {
    const { folder, case: name, seed, seconds } = order;
    const text = readFileSync(join(folder, name), 'utf8');
    return runSites(readSscflp(name, text, { seed, iterations: null, seconds }), order);
  },
};
