import { appendRows, type Program, ProgramBuilder, relaxed } from '../../milp/index.ts';
import type { Basis, CheckedResult, CheckedSolver, SolverOptions } from '../../solvers/index.ts';
import type { Stop } from '../../stop/index.ts';
import { NONE } from '../../units.ts';
import type { Goal } from '../goal.ts';
import type { Task } from '../task.ts';
import { type AssignmentProgram, assignmentProgram, itemsOfCandidates } from './assignment-program.ts';
import { allButThis, type CandidateRow, countyCuts, trueValue } from './county-cuts.ts';
import { Separation, type SeparatorCut } from './separators.ts';

export interface CuttingOptions {
  readonly solver: CheckedSolver;
  /** Its limit on iterations is of all programs together. */
  readonly stop: Stop;
  /** Best known value, Infinity where none is known: what cannot be better is left out. */
  readonly incumbent: number;
  /** Whether to go on to whole units after the linear relaxation. */
  readonly integer: boolean;
  /** Candidates that may be used, null for all; the bound then holds for those alone. */
  readonly domain: Uint8Array | null;
  readonly onBound?: (bound: number) => void;
}

export interface CuttingResult {
  /**
   * Proved lower bound on every plan of the domain, `value` at most; -Infinity where nothing was proved, Infinity where there
   * is no plan at all.
   */
  readonly bound: number;
  /** Proved: nothing in the domain is better than `value` by more than a 1e-7th. */
  readonly exhausted: boolean;
  /** The best assignment found that keeps every rule and cap. */
  readonly zones: Int32Array | null;
  /** Its value, else the incumbent's. */
  readonly value: number;
}

/** Rounds of linear programs after which too little is gained, relative to the gap that is left. */
const PATIENCE = 4;
const GAIN = 0.002;
/** Allowance for rounding where a variable is left out because it could not be better. */
const SLACK = 1e-7;
/** Assignments that may be forbidden one by one, where the program knows no better: in tiny ones until none is left. */
const MOST_FORBIDDEN = 10;
const TINY = 200;
const MOST_OF_TINY = 3000;

/**
 * Bounds a level by its program with contiguity cuts, separated round by round: first linear programs, then (where
 * `integer`) programs in whole units, until the answer hangs together and so is the best there is.
 */
export async function solveByCuts(task: Task, goal: Goal, options: CuttingOptions): Promise<CuttingResult> {
  const cutting = new Cutting(task, goal, options);
  await cutting.linear();
  if (options.integer) await cutting.whole();
  return cutting.result();
}

/** The value from which an assignment counts as better. */
function better(incumbent: number): number {
  return incumbent === Infinity ? Infinity : incumbent - SLACK * Math.abs(incumbent);
}

class Cutting {
  readonly #task: Task;
  readonly #goal: Goal;
  readonly #options: CuttingOptions;
  readonly #separation: Separation;
  readonly #form: AssignmentProgram;
  readonly #itemOf: Int32Array;
  #program: Program;
  #bound = -Infinity;
  #exhausted = false;
  /** Of all programs so far. */
  #iterations = 0;
  #zones: Int32Array | null = null;
  #value: number;

  constructor(task: Task, goal: Goal, options: CuttingOptions) {
    this.#task = task;
    this.#goal = goal;
    this.#options = options;
    this.#itemOf = itemsOfCandidates(task);
    this.#separation = new Separation(task, this.#itemOf);
    this.#form = assignmentProgram(task, goal, options.domain, true, better(options.incumbent));
    this.#program = this.#form.program;
    this.#value = options.incumbent;
  }

