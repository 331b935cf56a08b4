import { Random } from '../../random.ts';
import type { CheckedSolver } from '../../solvers/index.ts';
import { priced } from '../bound/subgradient.ts';
import type { ExchangeModel } from '../model/model.ts';
import { anneal, placePinned, strictPrice } from './anneal.ts';
import { Around } from './around.ts';
import { type Budget, part } from './budget.ts';
import { coreOf, favouritesOf } from './core.ts';
import { solveExactly } from './exact.ts';
import { solveNeighbourhoods } from './neighbourhood.ts';
import { neighboursOf } from './neighbours.ts';
import { isKept, type Objective, objectiveValue } from './objective.ts';
import { repair } from './repair.ts';
import { leftOf, REPAIR, sharesFor } from './shares.ts';
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
  const begin = budget.now();
  const share = sharesFor(model.arcSchool.length, budget.seconds);
  const tell = () => {
    if (isKept(objective, state)) onBetter(objectiveValue(objective, state.totals));
  };
  tell();
  const guide = priced(model, objective, part(budget, share.prices));
  const neighbours = neighboursOf(model, coreOf(model, guide), favouritesOf(guide));
  const annealed = anneal(state, neighbours, objective, scale, new Random(seed), part(budget, share.anneal));
  tell();
  const random = new Random(seed, 1);
  const around = new Around(state, neighbours, objective, strictPrice(scale), solver, random);
  await repair(state, annealed, objective, around, random, part(leftOf(budget, begin, share), REPAIR));
  tell();
  await solveNeighbourhoods(state, objective, around, random, leftOf(budget, begin, share), tell);
  tell();
  let bound = guide.bound;
  if (share.exact > 0) {
    const exact = await solveExactly(state, objective, solver, part(budget, share.exact), onBetter);
    bound = Math.max(bound, exact.bound ?? bound);
    tell();
  }
  const value = isKept(objective, state) ? objectiveValue(objective, state.totals) : null;
  return { state, value, bound };
}
