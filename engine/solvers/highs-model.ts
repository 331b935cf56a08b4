import { hasIntegers, type Program } from '../milp/index.ts';

/** A bound this close to a whole number is meant to be one. */
const WHOLE = 1e-9;

/** The program as HiGHS wants it: the same typed arrays, which it copies. */
export function modelData(program: Program) {
  const mip = hasIntegers(program);
  return {
    numCols: program.columns,
    numRows: program.rows,
    offset: program.offset,
    colCost: program.cost,
    // HiGHS 1.15 takes whole variables with broken bounds for optimal at the wrong corner: round them here.
    colLower: mip
      ? program.lower.map((bound, j) => (program.integer[j] === 1 ? Math.ceil(bound - WHOLE) : bound))
      : program.lower,
    colUpper: mip
      ? program.upper.map((bound, j) => (program.integer[j] === 1 ? Math.floor(bound + WHOLE) : bound))
      : program.upper,
    rowLower: program.rowLower,
    rowUpper: program.rowUpper,
    matrix: {
      format: 'csr' as const,
      numRows: program.rows,
      numCols: program.columns,
      starts: program.starts,
      indices: program.indices,
      values: program.values,
    },
    ...(mip ? { integrality: Int32Array.from(program.integer) } : {}),
  };
}
