import type { Program } from './program.ts';
import { NeumaierSum } from './sum.ts';

/** The worst breach of one kind: 0 and index -1 where nothing is breached. */
export interface Breach {
  readonly excess: number;
  /** Row or column. */
  readonly index: number;
}

/** What a point is worth, and by how much it misses the program. */
export interface Evaluation {
  readonly objective: number;
  /** Worst distance of a row's activity from its bounds, over max(1, |bound|). */
  readonly row: Breach;
  /** Worst distance of a variable from its bounds, over max(1, |bound|). */
  readonly bound: Breach;
  /** Worst distance of an integer variable from the nearest whole number. */
  readonly integrality: Breach;
}

/** A value that is not a number counts as infinitely far off. */
function distanceOutside(value: number, lower: number, upper: number): number {
  if (value < lower) return (lower - value) / Math.max(1, Math.abs(lower));
  if (value > upper) return (value - upper) / Math.max(1, Math.abs(upper));
  return Number.isNaN(value) ? Infinity : 0;
}

/**
 * Values a point by plain recomputation: nothing that a solver says is used.
 * @throws RangeError where `x` has another length than the program has columns.
 */
export function evaluate(program: Program, x: Float64Array): Evaluation {
  if (x.length !== program.columns) {
    throw new RangeError(`The point has ${x.length} values, the program ${program.columns} columns.`);
  }
  const objective = new NeumaierSum(program.offset);
  let bound: Breach = { excess: 0, index: -1 };
  let integrality: Breach = { excess: 0, index: -1 };
  for (let j = 0; j < program.columns; j++) {
    const value = x[j]!;
    if (program.cost[j] !== 0) objective.add(program.cost[j]! * value);
    const outside = distanceOutside(value, program.lower[j]!, program.upper[j]!);
    if (outside > bound.excess) bound = { excess: outside, index: j };
    if (program.integer[j] === 1) {
      const fraction = Math.abs(value - Math.round(value));
      if (fraction > integrality.excess) integrality = { excess: fraction, index: j };
    }
  }
  return { objective: objective.value, row: worstRow(program, x), bound, integrality };
}

function worstRow(program: Program, x: Float64Array): Breach {
  let worst: Breach = { excess: 0, index: -1 };
  for (let i = 0; i < program.rows; i++) {
    let activity = 0;
    for (let k = program.starts[i]!; k < program.starts[i + 1]!; k++) {
      activity += program.values[k]! * x[program.indices[k]!]!;
    }
    const outside = distanceOutside(activity, program.rowLower[i]!, program.rowUpper[i]!);
    if (outside > worst.excess) worst = { excess: outside, index: i };
  }
  return worst;
}

/** True where the point keeps every row, bound and integrality to within `tolerance`. */
export function isFeasible(evaluation: Evaluation, tolerance = 1e-6): boolean {
  return (
    evaluation.row.excess <= tolerance &&
    evaluation.bound.excess <= tolerance &&
    evaluation.integrality.excess <= tolerance
  );
}
