/**
 * A linear or mixed-integer program as plain data:
 *
 *     minimise    offset + Σ cost[j]·x[j]
 *     subject to  rowLower[i] ≤ Σ a[i][j]·x[j] ≤ rowUpper[i]
 *                 lower[j] ≤ x[j] ≤ upper[j],   x[j] whole where integer[j] = 1
 *
 * A missing bound is ±Infinity, an equation has both row bounds equal. The matrix is kept by rows
 * (compressed sparse rows), because rules lower themselves to rows and cuts arrive as rows.
 */
export interface Program extends SparseRows {
  readonly name?: string;
  /** Number of variables. */
  readonly columns: number;
  readonly offset: number;
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** 1 where the variable must be whole. */
  readonly integer: Uint8Array;
  readonly columnNames?: readonly string[];
  readonly rowNames?: readonly string[];
}

/** Rows of a program: row i has the entries `starts[i]` to `starts[i + 1] - 1`, no column twice. */
export interface SparseRows {
  readonly rows: number;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly starts: Int32Array;
  /** Column of each entry. */
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/** The same program without integrality: its linear relaxation. */
export function relaxed(program: Program): Program {
  return { ...program, integer: new Uint8Array(program.columns) };
}

/** True where some variable must be whole. */
export function hasIntegers(program: Program): boolean {
  return program.integer.includes(1);
}

/** The program with further rows below its own (cuts); both inputs stay as they are. */
export function appendRows(program: Program, added: SparseRows, names?: readonly string[]): Program {
  const entries = program.starts[program.rows]!;
  const starts = new Int32Array(program.rows + added.rows + 1);
  starts.set(program.starts);
  for (let i = 0; i <= added.rows; i++) starts[program.rows + i] = entries + added.starts[i]!;
  const { rowNames, ...rest } = program;
  const joined = rowNames && names ? { rowNames: [...rowNames, ...names] } : {};
  return {
    ...rest,
    ...joined,
    rows: program.rows + added.rows,
    rowLower: joinFloats(program.rowLower, added.rowLower),
    rowUpper: joinFloats(program.rowUpper, added.rowUpper),
    starts,
    indices: joinInts(program.indices, added.indices),
    values: joinFloats(program.values, added.values),
  };
}

function joinFloats(a: Float64Array, b: Float64Array): Float64Array {
  const joined = new Float64Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}

function joinInts(a: Int32Array, b: Int32Array): Int32Array {
  const joined = new Int32Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
