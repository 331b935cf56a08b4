import {
  dualBound,
  evaluate,
  hasIntegers,
  isFeasible,
  type Program,
  provesInfeasible,
  recessionCone,
} from '../milp/index.ts';
import { relativeGap } from '../stop/index.ts';
import { OPTIMALITY_GAP, type Solver, type SolverOptions, type SolverResult } from './solver.ts';

/** Something a solver claimed and plain recomputation denies, or that nobody could check. */
export interface FalseClaim {
  readonly claim: 'feasible' | 'integral' | 'objective' | 'bound' | 'optimal' | 'infeasible' | 'unbounded';
  /** `wrong`: refuted. `unproved`: not refuted, but neither verified nor from a solver whose word is proof. */
  readonly verdict: 'wrong' | 'unproved';
  /** What was claimed and what was found, as a sentence with both values. */
  readonly detail: string;
}

/** A result of which every claim was verified or taken away. */
export interface CheckedResult extends SolverResult {
  readonly solver: string;
  readonly falseClaims: readonly FalseClaim[];
}

export interface CheckedSolver extends Solver {
  solve(program: Program, options?: SolverOptions): Promise<CheckedResult>;
}

/** Relative feasibility tolerance of every backend, and of the comparison of objectives. */
const TOLERANCE = 1e-6;
/** Two values this close, relative to max(1, |value|), differ by rounding alone. */
const ROUNDING = 1e-9;
/** Reduced costs this close to zero count as zero where the variable has no bound to lean on. */
const DUAL_TOLERANCE = 1e-6;

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

type Complain = (what: FalseClaim['claim'], verdict: FalseClaim['verdict'], detail: string) => void;
type Point = { readonly x: Float64Array; readonly objective: number };

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

function near(a: number, b: number, tolerance: number): boolean {
  return Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b));
}

/** The bound that may be passed on: proved by the duals for a linear program, else the word of a solver that proves. */
function verifyBound(
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

function verifyInfeasible(
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

function verifyUnbounded(
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
