import { type CheckedSolver, checked } from './checked.ts';
import { highs } from './highs.ts';
import { javascriptLpSolver } from './javascript-lp-solver.ts';

export { type CheckedResult, type CheckedSolver, checked, verify } from './checked.ts';
export { type Droppable, type MinimalClash, minimalClash, smallestClash } from './minimal-clash.ts';
export type { FalseClaim } from './proofs.ts';
export {
  type Basis,
  type Capabilities,
  type Clash,
  type ClashMember,
  OPTIMALITY_GAP,
  type Solver,
  type SolverOptions,
  type SolverProgress,
  type SolverResult,
  type SolverStatus,
} from './solver.ts';

/** The backends, each behind `checked`; the first is the default. A new one is one file and one line here. */
export const solvers: readonly CheckedSolver[] = [checked(highs), checked(javascriptLpSolver)];

/** The backend of that name; undefined where there is none. */
export function solverNamed(name: string): CheckedSolver | undefined {
  return solvers.find((solver) => solver.name === name);
}
