import type { Program } from './program.ts';
import { NeumaierSum } from './sum.ts';

/** Half a unit in the last place of 1: the relative error of one rounded operation. */
const ROUNDING = 2 ** -53;

/**
 * A lower bound on the objective of every feasible point, proved by the row multipliers `y` alone:
 *
 *     Σ_i min over row bounds of y_i·r_i  +  Σ_j min over variable bounds of (c_j − Σ_i a_ij·y_i)·x_j  +  offset
 *
 * Any `y` gives a valid bound (weak duality), however a solver came by it; a wrong one only gives a weak bound.
 * A bound on the rounding of every term is taken off (Neumaier and Shcherbina 2004), so that the result holds in exact
 * arithmetic. -Infinity where the multipliers need a bound that does not exist.
 *
 * The reduced cost of a variable without the bound it leans on can only be zero up to rounding: within `slack` it counts
 * as zero there. With the default, no slack, such a program is bounded only where its multipliers are exact.
 *
 * Sign: y_i > 0 prices the row's lower bound, y_i < 0 its upper bound.
 */
export function dualBound(program: Program, y: Float64Array, slack = 0): number {
  const { columns, rows, starts, indices, values } = program;
  const reduced = Float64Array.from(program.cost);
  // What has been added up so far in each column in absolute value: the scale of its rounding error.
  const magnitude = new Float64Array(columns);
  const terms = new Float64Array(columns).fill(2);
  for (let j = 0; j < columns; j++) magnitude[j] = Math.abs(reduced[j]!);
  const sum = new NeumaierSum(program.offset);
  let error = Math.abs(program.offset) * ROUNDING;
  for (let i = 0; i < rows; i++) {
    // A multiplier of the wrong sign for a one-sided row is dropped: any other y bounds as well.
    const multiplier = y[i]!;
    const side = multiplier > 0 ? program.rowLower[i]! : program.rowUpper[i]!;
    if (multiplier === 0 || !Number.isFinite(multiplier) || !Number.isFinite(side)) continue;
    const term = multiplier * side;
    sum.add(term);
    error += Math.abs(term) * 4 * ROUNDING;
    for (let k = starts[i]!; k < starts[i + 1]!; k++) {
      const j = indices[k]!;
      const part = values[k]! * multiplier;
      reduced[j]! -= part;
      magnitude[j]! += Math.abs(part);
      terms[j]! += 2;
    }
  }
  for (let j = 0; j < columns; j++) {
    const d = reduced[j]!;
    const doubt = magnitude[j]! * terms[j]! * ROUNDING;
    const lower = program.lower[j]!;
    const upper = program.upper[j]!;
    // The true reduced cost lies in [d − doubt, d + doubt]; the bound must hold at both ends.
    const worst = Math.min(least(d - doubt, lower, upper, slack), least(d + doubt, lower, upper, slack));
    if (worst === -Infinity) return -Infinity;
    sum.add(worst);
    error += Math.abs(worst) * 4 * ROUNDING;
  }
  return sum.value - error * 2;
}

/** The least of d·x over lower ≤ x ≤ upper; a coefficient within `slack` of zero needs no infinite bound. */
function least(d: number, lower: number, upper: number, slack: number): number {
  if (d === 0) return 0;
  const side = d > 0 ? lower : upper;
  if (Number.isFinite(side)) return d * side;
  return Math.abs(d) <= slack ? 0 : -Infinity;
}

/**
 * True where the multipliers prove that no point at all keeps rows and bounds (Farkas' lemma): without costs every
 * feasible point is worth 0, so that a bound above 0 leaves none. Integrality plays no part.
 */
export function provesInfeasible(program: Program, y: Float64Array, slack = 0): boolean {
  return dualBound({ ...program, cost: new Float64Array(program.columns), offset: 0 }, y, slack) > 0;
}
