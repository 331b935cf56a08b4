import type { Program } from '../milp/index.ts';
import type { Stop, StopReason } from '../stop/index.ts';

/**
 * `optimal`: proved, relative gap at most `OPTIMALITY_GAP`. `feasible`: a point that keeps every row. `infeasible` and
 * `unbounded`: proved. `unknown`: nothing found, nothing proved.
 */
export type SolverStatus = 'optimal' | 'feasible' | 'infeasible' | 'unbounded' | 'unknown';

/** A plan whose proved relative gap is at most this counts as optimal. */
export const OPTIMALITY_GAP = 1e-6;

/** A simplex basis; codes: 0 at lower bound, 1 basic, 2 at upper bound, 3 free at zero, 4 nonbasic. */
export interface Basis {
  readonly columns: Int32Array;
  readonly rows: Int32Array;
}

/** A bound that takes part in a clash. */
export interface ClashMember {
  readonly index: number;
  readonly side: 'lower' | 'upper' | 'both';
}

/** Rows and variable bounds that cannot all hold; `minimal` where dropping any one of them is known to make room. */
export interface Clash {
  readonly rows: readonly ClashMember[];
  readonly columns: readonly ClashMember[];
  readonly minimal: boolean;
}

export interface SolverProgress {
  readonly iterations: number;
  readonly incumbent?: number;
  readonly bound?: number;
}

export interface SolverOptions {
  readonly stop?: Stop;
  /** A point and/or basis to start from; a basis may lack rows appended since, which then start basic. */
  readonly start?: { readonly x?: Float64Array; readonly basis?: Basis };
  /** How a linear program is solved; `auto` leaves it to the adapter. Without effect on integer programs. */
  readonly algorithm?: 'auto' | 'simplex' | 'ipm';
  /** Look for a clash where the program turns out infeasible; may take several further solves. */
  readonly clash?: boolean;
  readonly seed?: number;
  readonly onProgress?: (progress: SolverProgress) => void;
  /** Called with every better point found on the way; the array is the receiver's own. */
  readonly onIncumbent?: (x: Float64Array, objective: number) => void;
}

/** What a solver says. Only `checked` results should leave this folder: these are claims. */
export interface SolverResult {
  readonly status: SolverStatus;
  /** Values of the columns. */
  readonly x?: Float64Array;
  readonly objective?: number;
  /** Proved lower bound on the objective of every feasible point. */
  readonly bound?: number;
  /** (objective − bound) ⁄ max(|objective|, 1e-10). */
  readonly gap?: number;
  /** Linear programs: the price of each row; positive where its lower bound holds it, negative where its upper does. */
  readonly duals?: Float64Array;
  /** Linear programs: cost − Σ dual × coefficient, of each column. */
  readonly reducedCosts?: Float64Array;
  readonly basis?: Basis;
  /** Infeasible linear programs: row multipliers that prove it (Farkas), to be read like `duals`. */
  readonly infeasibilityProof?: Float64Array;
  /** Unbounded programs: a direction in the columns along which the objective falls for ever. */
  readonly ray?: Float64Array;
  readonly clash?: Clash;
  readonly stoppedBy?: StopReason;
  /** Why the solver gave up, in a sentence: too large, out of memory, refused the model. */
  readonly failure?: string;
  /** Simplex or interior-point iterations. */
  readonly iterations: number;
}

export interface Capabilities {
  readonly integers: boolean;
  readonly duals: boolean;
  readonly warmStart: boolean;
  readonly clash: boolean;
  /** Whether it can be stopped while it runs, other than by a time limit that it keeps itself. */
  readonly interrupt: boolean;
  /**
   * Whether its word counts as proof (a bound, infeasibility of an integer program) where plain code cannot verify it.
   */
  readonly proves: boolean;
  /** Largest number of columns that it should be given. */
  readonly maxColumns: number;
}

/** A guest that solves programs. It throws nothing: what goes wrong is told in `failure`. */
export interface Solver {
  readonly name: string;
  readonly capabilities: Capabilities;
  solve(program: Program, options?: SolverOptions): Promise<SolverResult>;
}
