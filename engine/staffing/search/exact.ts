import type { CheckedResult, CheckedSolver } from '../../solvers/index.ts';
import { STAY } from '../model/model.ts';
import { everybody } from '../model/program.ts';
import { askedOnly } from './asked.ts';
import { type Budget, limitOf } from './budget.ts';
import { solveCutting } from './cut-loop.ts';
import { isKept, type Objective, objectiveValue } from './objective.ts';
import type { ExchangeState } from './state.ts';

export interface Exact {
  readonly status: CheckedResult['status'];
  /** Proved lower bound on the objective, or null. */
  readonly bound: number | null;
}

/**
 * Solves the whole program, starting from the present decision where it keeps every rule; the state takes over what is found if
 * it is no worse. `onBetter` hears of every better value as it is found.
 */
export async function solveExactly(
  state: ExchangeState,
  objective: Objective,
  solver: CheckedSolver,
  budget: Budget,
  onBetter?: (value: number) => void,
): Promise<Exact> {
  const { model } = state;
  const held = state.decision.slice();
  const kept = isKept(objective, state);
  const value = objectiveValue(objective, state.totals);
  for (let t = 0; t < model.teachers; t++) state.decide(t, STAY);
  const stop = askedOnly(limitOf(budget), budget.stop);
  const question = { free: everybody(model), objective, rounded: true };
  const result = await solveCutting(state, question, [], solver, ({ program, arcs }) => {
    const x = new Float64Array(program.columns);
    for (const [j, a] of arcs.entries()) if (held[model.arcTeacher[a]!] === a) x[j] = 1;
    // Where coefficients are limited, what the solver meets on the way may break a limit that has no tangent yet.
    const told = onBetter && model.spreads.length === 0;
    return {
      stop,
      ...(kept ? { start: { x } } : {}),
      ...(told ? { onIncumbent: (_: Float64Array, found: number) => onBetter(found) } : {}),
    };
  });
  const taken = result.x !== undefined && isKept(objective, state);
  if (!taken || (kept && objectiveValue(objective, state.totals) > value + 1e-9)) state.load(held);
  return { status: result.status, bound: result.bound ?? null };
}
