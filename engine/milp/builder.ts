import { Floats, Ints } from './growable.ts';
import type { Program } from './program.ts';

type Numbers = readonly number[] | Int32Array | Float64Array;

/** How a variable is described to `ProgramBuilder.column`; what is left out is [0, ∞), continuous, cost 0. */
export interface Column {
  readonly cost?: number;
  readonly lower?: number;
  readonly upper?: number;
  readonly integer?: boolean;
  readonly name?: string;
}

/**
 * Builds a `Program` in any order: rows over known columns, columns over known rows, or entry by entry.
 * Entries that name the same place are added up, and entries of zero are dropped.
 */
export class ProgramBuilder {
  #offset = 0;
  #cost = new Floats();
  #lower = new Floats();
  #upper = new Floats();
  #integer = new Ints();
  #rowLower = new Floats();
  #rowUpper = new Floats();
  #entryRow = new Ints();
  #entryColumn = new Ints();
  #entryValue = new Floats();
  #columnNames: string[] = [];
  #rowNames: string[] = [];

  get columns(): number {
    return this.#cost.length;
  }

  get rows(): number {
    return this.#rowLower.length;
  }

  /** Adds a constant to the objective. */
  constant(value: number): void {
    this.#offset += value;
  }

  /** Adds a variable and returns its index. */
  column(column: Column): number {
    if (column.name !== undefined) this.#columnNames[this.columns] = column.name;
    this.#cost.push(column.cost ?? 0);
    this.#lower.push(column.lower ?? 0);
    this.#upper.push(column.upper ?? Infinity);
    this.#integer.push(column.integer ? 1 : 0);
    return this.columns - 1;
  }

  /** Adds a yes-or-no variable and returns its index. */
  binary(cost: number, name?: string): number {
    return this.column({ cost, upper: 1, integer: true, ...(name === undefined ? {} : { name }) });
  }

  /** Adds the row lower ≤ Σ values[k]·x[indices[k]] ≤ upper and returns its index. */
  row(lower: number, upper: number, indices: Numbers = [], values: Numbers = [], name?: string): number {
    if (indices.length !== values.length) {
      throw new RangeError(`A row has ${indices.length} columns but ${values.length} coefficients.`);
    }
    if (name !== undefined) this.#rowNames[this.rows] = name;
    this.#rowLower.push(lower);
    this.#rowUpper.push(upper);
    const row = this.rows - 1;
    for (let k = 0; k < indices.length; k++) this.entry(row, indices[k]!, values[k]!);
    return row;
  }

  /** Adds `value` to the coefficient of a column in a row; both may still be to come. */
  entry(row: number, column: number, value: number): void {
    this.#entryRow.push(row);
    this.#entryColumn.push(column);
    this.#entryValue.push(value);
  }

  /**
   * The program built so far; the builder may be used further.
   * @throws RangeError where an entry names a row or column that was never added.
   */
  build(name?: string): Program {
    const columns = this.columns;
    const rows = this.rows;
    return {
      ...(name === undefined ? {} : { name }),
      columns,
      rows,
      offset: this.#offset,
      cost: this.#cost.toArray(),
      lower: this.#lower.toArray(),
      upper: this.#upper.toArray(),
      integer: Uint8Array.from(this.#integer.view()),
      rowLower: this.#rowLower.toArray(),
      rowUpper: this.#rowUpper.toArray(),
      ...compress(rows, columns, this.#entryRow.view(), this.#entryColumn.view(), this.#entryValue.view()),
      ...named('columnNames', this.#columnNames, columns, 'x'),
      ...named('rowNames', this.#rowNames, rows, 'r'),
    };
  }
}

/** Fills the gaps of a half-named axis with positional names; an axis without any name stays without. */
function named<K extends string>(key: K, names: readonly string[], length: number, prefix: string) {
  if (names.length === 0) return {};
  const all = Array.from({ length }, (_, i) => names[i] ?? `${prefix}${i}`);
  return { [key]: all } as Record<K, string[]>;
}

/** Entries in any order → compressed rows with ascending columns: two counting sorts, then doubles added up. */
function compress(rows: number, columns: number, row: Int32Array, column: Int32Array, value: Float64Array) {
  const count = row.length;
  for (let k = 0; k < count; k++) {
    if (row[k]! < 0 || row[k]! >= rows || column[k]! < 0 || column[k]! >= columns) {
      throw new RangeError(
        `Entry ${k} is at row ${row[k]}, column ${column[k]}, but there are ${rows} rows and ${columns} columns.`,
      );
    }
  }
  const byColumn = countingSort(column, columns, null);
  const order = countingSort(row, rows, byColumn);
  const starts = new Int32Array(rows + 1);
  const indices = new Int32Array(count);
  const values = new Float64Array(count);
  let at = 0;
  let k = 0;
  for (let i = 0; i < rows; i++) {
    starts[i] = at;
    while (k < count && row[order[k]!] === i) {
      const j = column[order[k]!]!;
      let sum = 0;
      for (; k < count && row[order[k]!] === i && column[order[k]!] === j; k++) sum += value[order[k]!]!;
      if (sum === 0) continue;
      indices[at] = j;
      values[at++] = sum;
    }
  }
  starts[rows] = at;
  return { starts, indices: indices.slice(0, at), values: values.slice(0, at) };
}

/** Positions in stable ascending order of their key, taken in the order of `previous`. */
function countingSort(key: Int32Array, keys: number, previous: Int32Array | null): Int32Array {
  const next = new Int32Array(keys + 1);
  for (let k = 0; k < key.length; k++) next[key[k]! + 1]!++;
  for (let i = 0; i < keys; i++) next[i + 1]! += next[i]!;
  const order = new Int32Array(key.length);
  for (let k = 0; k < key.length; k++) {
    const position = previous === null ? k : previous[k]!;
    order[next[key[position]!]!++] = position;
  }
  return order;
}
