import type { CheckedSolver } from '../solvers/index.ts';
import type { Stop } from '../stop/index.ts';
import { compileModel } from './model/compile.ts';
import type { ExchangeModel } from './model/model.ts';
import { everybody } from './model/program.ts';
import { STATE_RULES } from './rules/state/index.ts';
import { TIE_RULES } from './rules/tie/index.ts';
import { solveCutting } from './search/cut-loop.ts';
import { ExchangeState } from './search/state.ts';
import { type Context, contextOf } from './task/context.ts';

/** Every rule that can be left out. */
const NAMED = [...[...STATE_RULES, ...TIE_RULES].map((rule) => rule.id), 'coefficient', 'swaps'];

/**
 * A smallest set of rules that cannot all be kept: with them there is no plan, and without any one of them there is one (a
 * deletion filter: Chinneck and Dravnieks 1991). Pins count one by one, as `pin:TEACHER`. Null where a check did not end.
 */
export async function smallestClash(
  context: Context,
  solver: CheckedSolver,
  stop: Stop,
): Promise<readonly string[] | null> {
  const pins = context.options.pins.map((pin) => `pin:${pin.teacher}`);
  const all = [...pins, ...NAMED];
  const needed = new Set(all);
  for (const rule of all) {
    needed.delete(rule);
    const possible = await isPossible(context, needed, solver, stop);
    if (possible === null) return null;
    if (possible) needed.add(rule);
  }
  return [...needed];
}

async function isPossible(
  context: Context,
  rules: ReadonlySet<string>,
  solver: CheckedSolver,
  stop: Stop,
): Promise<boolean | null> {
  const { options, problem, policy } = context;
  const pins = options.pins.filter((pin) => rules.has(`pin:${pin.teacher}`));
  const without = new Set(NAMED.filter((id) => !rules.has(id)));
  const model = compileModel(contextOf(problem, policy, { ...options, pins }), without);
  const question = { free: everybody(model), objective: nothing(model) };
  const { status } = await solveCutting(new ExchangeState(model), question, [], solver, () => ({ stop }));
  if (status === 'infeasible') return false;
  return status === 'unknown' ? null : true;
}

/** An objective that values nothing: any plan will do. */
function nothing(model: ExchangeModel) {
  const levels = model.levels.length;
  return { weights: new Float64Array(levels), caps: new Float64Array(levels).fill(Infinity) };
}
