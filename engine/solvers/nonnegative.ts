import type { Program } from '../milp/index.ts';

/**
 * A program rewritten for libraries that know only variables ≥ 0 without bounds: x = base + Σ sign·part, where a
 * variable with a lower bound is shifted, one with only an upper bound mirrored, a free one split in two.
 */
export interface NonnegativeForm {
  readonly parts: readonly Part[];
  /** One a row, with bounds reduced by what the bases use up; rows without bounds are left out. */
  readonly rows: readonly Row[];
  /** Original point of the values that the library gave to the parts. */
  recover(value: (part: number) => number): Float64Array;
}

export interface Part {
  readonly cost: number;
  readonly integer: boolean;
  /** Upper bound, or Infinity. */
  readonly upper: number;
  readonly column: number;
  readonly sign: 1 | -1;
}

export interface Row {
  readonly lower: number;
  readonly upper: number;
  /** Entries over parts. */
  readonly entries: readonly { readonly part: number; readonly value: number }[];
}

/** Null where a variable's bounds cross, which such libraries do not notice. */
export function nonnegativeForm(program: Program): NonnegativeForm | null {
  const parts: Part[] = [];
  const partsOf: number[][] = [];
  const base = new Float64Array(program.columns);
  for (let j = 0; j < program.columns; j++) {
    const integer = program.integer[j] === 1;
    const lower = integer ? Math.ceil(program.lower[j]! - 1e-9) : program.lower[j]!;
    const upper = integer ? Math.floor(program.upper[j]! + 1e-9) : program.upper[j]!;
    if (lower > upper) return null;
    const add = (sign: 1 | -1, limit: number) =>
      parts.push({ cost: sign * program.cost[j]!, integer, upper: limit, column: j, sign }) - 1;
    if (lower !== -Infinity) {
      base[j] = lower;
      partsOf.push([add(1, upper - lower)]);
    } else if (upper !== Infinity) {
      base[j] = upper;
      partsOf.push([add(-1, Infinity)]);
    } else {
      partsOf.push([add(1, Infinity), add(-1, Infinity)]);
    }
  }
  return {
    parts,
    rows: rewriteRows(program, base, partsOf, parts),
    recover(value) {
      const x = base.slice();
      parts.forEach((part, p) => {
        x[part.column]! += part.sign * value(p);
      });
      return x;
    },
  };
}

function rewriteRows(
  program: Program,
  base: Float64Array,
  partsOf: number[][],
  parts: readonly Part[],
): Row[] {
  const rows: Row[] = [];
  for (let i = 0; i < program.rows; i++) {
    const lower = program.rowLower[i]!;
    const upper = program.rowUpper[i]!;
    if (lower === -Infinity && upper === Infinity) continue;
    let used = 0;
    const entries: { part: number; value: number }[] = [];
    for (let k = program.starts[i]!; k < program.starts[i + 1]!; k++) {
      const column = program.indices[k]!;
      used += program.values[k]! * base[column]!;
      for (const part of partsOf[column]!)
        entries.push({ part, value: parts[part]!.sign * program.values[k]! });
    }
    rows.push({ lower: lower - used, upper: upper - used, entries });
  }
  return rows;
}
