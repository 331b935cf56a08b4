import { evaluate, isFeasible, type Program } from '../milp/index.ts';
import { relativeGap } from '../stop/index.ts';
import {
  type Complain,
  type FalseClaim,
  near,
  type Point,
  TOLERANCE,
  verifyBound,
  verifyInfeasible,
  verifyUnbounded,
} from './proofs.ts';
import { OPTIMALITY_GAP, type Solver, type SolverOptions, type SolverResult } from './solver.ts';

/** A result of which every claim was verified or taken away. */
export interface CheckedResult extends SolverResult {
  readonly solver: string;
  readonly falseClaims: readonly FalseClaim[];
}

export interface CheckedSolver extends Solver {
  solve(program: Program, options?: SolverOptions): Promise<CheckedResult>;
}

/**
 * A solver whose every claim is recomputed from the program before it is passed on. A point that breaks a row, a bound or
 * integrality is withheld, the objective is our own, a bound above the objective or above none is dropped, and
 * `optimal`, `infeasible`, `unbounded` stay only with a proof: dual prices, multipliers or a ray that plain code verifies,
 * or, for integer programs, the word of a solver with the capability `proves`. What had to be taken away is listed.
 */
export function checked(solver: Solver): CheckedSolver {
  return {
    ...solver,
    async solve(program, options = {}) {
      const claim = await solver.solve(program, options);
      return verify(solver, program, claim);
    },
  };
}

/** The judgement alone, for results that came from elsewhere (another thread). */
export function verify(solver: Solver, program: Program, claim: SolverResult): CheckedResult {
  const falseClaims: FalseClaim[] = [];
  const complain = (what: FalseClaim['claim'], verdict: FalseClaim['verdict'], detail: string) =>
    void falseClaims.push({ claim: what, verdict, detail });
  const point = verifyPoint(program, claim, complain);
  const rest = {
    solver: solver.name,
    iterations: claim.iterations,
    falseClaims,
    ...(claim.stoppedBy ? { stoppedBy: claim.stoppedBy } : {}),
    ...(claim.failure ? { failure: claim.failure } : {}),
  };
  if (claim.status === 'infeasible') {
    return { ...rest, ...verifyInfeasible(solver, program, claim, point !== null, complain) };
  }
  if (claim.status === 'unbounded') return { ...rest, ...verifyUnbounded(program, claim, point, complain) };
  const bound = verifyBound(solver, program, claim, point?.objective, complain);
  const gap = relativeGap(point?.objective, bound);
  const proved = point !== null && gap <= OPTIMALITY_GAP;
  if (claim.status === 'optimal' && !proved && point !== null) {
    complain(
      'optimal',
      'unproved',
      `${solver.name} calls ${point.objective} optimal; the proved bound is ${bound}.`,
    );
  }
  return {
    ...rest,
    status: point === null ? 'unknown' : proved ? 'optimal' : 'feasible',
    ...(point ?? {}),
    ...(bound === undefined ? {} : { bound }),
    ...(Number.isFinite(gap) ? { gap } : {}),
    ...(claim.duals ? { duals: claim.duals } : {}),
    ...(claim.reducedCosts ? { reducedCosts: claim.reducedCosts } : {}),
    ...(claim.basis ? { basis: claim.basis } : {}),
  };
}

function verifyPoint(program: Program, claim: SolverResult, complain: Complain): Point | null {
  const needed = claim.status === 'optimal' || claim.status === 'feasible';
  if (!claim.x || claim.x.length !== program.columns) {
    if (needed) complain('feasible', 'wrong', `The result is called ${claim.status} but has no values.`);
    return null;
  }
  const found = evaluate(program, claim.x);
  if (!isFeasible(found, TOLERANCE)) {
    // Values that go with an honest "unknown" or "infeasible" were never claimed to keep anything.
    if (needed) complainOfPoint(program, found, complain);
    return null;
  }
  const x = wholeWhereAsked(program, claim.x);
  const objective = evaluate(program, x).objective;
  if (claim.objective !== undefined && !near(claim.objective, found.objective, TOLERANCE)) {
    complain(
      'objective',
      'wrong',
      `The objective is called ${claim.objective}; recomputed it is ${found.objective}.`,
    );
  }
  return { x, objective };
}

function complainOfPoint(program: Program, found: ReturnType<typeof evaluate>, complain: Complain): void {
  const { row, bound, integrality } = found;
  const name = (names: readonly string[] | undefined, index: number) => names?.[index] ?? `${index}`;
  if (integrality.excess > TOLERANCE) {
    const column = name(program.columnNames, integrality.index);
    complain('integral', 'wrong', `Column ${column} is ${integrality.excess} away from a whole number.`);
  }
  if (row.excess > TOLERANCE) {
    complain('feasible', 'wrong', `Row ${name(program.rowNames, row.index)} is broken by ${row.excess}.`);
  }
  if (bound.excess > TOLERANCE) {
    complain(
      'feasible',
      'wrong',
      `Column ${name(program.columnNames, bound.index)} leaves its bounds by ${bound.excess}.`,
    );
  }
}

/** 0.9999999 becomes 1 where the rounded point keeps the rows as well; large coefficients may forbid it. */
function wholeWhereAsked(program: Program, x: Float64Array): Float64Array {
  const rounded = x.map((value, j) => (program.integer[j] === 1 ? Math.round(value) : value));
  return isFeasible(evaluate(program, rounded), TOLERANCE) ? rounded : x;
}
