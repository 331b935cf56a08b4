import { bruteForce } from './brute-force.ts';
import { highs } from './highs.ts';
import { javascriptLpSolver } from './javascript-lp-solver.ts';
import { cbc, glpk } from './native.ts';
import type { ZoningRunner } from './runner.ts';
import { search } from './search.ts';
import { yalps } from './yalps.ts';

/** Every runner of zoning suites; the first is run where nothing else is asked. */
export const RUNNERS: readonly ZoningRunner[] = [
  search,
  highs,
  javascriptLpSolver,
  yalps,
  cbc,
  glpk,
  bruteForce,
];

/** Why a runner cannot run on this machine; null where it can, or nobody knows it. */
export function absentRunner(name: string): string | null {
  return RUNNERS.find((runner) => runner.name === name)?.absent() ?? null;
}
