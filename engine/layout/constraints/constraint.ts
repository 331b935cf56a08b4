import type { ProgramBuilder } from '../../milp/index.ts';
import type { Violation } from '../../plan/index.ts';
import type { Complaint } from '../../problem/index.ts';
import type { UnitIndex } from '../../units.ts';
import type { Answer } from '../answer.ts';
import type { Context, PlannedStage } from '../context.ts';
import type { Task } from '../task.ts';
import type { Ways } from '../ways.ts';

/**
 * A rule of docs/model.md. Whatever it says, it says in one of four shapes that search and bounds know: it forbids
 * single unit × school pairs (`allows`), it limits a function of one school's load vector (`loads`), it limits a function of
 * sums over schools of such functions (`county`), or it is contiguity.
 */
export interface Constraint {
  readonly id: string;
  /** Whether a unit may take the k-th of its ways, as a function made once for a question. */
  readonly allows?: (context: Context) => (ways: Ways, k: number) => boolean;
  /** Faults of the options that this rule alone can see. */
  readonly faults?: (context: Context) => readonly Complaint[];
  /** What to tell where this rule takes the last school from units that earlier rules had left one. */
  readonly blame?: (
    context: Context,
    stage: PlannedStage,
    units: readonly UnitIndex[],
  ) => readonly Complaint[];
  readonly loads?: readonly LoadRule[];
  readonly county?: CountyRule;
  /** Where and by how much an assignment breaks it, from scratch. */
  readonly violations: (answer: Answer) => readonly Violation[];
}

/**
 * A limit on a function of one school's load vector. What several stages of a school use adds up: used(a + b) − used(0) =
 * used(a) − used(0) + used(b) − used(0) for load vectors a and b of different stages.
 */
export interface LoadRule {
  /** Whether a task can break it at all. */
  readonly binds: (task: Task) => boolean;
  /**
   * What a school uses; `load[at … at + task.columnCount)` is its load vector. Called in inner loops.
   */
  readonly used: (task: Task, load: Int32Array, at: number, school: number) => number;
  /** The most it may use, Infinity where nothing limits it. */
  readonly limit: (task: Task, school: number) => number;
  /** Adds the rows (and helping columns) that say the same to a solver. */
  readonly lower: (task: Task, rows: LoweredRows) => void;
}

/**
 * Limits on functions of sums over schools. What a school adds must be rounded so that sums of it are exact (`exact-sums.ts`):
 * then a search that keeps the sums up by differences has what a count from scratch has.
 */
export interface CountyRule {
  readonly binds: (task: Task) => boolean;
  /** Number of sums, and of limits on them. */
  readonly sums: (task: Task) => number;
  readonly limits: (task: Task) => number;
  /** Writes what a school adds to each sum; `load[at … at + task.columnCount)` is its load vector. Called in inner loops. */
  readonly terms: (task: Task, load: Int32Array, at: number, school: number, out: Float64Array) => void;
  /** How far the sums are beyond a limit, in pupils' worth (what a school limit's excess is measured in); 0 within. */
  readonly excess: (task: Task, limit: number, sums: Float64Array) => number;
  /** Inequalities that every assignment within the limits keeps and the given loads break; loads may be fractions. */
  readonly separate: (task: Task, load: Float64Array) => readonly LoadCut[];
}

/** Σ coefficient[k] · load[k] ≤ upper over all load vectors, laid out like `ZoningState.load`. */
export interface LoadCut {
  readonly coefficients: Float64Array;
  readonly upper: number;
}

/** A program under construction whose column `columnOf[c]` says that candidate c is chosen. */
export interface LoweredRows {
  readonly builder: ProgramBuilder;
  readonly candidates: readonly number[];
  readonly columnOf: Int32Array;
  /** Item of each candidate. */
  readonly itemOf: Int32Array;
  /** Schools whose classes are counted whole; all where absent. */
  readonly counted?: ReadonlySet<number>;
  /** Columns that add to a school's limit, and by how much: what it may grow by. */
  readonly growth?: ReadonlyMap<number, readonly (readonly [column: number, rooms: number])[]>;
  /** Whether helping columns must be whole as well. */
  readonly integer: boolean;
}
