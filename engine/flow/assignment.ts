import { NeumaierSum } from '../milp/index.ts';
import { assignmentBound } from './assignment-bound.ts';

const NONE = -1;
/** Rounds of the cheap first phase: later rounds seldom place another row. */
const REDUCTION_ROUNDS = 2;

/** Rows that have fewer columns among them than they are. */
export interface AssignmentClash {
  readonly rows: Int32Array;
  /** All columns that any of the rows may take. */
  readonly columns: Int32Array;
}

export interface AssignmentResult {
  /** `infeasible`: proved by `clash`; as many rows as possible are then placed, at no particular cost. */
  readonly status: 'optimal' | 'infeasible';
  /** Column of each row; -1 without one. */
  readonly columnOf: Int32Array;
  /** Σ of the costs taken; Infinity where infeasible. */
  readonly objective: number;
  /** Proved lower bound, computed from the duals alone and safe against rounding. */
  readonly bound: number;
  /** rowDuals[i] + columnDuals[j] ≤ cost[i][j], with equality where i takes j. On the longer side they are ≤ 0. */
  readonly rowDuals: Float64Array;
  readonly columnDuals: Float64Array;
  readonly clash: AssignmentClash | null;
}

/**
 * The linear assignment problem: pairs of least total cost, each row and each column at most once, as many pairs as the
 * shorter side has members. By shortest augmenting paths after a row reduction (Jonker and Volgenant 1987), O(n³).
 *
 * @param costs row by row, `rows` × `columns`; Infinity where a pair is not allowed. Any other value must be finite.
 * @throws RangeError where the matrix has another size or holds what is no cost.
 */
export function assign(costs: Float64Array, rows: number, columns: number): AssignmentResult {
  if (costs.length !== rows * columns) {
    throw new RangeError(
      `A matrix of ${rows} × ${columns} has ${rows * columns} costs, not ${costs.length}.`,
    );
  }
  for (let at = 0; at < costs.length; at++) {
    if (!(costs[at]! > -Infinity)) {
      throw new RangeError(`Row ${Math.floor(at / columns)}, column ${at % columns} costs ${costs[at]}.`);
    }
  }
  if (rows <= columns) return new Assignment(costs, rows, columns).solve();
  const turned = new Assignment(transposed(costs, rows, columns), columns, rows).solve();
  const columnOf = new Int32Array(rows).fill(NONE);
  turned.columnOf.forEach((row, column) => {
    if (row !== NONE) columnOf[row] = column;
  });
  const clash = turned.clash && { rows: turned.clash.columns, columns: turned.clash.rows };
  return { ...turned, columnOf, rowDuals: turned.columnDuals, columnDuals: turned.rowDuals, clash };
}

function transposed(costs: Float64Array, rows: number, columns: number): Float64Array {
  const turned = new Float64Array(costs.length);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) turned[j * rows + i] = costs[i * columns + j]!;
  return turned;
}

/** No more rows than columns. Invariant: u + v ≤ cost, equal on pairs, v ≤ 0, and v = 0 for columns without a row. */
class Assignment {
  readonly #costs: Float64Array;
  readonly #rows: number;
  readonly #columns: number;
  readonly #u: Float64Array;
  readonly #v: Float64Array;
  readonly #columnOf: Int32Array;
  readonly #rowOf: Int32Array;
  #clash: AssignmentClash | null = null;

  constructor(costs: Float64Array, rows: number, columns: number) {
    this.#costs = costs;
    this.#rows = rows;
    this.#columns = columns;
    this.#u = new Float64Array(rows);
    this.#v = new Float64Array(columns);
    this.#columnOf = new Int32Array(rows).fill(NONE);
    this.#rowOf = new Int32Array(columns).fill(NONE);
  }

