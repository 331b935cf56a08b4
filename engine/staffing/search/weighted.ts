import { Random } from '../../random.ts';
import type { CheckedSolver } from '../../solvers/index.ts';
import { lagrangianBound } from '../bound/subgradient.ts';
import type { ExchangeModel } from '../model/model.ts';
import { anneal, placePinned } from './anneal.ts';
import { type Budget, part } from './budget.ts';
import { solveExactly } from './exact.ts';
import { solveNeighbourhoods } from './neighbourhood.ts';
import { neighboursOf } from './neighbours.ts';
import { isKept, type Objective, objectiveValue } from './objective.ts';
import { ExchangeState } from './state.ts';

export interface Weighted {
  readonly state: ExchangeState;
  /** Value of the weighted sum; null where no decision was found that keeps every rule. */
  readonly value: number | null;
  readonly bound: number | null;
}

/** Up to this many arcs the whole program is handed over once the neighbourhoods have done their work. */
const EXACT_ARCS = 20_000;
/** Up to this many the exact solver gets nearly all the time. */
const TINY_ARCS = 3000;
const SHARE = { anneal: 0.15, bound: 0.1 };

/**
 * Minimises one weighted sum of the levels: the form in which the model is published for other solvers. `scale` is what one
 * move is typically worth.
 */
export async function solveWeighted(
  model: ExchangeModel,
  objective: Objective,
  scale: number,
  solver: CheckedSolver,
  seed: number,
  budget: Budget,
  onBetter: (value: number) => void = () => {},
): Promise<Weighted> {
  const state = new ExchangeState(model);
  placePinned(state);
  const neighbours = neighboursOf(model);
  const small = model.arcSchool.length <= EXACT_ARCS;
  const tell = () => {
    if (isKept(objective, state)) onBetter(objectiveValue(objective, state.totals));
  };
  tell();
  anneal(state, neighbours, objective, scale, new Random(seed), part(budget, SHARE.anneal));
  tell();
  const rest = 1 - SHARE.anneal - SHARE.bound;
  const tiny = model.arcSchool.length <= TINY_ARCS;
  const near = part(budget, tiny ? rest / 8 : small ? rest / 2 : rest);
  await solveNeighbourhoods(state, neighbours, objective, solver, new Random(seed, 1), near);
  tell();
  let bound: number | null = null;
  if (small) {
    const exact = await solveExactly(
      state,
      objective,
      solver,
      part(budget, tiny ? (7 * rest) / 8 : rest / 2),
    );
    bound = exact.bound;
    tell();
  }
  const kept = isKept(objective, state);
  const value = kept ? objectiveValue(objective, state.totals) : null;
  if (value === null || bound === value) return { state, value, bound };
  const priced = lagrangianBound(model, objective, value, part(budget, SHARE.bound));
  return { state, value, bound: Math.max(bound ?? -Infinity, priced) };
}
