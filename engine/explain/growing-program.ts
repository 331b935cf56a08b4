import { appendRows, type Program, ProgramBuilder, relaxed } from '../milp/index.ts';
import type { CheckedResult, CheckedSolver } from '../solvers/index.ts';
import { anyOf, type Stop, withinGap } from '../stop/index.ts';
import type { CutRow, RuleProgram } from './rule-program/index.ts';

export interface Asking {
  readonly solver: CheckedSolver;
  readonly stop?: Stop;
  /** Positions of the members in force; absent: all that the program was made of. */
  readonly kept?: ReadonlySet<number>;
  /** Whether the best point is wanted, or any. */
  readonly best?: boolean;
}

/** A solver's result, and whether its point keeps the contiguity that was asked for. */
export interface Grown extends CheckedResult {
  readonly hangs: boolean;
}

/** How far from the nearest a point may be where any will do. */
const ANY = withinGap(0.1);
const WHOLE = 1e-6;
/** Relaxations before whole units are tried: what is fractional breaks many rows and tells little. */
const LINEAR_ROUNDS = 4;
/** Programs in whole units for a best point: what does not hang together by then is told as such. */
const BEST_ROUNDS = 8;

/**
 * A rule program, or the rows of some of its members alone, to which the rows of contiguity are added as points break them: for the
 * members in force, and kept for later questions. A proof from some of the rows is a proof of the whole, so that a county may be of any size.
 */
export class GrowingProgram {
  readonly #rules: RuleProgram;
  #program: Program;
  /** Rows here of each member of the rule program. */
  readonly #rowsOf: number[][];
  /** Column here of each of the rule program's; -1 where no row knows it. */
  readonly #columnOf: Int32Array;

  constructor(rules: RuleProgram, only?: readonly number[]) {
    this.#rules = rules;
    const { program, droppable } = rules;
    if (only === undefined) {
      this.#program = program;
      this.#rowsOf = droppable.map(({ rows }) => [...(rows ?? [])]);
      this.#columnOf = Int32Array.from({ length: program.columns }, (_, column) => column);
    } else {
      const part = rowsAlone(
        program,
        only.map((k) => droppable[k]!.rows ?? []),
      );
      this.#program = part.program;
      this.#columnOf = part.columnOf;
      this.#rowsOf = droppable.map(() => []);
      only.forEach((k, at) => {
        this.#rowsOf[k] = part.rows[at]!;
      });
    }
  }

  /** The linear relaxation; an infeasible one with its proof. */
  async linear(asking: Asking): Promise<Grown> {
    return await this.#solve(asking, false, Infinity);
  }

  /** Whole units, by the relaxation where that settles it soon. */
  async whole(asking: Asking): Promise<Grown> {
    const linear = await this.#solve(asking, false, LINEAR_ROUNDS);
    if (linear.status === 'infeasible') return linear;
    if (linear.x && linear.hangs && isWhole(this.#rules.program, linear.x)) return linear;
    return await this.#solve(asking, true, asking.best ? BEST_ROUNDS : Infinity);
  }

  /** Members whose rows take part in the last proof that the program is infeasible. */
  usedIn(proof: Float64Array): number[] {
    const used = (row: number) => Math.abs(proof[row] ?? 0) > 1e-9;
    return this.#rowsOf.flatMap((rows, member) => (rows.some(used) ? [member] : []));
  }

  async #solve(asking: Asking, whole: boolean, rounds: number): Promise<Grown> {
    const { solver, kept, best = false } = asking;
    const stops = [...(asking.stop ? [asking.stop] : []), ...(best || !whole ? [] : [ANY])];
    const options = stops.length > 0 ? { stop: anyOf(...stops) } : {};
    const asked = (member: number) => this.#rowsOf[member]!.length > 0 && (kept?.has(member) ?? true);
    let last: CheckedResult | null = null;
    for (let round = 1; ; round++) {
      const program = this.#without(asked);
      const result = await solver.solve(whole ? program : relaxed(program), options);
      if (result.status === 'infeasible' || !result.x) {
        // Out of time: a point that does not hang together is better than none.
        if (result.status !== 'infeasible' && last !== null)
          return { ...last, status: 'feasible', hangs: false };
        return { ...result, hangs: false };
      }
      const cuts = this.#rules.broken(this.#spread(result.x), asked);
      if (cuts.length === 0) return { ...result, x: this.#spread(result.x), hangs: true };
      last = { ...result, x: this.#spread(result.x) };
      this.#append(cuts);
      if (round >= rounds) return { ...last, status: 'feasible', hangs: false };
    }
  }

  /** A point here as one of the whole program. */
  #spread(x: Float64Array): Float64Array {
    return Float64Array.from(this.#columnOf, (column) => (column < 0 ? 0 : x[column]!));
  }

  #without(asked: (member: number) => boolean): Program {
    const rowLower = this.#program.rowLower.slice();
    const rowUpper = this.#program.rowUpper.slice();
    this.#rowsOf.forEach((rows, member) => {
      if (asked(member)) return;
      for (const row of rows) {
        rowLower[row] = -Infinity;
        rowUpper[row] = Infinity;
      }
    });
    return { ...this.#program, rowLower, rowUpper };
  }

  #append(cuts: readonly CutRow[]): void {
    const builder = new ProgramBuilder();
    for (let column = 0; column < this.#program.columns; column++) builder.column({});
    cuts.forEach(({ member, columns, values }, k) => {
      const row = builder.row(-Infinity, 0);
      columns.forEach((column, at) => {
        if (this.#columnOf[column]! >= 0) builder.entry(row, this.#columnOf[column]!, values[at]!);
      });
      this.#rowsOf[member]!.push(this.#program.rows + k);
    });
    this.#program = appendRows(this.#program, builder.build());
  }
}

function isWhole({ integer }: Program, x: Float64Array): boolean {
  return x.every((value, column) => integer[column] !== 1 || Math.abs(value - Math.round(value)) <= WHOLE);
}

/** The program of some rows alone, with the columns that these rows know. */
function rowsAlone(program: Program, lists: readonly (readonly number[])[]) {
  const builder = new ProgramBuilder();
  const columnOf = new Int32Array(program.columns).fill(-1);
  const rows = lists.map((list) =>
    list.map((row) => {
      const here = builder.row(program.rowLower[row]!, program.rowUpper[row]!);
      for (let k = program.starts[row]!; k < program.starts[row + 1]!; k++) {
        const column = program.indices[k]!;
        if (columnOf[column]! < 0) {
          columnOf[column] = builder.column({
            cost: program.cost[column]!,
            lower: program.lower[column]!,
            upper: program.upper[column]!,
            integer: program.integer[column] === 1,
          });
        }
        builder.entry(here, columnOf[column]!, program.values[k]!);
      }
      return here;
    }),
  );
  return { program: builder.build(), rows, columnOf };
}
