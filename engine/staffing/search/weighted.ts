import { Random } from '../../random.ts';
import type { CheckedSolver } from '../../solvers/index.ts';
import { relaxationBound } from '../bound/relaxation.ts';
import { lagrangianBound } from '../bound/subgradient.ts';
import type { ExchangeModel } from '../model/model.ts';
import { anneal, placePinned } from './anneal.ts';
import { type Budget, part } from './budget.ts';
import { solveExactly } from './exact.ts';
import { solveNeighbourhoods } from './neighbourhood.ts';
import { neighboursOf } from './neighbours.ts';
import { isKept, type Objective, objectiveValue } from './objective.ts';
import { leftOf, sharesFor } from './shares.ts';
import { ExchangeState } from './state.ts';

export interface Weighted {
  readonly state: ExchangeState;
  /** Value of the weighted sum; null where no decision was found that keeps every rule. */
  readonly value: number | null;
  readonly bound: number | null;
}

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
  const begin = budget.now();
  const share = sharesFor(model.arcSchool.length);
  const tell = () => {
    if (isKept(objective, state)) onBetter(objectiveValue(objective, state.totals));
  };
  tell();
  anneal(state, neighbours, objective, scale, new Random(seed), part(budget, share.anneal));
  tell();
  const linear = await relaxationBound(model, objective, solver, part(budget, share.relaxation));
  const near = share.exact > 0 ? part(budget, share.neighbourhoods) : leftOf(budget, begin, share);
  await solveNeighbourhoods(state, neighbours, objective, solver, new Random(seed, 1), near);
  tell();
  let bound = linear?.bound ?? null;
  if (share.exact > 0) {
    const exact = await solveExactly(state, objective, solver, part(budget, share.exact));
    bound = exact.bound ?? bound;
    tell();
  }
  const kept = isKept(objective, state);
  const value = kept ? objectiveValue(objective, state.totals) : null;
  if (value === null || bound === value) return { state, value, bound };
  const priced = lagrangianBound(model, objective, value, part(budget, share.bound));
  return { state, value, bound: Math.max(bound ?? -Infinity, priced) };
}
