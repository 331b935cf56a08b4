import type { ProgramBuilder } from '../../milp/index.ts';
import type { ExchangeState } from '../search/state.ts';
import type { ExchangeModel } from './model.ts';
import { type Spread, spreadExcess } from './spreads.ts';

/** Coefficients of an entry of the state in the columns of a program. */
type Effects = { readonly columns: readonly number[]; readonly values: readonly number[] };

/** A tangent to a limit on a difference coefficient: Σ slope·z ≤ 0 over the spread's entries. */
export interface Tangent {
  readonly spread: number;
  readonly slope: Float64Array;
}

/** The tangents at a state, one a spread: no decision that keeps the limits is cut off. */
export function tangentsAt(model: ExchangeModel, z: Int32Array): Tangent[] {
  return model.spreads.map((spread, g) => tangentAt(spread, g, z));
}

/** Tangents of those limits that a state breaks; none where it keeps them all. */
export function brokenTangents(model: ExchangeModel, z: Int32Array): Tangent[] {
  return tangentsAt(model, z).filter(({ spread }) => {
    const { entries, alpha, beta } = model.spreads[spread]!;
    let squares = 0;
    let total = 0;
    for (const [i, e] of entries.entries()) {
      squares += alpha[i]! * z[e]! * z[e]!;
      total += beta[i]! * z[e]!;
    }
    return spreadExcess(model.spreads[spread]!, squares, total) > 0;
  });
}

/** ∇√(Σ αz²)·z ≤ √((1 + τ²) ⁄ N)·Σ βz. */
function tangentAt({ entries, alpha, beta, size, most }: Spread, spread: number, z: Int32Array): Tangent {
  let squares = 0;
  for (const [i, e] of entries.entries()) squares += alpha[i]! * z[e]! * z[e]!;
  const length = Math.sqrt(squares);
  const factor = Math.sqrt((1 + most * most) / size);
  const slope = alpha.map((weight, i) => {
    const rise = length === 0 ? 0 : (weight * z[entries[i]!]!) / length;
    return rise - factor * beta[i]!;
  });
  return { spread, slope };
}

/** One row a tangent over the columns that touch its entries. */
export function lowerTangents(
  { model, z }: ExchangeState,
  builder: ProgramBuilder,
  touched: ReadonlyMap<number, Effects>,
  tangents: readonly Tangent[],
): void {
  for (const [k, { spread, slope }] of tangents.entries()) {
    let fixed = 0;
    const { entries } = model.spreads[spread]!;
    const columns: number[] = [];
    const values: number[] = [];
    for (const [i, e] of entries.entries()) {
      fixed += slope[i]! * z[e]!;
      const effects = touched.get(e);
      for (let j = 0; effects && j < effects.columns.length; j++) {
        columns.push(effects.columns[j]!);
        values.push(slope[i]! * effects.values[j]!);
      }
    }
    builder.row(-Infinity, -fixed, columns, values, `coefficient_${spread}_${k}`);
  }
}
