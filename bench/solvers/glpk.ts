import type { Program } from '../../engine/milp/index.ts';
import type { SolverResult } from '../../engine/solvers/index.ts';
import { type NativeSolver, wholeSeconds } from './native.ts';

/** GLPK's `glpsol` (GPL): only ever called as a program that the user installed. */
export const glpk: NativeSolver = {
  name: 'glpk',
  command: 'glpsol',
  integers: true,
  args: (model, answer, seconds) => ['--freemps', model, '--tmlim', wholeSeconds(seconds), '-w', answer],
  read: readGlpk,
};

/** Lines `s mip|bas|ipt rows columns status… objective`, then `j column … value` (LP: status letter, value, reduced cost). */
function readGlpk(answer: string, _log: string, program: Program): SolverResult {
  const x = new Float64Array(program.columns);
  let head: readonly string[] = [];
  for (const line of answer.split('\n')) {
    const cells = line.trim().split(/\s+/);
    if (cells[0] === 's') head = cells;
    if (cells[0] === 'j') x[Number(cells[1]) - 1] = Number(head[1] === 'bas' ? cells[3] : cells[2]);
  }
  const integer = head[1] === 'mip';
  const status = integer ? head[4] : `${head[4]}${head[5]}`;
  const objective = Number(head.at(-1));
  if (status === (integer ? 'o' : 'ff'))
    return { status: 'optimal', x, objective, bound: objective, iterations: 0 };
  if (status === 'n' || status?.startsWith('n')) return { status: 'infeasible', iterations: 0 };
  if (status === 'f' || status === 'fu') return { status: 'feasible', x, objective, iterations: 0 };
  return { status: 'unknown', iterations: 0 };
}
