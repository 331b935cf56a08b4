import type { Program } from '../milp/index.ts';
import type { SolverResult } from './solver.ts';

/**
 * A program without variables, which libraries refuse or crash on: its objective is its constant, and it is feasible
 * exactly where every row allows 0. Null for every other program.
 */
export function solveEmpty(program: Program): SolverResult | null {
  if (program.columns > 0) return null;
  const proof = new Float64Array(program.rows);
  for (let i = 0; i < program.rows; i++) {
    if (program.rowLower[i]! > 0) proof[i] = 1;
    else if (program.rowUpper[i]! < 0) proof[i] = -1;
    if (proof[i] !== 0) return { status: 'infeasible', infeasibilityProof: proof, iterations: 0 };
  }
  return {
    status: 'optimal',
    x: new Float64Array(0),
    objective: program.offset,
    bound: program.offset,
    gap: 0,
    duals: new Float64Array(program.rows),
    reducedCosts: new Float64Array(0),
    iterations: 0,
  };
}
