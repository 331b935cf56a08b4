import { NeumaierSum } from '../milp/index.ts';

/**
 * A lower bound on the cost of giving every row a column of its own, from column prices v alone:
 *
 *     Σ_i min_j (cost[i][j] − v[j])  +  Σ_j v[j]
 *
 * It holds for any v ≤ 0 (others count as 0), whoever found them; what rounding may have added is taken off.
 */
export function assignmentBound(costs: Float64Array, rows: number, v: Float64Array): number {
  const columns = v.length;
  const sum = new NeumaierSum();
  let error = 0;
  for (let i = 0; i < rows; i++) {
    let least = Infinity;
    for (let j = 0; j < columns; j++) {
      const value = costs[i * columns + j]! - Math.min(0, v[j]!);
      if (value < least) least = value;
    }
    sum.add(least);
    error += Math.abs(least);
  }
  for (let j = 0; j < columns; j++) {
    sum.add(Math.min(0, v[j]!));
    error -= Math.min(0, v[j]!);
  }
  return sum.value - 4 * 2 ** -53 * (error + Math.abs(sum.value));
}
