import type { Program } from '../../engine/milp/index.ts';
import type { SolverResult } from '../../engine/solvers/index.ts';
import { type NativeSolver, wholeSeconds } from './native.ts';

/** CBC of COIN-OR: branch and cut. */
export const cbc: NativeSolver = {
  name: 'cbc',
  command: 'cbc',
  integers: true,
  prepared: asFree,
  args: (model, answer, seconds) => [
    model,
    '-timeMode',
    'elapsed',
    '-sec',
    wholeSeconds(seconds),
    '-ratio',
    '0',
    '-solve',
    '-solution',
    answer,
  ],
  read: readCoin,
};

/** Clp of COIN-OR: linear programs only, here by its dual simplex. */
export const clp: NativeSolver = {
  name: 'clp',
  command: 'clp',
  integers: false,
  prepared: asFree,
  args: (model, answer, seconds) => [
    model,
    '-seconds',
    wholeSeconds(seconds),
    '-dualsimplex',
    '-solution',
    answer,
  ],
  read: readCoin,
};

/** COIN-OR takes free format only where the first line says so. */
function asFree(mps: string): string {
  return mps.replace(/^NAME (\S+)$/m, 'NAME $1 FREE');
}

/** First line: status (CBC: with the objective); then a line a column that is not zero: `**`?, index, name, value, reduced cost. */
function readCoin(answer: string, log: string, program: Program): SolverResult {
  const [status = '', ...lines] = answer.split('\n');
  if (/^(integer )?infeasible/i.test(status)) return { status: 'infeasible', iterations: 0 };
  if (/^unbounded/i.test(status)) return { status: 'unbounded', iterations: 0 };
  const x = new Float64Array(program.columns);
  for (const line of lines) {
    const cells = line
      .replace(/^\s*\*\*/, '')
      .trim()
      .split(/\s+/);
    if (cells.length === 4) x[Number(cells[0])] = Number(cells[2]);
  }
  const bound = /Lower bound:\s+(-?[\d.e+]+)/i.exec(log);
  if (/^optimal/i.test(status)) {
    const told = /objective value\s+(-?[\d.e+]+)/i.exec(`${status}\n${lines[0] ?? ''}`);
    const objective = told ? { objective: Number(told[1]), bound: Number(told[1]) } : {};
    return { status: 'optimal', x, ...objective, iterations: 0 };
  }
  const proved = bound ? { bound: Number(bound[1]) } : {};
  const nothing =
    /no feasible solution|no solution/i.test(`${status} ${log}`) || x.every((value) => value === 0);
  return nothing
    ? { status: 'unknown', ...proved, iterations: 0 }
    : { status: 'feasible', x, ...proved, iterations: 0 };
}
