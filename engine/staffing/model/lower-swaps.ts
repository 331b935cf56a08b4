import type { ProgramBuilder } from '../../milp/index.ts';
import type { ExchangeState } from '../search/state.ts';
import { SHARED } from './model.ts';

/** Swaps only: as many go one way as the other, by year, group and pair of schools. */
export function lowerSwaps(state: ExchangeState, builder: ProgramBuilder, arcs: Int32Array): void {
  const { model } = state;
  if (!model.swapGroup) return;
  const rows = new Map<string, { columns: number[]; values: number[]; fixed: number }>();
  const count = (a: number, column: number | null) => {
    const t = model.arcTeacher[a]!;
    const group = model.swapGroup![t]!;
    if (group < 0 || (model.arcFlags[a]! & SHARED) !== 0) return;
    const y = model.arcYear[a]!;
    const from = model.basePlace[t * model.years + y]!;
    const to = model.arcSchool[a]!;
    const key = [y, group, Math.min(from, to), Math.max(from, to)].join('/');
    const row = rows.get(key) ?? { columns: [], values: [], fixed: 0 };
    rows.set(key, row);
    const sign = from < to ? 1 : -1;
    if (column === null) row.fixed += sign;
    else {
      row.columns.push(column);
      row.values.push(sign);
    }
  };
  for (const [j, a] of arcs.entries()) count(a, j);
  for (const a of state.decision) if (a >= 0) count(a, null);
  for (const [key, { columns, values, fixed }] of rows) {
    builder.row(-fixed, -fixed, columns, values, `swap_${key.replaceAll('/', '_')}`);
  }
}
