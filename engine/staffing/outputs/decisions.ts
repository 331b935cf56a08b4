import { STAY } from '../model/model.ts';
import { arcTo } from '../search/neighbours.ts';
import type { ExchangeState } from '../search/state.ts';
import type { Context } from '../task/context.ts';

/** The decisions of a plan's moves; a move that no arc stands for is left out and named. */
export function decisionsOf(
  context: Context,
  state: ExchangeState,
  moves: readonly { teacher: string; to: string; form: string; startYear: number }[],
): { readonly decision: Int32Array; readonly unknown: readonly string[] } {
  const { model } = state;
  const memberAt = new Map(Array.from({ length: model.teachers }, (_, m) => [context.teacherOf(m).id, m]));
  const decision = new Int32Array(model.teachers).fill(STAY);
  const unknown: string[] = [];
  for (const move of moves) {
    const t = memberAt.get(move.teacher);
    const s = context.schoolAt.get(move.to);
    const y = move.startYear - context.options.year;
    const arc =
      t === undefined || s === undefined ? STAY : arcTo(model, t, s, y, move.form === 'shared' ? 1 : 0);
    if (arc === STAY) unknown.push(move.teacher);
    else decision[t!] = arc;
  }
  return { decision, unknown };
}