  solve(): AssignmentResult {
    for (let round = 0; round < REDUCTION_ROUNDS; round++) this.#reduce();
    for (let i = 0; i < this.#rows; i++) this.#u[i] = this.#leastReduced(i);
    for (let i = 0; i < this.#rows; i++) if (this.#columnOf[i] === NONE) this.#augment(i);
    const feasible = this.#clash === null;
    const objective = feasible ? this.#cost() : Infinity;
    return {
      status: feasible ? 'optimal' : 'infeasible',
      columnOf: this.#columnOf,
      objective,
      bound: feasible ? Math.min(objective, assignmentBound(this.#costs, this.#rows, this.#v)) : Infinity,
      rowDuals: this.#u,
      columnDuals: this.#v,
      clash: this.#clash,
    };
  }

  /**
   * Gives each row without a column its best one, at a price that makes the second best as good, and sends away who was
   * there. Every step pairs as many rows as before or one more.
   */
  #reduce(): void {
    const costs = this.#costs;
    const v = this.#v;
    for (let i = 0; i < this.#rows; i++) {
      if (this.#columnOf[i] !== NONE) continue;
      const row = i * this.#columns;
      let best = NONE;
      let least = Infinity;
      let second = Infinity;
      for (let j = 0; j < this.#columns; j++) {
        const value = costs[row + j]! - v[j]!;
        if (value < least) {
          second = least;
          least = value;
          best = j;
        } else if (value < second) second = value;
      }
      if (best === NONE) continue;
      const sentAway = this.#rowOf[best]!;
      // A tie with somebody there already gains nothing.
      if (sentAway !== NONE && second === least) continue;
      if (second < Infinity) v[best]! -= second - least;
      if (sentAway !== NONE) this.#columnOf[sentAway] = NONE;
      this.#columnOf[i] = best;
      this.#rowOf[best] = i;
    }
  }

  #leastReduced(row: number): number {
    const taken = this.#columnOf[row]!;
    if (taken !== NONE) return this.#costs[row * this.#columns + taken]! - this.#v[taken]!;
    let least = Infinity;
    for (let j = 0; j < this.#columns; j++) {
      least = Math.min(least, this.#costs[row * this.#columns + j]! - this.#v[j]!);
    }
    // A row without any column has no dual; any number does.
    return least === Infinity ? 0 : least;
  }

  /** Finds the cheapest way to give one more row a column (Dijkstra over reduced costs), or the clash that forbids it. */
  #augment(start: number): void {
    const columns = this.#columns;
    const costs = this.#costs;
    const u = this.#u;
    const v = this.#v;
    const distance = new Float64Array(columns).fill(Infinity);
    const via = new Int32Array(columns).fill(NONE);
    const left = Int32Array.from({ length: columns }, (_, j) => j);
    let remaining = columns;
    const reached: number[] = [];
    let row = start;
    let far = 0;
    for (;;) {
      const offset = row * columns;
      let nearest = Infinity;
      let at = NONE;
      for (let k = 0; k < remaining; k++) {
        const j = left[k]!;
        const length = far + (costs[offset + j]! - u[row]! - v[j]!);
        if (length < distance[j]!) {
          distance[j] = length;
          via[j] = row;
        }
        const known = distance[j]!;
        if (known < nearest || (known === nearest && known < Infinity && this.#rowOf[j] === NONE)) {
          nearest = known;
          at = k;
        }
      }
      if (at === NONE) {
        this.#noteClash(start, reached);
        return;
      }
      far = nearest;
      const column = left[at]!;
      left[at] = left[--remaining]!;
      if (this.#rowOf[column] === NONE) {
        this.#raise(start, reached, distance, far);
        this.#flip(start, column, via);
        return;
      }
      reached.push(column);
      row = this.#rowOf[column]!;
    }
  }

  #raise(start: number, reached: readonly number[], distance: Float64Array, far: number): void {
    this.#u[start]! += far;
    for (const column of reached) {
      const rise = far - distance[column]!;
      this.#u[this.#rowOf[column]!]! += rise;
      this.#v[column]! -= rise;
    }
  }

  #flip(start: number, end: number, via: Int32Array): void {
    let column = end;
    for (;;) {
      const row = via[column]!;
      const next = this.#columnOf[row]!;
      this.#rowOf[column] = row;
      this.#columnOf[row] = column;
      if (row === start) return;
      column = next;
    }
  }

  /** The rows reached hold all the columns that any of them may take, and are one more. */
  #noteClash(start: number, reached: readonly number[]): void {
    this.#clash ??= {
      rows: Int32Array.from([start, ...reached.map((column) => this.#rowOf[column]!)]).sort(),
      columns: Int32Array.from(reached).sort(),
    };
  }

  #cost(): number {
    const sum = new NeumaierSum();
    this.#columnOf.forEach((column, row) => {
      sum.add(this.#costs[row * this.#columns + column]!);
    });
    return sum.value;
  }
}
