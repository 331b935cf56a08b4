import {
  dualBound,
  evaluate,
  hasIntegers,
  isFeasible,
  type Program,
  provesInfeasible,
  recessionCone,
} from '../milp/index.ts';
import type { Solver, SolverResult } from './solver.ts';

/** Relative feasibility tolerance of every backend, and of the comparison of objectives. */
export const TOLERANCE = 1e-6;
/** Two values this close, relative to max(1, |value|), differ by rounding alone. */
const ROUNDING = 1e-9;
/** Reduced costs this close to zero count as zero where the variable has no bound to lean on. */
const DUAL_TOLERANCE = 1e-6;

/** Something a solver claimed and plain recomputation denies, or that nobody could check. */
export interface FalseClaim {
  readonly claim: 'feasible' | 'integral' | 'objective' | 'bound' | 'optimal' | 'infeasible' | 'unbounded';
  /** `wrong`: refuted. `unproved`: not refuted, but neither verified nor from a solver whose word is proof. */
  readonly verdict: 'wrong' | 'unproved';
  /** What was claimed and what was found, as a sentence with both values. */
  readonly detail: string;
}

export type Complain = (what: FalseClaim['claim'], verdict: FalseClaim['verdict'], detail: string) => void;
export type Point = { readonly x: Float64Array; readonly objective: number };

export function near(a: number, b: number, tolerance: number): boolean {
  return Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b));
}

/** The bound that may be passed on: proved by the duals for a linear program, else the word of a solver that proves. */
export function verifyBound(
  solver: Solver,
  program: Program,
  claim: SolverResult,
  objective: number | undefined,
  complain: Complain,
): number | undefined {
  if (claim.bound === undefined && !claim.duals) return undefined;
  let bound: number | undefined;
  if (claim.duals?.length === program.rows && !hasIntegers(program)) {
    bound = dualBound(program, claim.duals, DUAL_TOLERANCE);
    if (claim.bound !== undefined && claim.bound > bound && !near(claim.bound, bound, TOLERANCE)) {
      complain('bound', 'wrong', `The bound is called ${claim.bound}; the duals prove ${bound}.`);
    }
  } else if (claim.bound !== undefined && solver.capabilities.proves) {
    bound = claim.bound;
  } else if (claim.bound !== undefined) {
    complain(
      'bound',
      'unproved',
      `${solver.name} gives the bound ${claim.bound} without duals that prove it.`,
    );
  }
  if (bound === undefined || !Number.isFinite(bound)) return undefined;
  if (objective === undefined) return bound;
  if (bound > objective && !near(bound, objective, TOLERANCE)) {
    complain(
      'bound',
      'wrong',
      `The bound ${bound} lies above the objective ${objective} of a feasible point.`,
    );
    return undefined;
  }
  return near(bound, objective, ROUNDING) ? objective : Math.min(bound, objective);
}

export function verifyInfeasible(
  solver: Solver,
  program: Program,
  claim: SolverResult,
  refuted: boolean,
  complain: Complain,
): Partial<SolverResult> & { status: SolverResult['status'] } {
  if (refuted) {
    complain('infeasible', 'wrong', `${solver.name} calls infeasible what its own values satisfy.`);
    return { status: 'unknown' };
  }
  const proof = claim.infeasibilityProof;
  const crossed = program.lower.some((lower, j) => lower > program.upper[j]!);
  const verified =
    crossed || (proof?.length === program.rows && provesInfeasible(program, proof, DUAL_TOLERANCE));
  if (!verified && !solver.capabilities.proves) {
    complain('infeasible', 'unproved', `${solver.name} calls the program infeasible without a proof.`);
    return { status: 'unknown' };
  }
  return {
    status: 'infeasible',
    ...(verified && proof ? { infeasibilityProof: proof } : {}),
    ...(claim.clash ? { clash: claim.clash } : {}),
  };
}

export function verifyUnbounded(
  program: Program,
  claim: SolverResult,
  point: Point | null,
  complain: Complain,
): Partial<SolverResult> & { status: SolverResult['status'] } {
  if (point && claim.ray && isRay(program, claim.ray)) {
    return { status: 'unbounded', ...point, ray: claim.ray };
  }
  complain(
    'unbounded',
    'unproved',
    'The program is called unbounded without a feasible point and a direction that show it.',
  );
  return point ? { status: 'feasible', ...point } : { status: 'unknown' };
}

/** True where the direction keeps every row and bound for ever and lowers the objective. */
function isRay(program: Program, ray: Float64Array): boolean {
  if (ray.length !== program.columns) return false;
  const found = evaluate(recessionCone(program), ray);
  return isFeasible(found, TOLERANCE) && found.objective < -TOLERANCE;
}
