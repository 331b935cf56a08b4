import type { Program } from '../milp/index.ts';
import type { TransportProblem } from './transport-problem.ts';

/**
 * The transportation problem as a linear program, for other solvers and for further rows: column a is the share of arc a,
 * row u places unit u, row units + s is the capacity of school s. With `whole`, units may not be split.
 */
export function transportProgram(problem: TransportProblem, whole = false): Program {
  const { weights, capacities, starts, schools, costs } = problem;
  const units = weights.length;
  const arcs = schools.length;
  const rows = units + capacities.length;
  const rowStarts = new Int32Array(rows + 1);
  rowStarts.set(starts);
  for (let a = 0; a < arcs; a++) rowStarts[units + schools[a]! + 1]!++;
  for (let s = units; s < rows; s++) rowStarts[s + 1]! += rowStarts[s]!;
  const next = rowStarts.slice(units, rows);
  const indices = new Int32Array(2 * arcs);
  const values = new Float64Array(2 * arcs);
  for (let u = 0; u < units; u++) {
    for (let a = starts[u]!; a < starts[u + 1]!; a++) {
      indices[a] = a;
      values[a] = 1;
      const at = next[schools[a]!]!++;
      indices[at] = a;
      values[at] = weights[u]!;
    }
  }
  const rowLower = new Float64Array(rows).fill(1);
  const rowUpper = new Float64Array(rows).fill(1);
  rowLower.fill(-Infinity, units);
  rowUpper.set(capacities, units);
  return {
    name: 'transport',
    columns: arcs,
    rows,
    offset: 0,
    cost: costs,
    lower: new Float64Array(arcs),
    upper: new Float64Array(arcs).fill(1),
    integer: new Uint8Array(arcs).fill(whole ? 1 : 0),
    rowLower,
    rowUpper,
    starts: rowStarts,
    indices,
    values,
  };
}