  result(): CuttingResult {
    const bound = Math.min(this.#bound, this.#value);
    return { bound, exhausted: this.#exhausted, zones: this.#zones, value: this.#value };
  }

  /** Linear programs until no cut is broken or little is gained. */
  async linear(): Promise<void> {
    let basis: Basis | undefined;
    let idle = 0;
    for (;;) {
      const result = await this.#solve(relaxed(this.#program), {
        algorithm: 'simplex',
        ...(basis ? { start: { basis } } : {}),
      });
      if (result.status === 'infeasible') {
        this.#exhaust();
        return;
      }
      const before = this.#bound;
      this.#raise(result.bound);
      if (result.status !== 'optimal' || !result.x || this.#exhausted) return;
      basis = result.basis;
      const gap = this.#value === Infinity ? Math.abs(this.#bound) : this.#value - this.#bound;
      idle = this.#bound - before > GAIN * gap ? 0 : idle + 1;
      if (result.reducedCosts) this.#leaveOut(result.reducedCosts);
      const shares = this.#shares(result.x);
      const rows = [
        ...countyCuts(this.#task, shares),
        ...this.#separation.separate(shares).map(separatorRow),
      ];
      if (idle >= PATIENCE || !this.#append(rows)) return;
    }
  }

  /** Integer programs until the answer hangs together. */
  async whole(): Promise<void> {
    let forbidden = 0;
    while (!this.#exhausted) {
      const result = await this.#solve(this.#program, {});
      if (result.status === 'infeasible') {
        this.#exhaust();
        return;
      }
      this.#raise(result.bound);
      if (!result.x) return;
      const shares = this.#shares(result.x);
      const cuts = this.#separation.separate(shares).map(separatorRow);
      const zones = this.#zonesIn(shares);
      const value = cuts.length === 0 ? trueValue(this.#task, this.#goal, zones) : null;
      if (value !== null && value < this.#value) {
        this.#value = value;
        this.#zones = zones;
      }
      if (cuts.length === 0) {
        // What the program holds worth no less than it is: then nothing better is left.
        const told = value !== null && value <= result.objective! + SLACK * Math.abs(value) + SLACK;
        if (told && result.status === 'optimal') this.#exhausted = true;
        const tiny = this.#form.candidates.length <= TINY;
        if (told || (value !== null && !tiny)) return;
        const tangents = countyCuts(this.#task, shares);
        cuts.push(...(tangents.length > 0 ? tangents : [allButThis(this.#task, zones)]));
        if (++forbidden > (tiny ? MOST_OF_TINY : MOST_FORBIDDEN)) return;
      }
      if (result.status !== 'optimal') return;
      this.#append(cuts);
    }
  }

  async #solve(program: Program, options: SolverOptions): Promise<CheckedResult> {
    const stop = laterBy(this.#options.stop, this.#iterations);
    const result = await this.#options.solver.solve(program, { ...options, stop });
    this.#iterations += result.iterations;
    return result;
  }

  /** Nothing is left that would be better than the incumbent. */
  #exhaust(): void {
    this.#exhausted = true;
    this.#raise(better(this.#value));
  }

  #raise(bound: number | undefined): void {
    if (bound === undefined || bound <= this.#bound) return;
    this.#bound = bound;
    this.#options.onBound?.(Math.min(bound, this.#value));
    if (bound >= better(this.#value)) this.#exhausted = true;
  }

  /** Whoever would cost more than the gap to the incumbent is in no better plan. */
  #leaveOut(reducedCosts: Float64Array): void {
    if (this.#value === Infinity) return;
    const room = this.#value - this.#bound + SLACK * Math.abs(this.#value);
    const { upper } = this.#program;
    for (let column = 0; column < this.#form.candidates.length; column++) {
      if (reducedCosts[column]! > room) upper[column] = 0;
    }
  }

  #shares(x: Float64Array): Float64Array {
    const shares = new Float64Array(this.#task.candidateZone.length);
    this.#form.candidates.forEach((candidate, column) => {
      shares[candidate] = x[column]!;
    });
    return shares;
  }

  #zonesIn(shares: Float64Array): Int32Array {
    const zones = new Int32Array(this.#task.itemCount).fill(NONE);
    shares.forEach((share, candidate) => {
      if (share > 0.5) zones[this.#itemOf[candidate]!] = this.#task.candidateZone[candidate]!;
    });
    return zones;
  }

  #append(rows: readonly CandidateRow[]): boolean {
    if (rows.length === 0) return false;
    const builder = new ProgramBuilder();
    for (let column = 0; column < this.#program.columns; column++) builder.column({});
    for (const { candidates, values, upper } of rows) {
      const row = builder.row(-Infinity, upper);
      candidates.forEach((candidate, k) => {
        const column = this.#form.columnOf[candidate]!;
        if (column !== NONE) builder.entry(row, column, values[k]!);
      });
    }
    this.#program = appendRows(this.#program, builder.build());
    return true;
  }
}

function separatorRow({ candidate, separator }: SeparatorCut): CandidateRow {
  const values = [1, ...Array.from(separator, () => -1)];
  return { candidates: [candidate, ...separator], values, upper: 0 };
}

/** A stop that counts on from iterations that earlier programs have taken. */
function laterBy(stop: Stop, iterations: number): Stop {
  return {
    reason: (progress) => stop.reason({ ...progress, iteration: progress.iteration + iterations }),
    limits: () => {
      const limits = stop.limits?.() ?? {};
      if (limits.iterations === undefined) return limits;
      return { ...limits, iterations: Math.max(0, limits.iterations - iterations) };
    },
  };
}
