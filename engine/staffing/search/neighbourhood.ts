import type { Random } from '../../random.ts';
import { type Around, stopOf } from './around.ts';
import { type Budget, progressOf } from './budget.ts';
import { isKept, type Objective } from './objective.ts';
import type { ExchangeState } from './state.ts';

/** Arcs of a first neighbourhood, and the least and most that it shrinks and grows to. */
const ARCS = { first: 700, least: 60, most: 6000 };
/** How a neighbourhood grows once one is solved, and shrinks where time ends one. */
const GROWTH = 1.4;
const SHRINKAGE = 0.7;
/** One neighbourhood counts as this many steps of a budget. */
const STEPS = 20_000;

/**
 * Solves neighbourhoods exactly: the staff of a few schools choose anew among these schools, everybody else stays as decided.
 * A neighbourhood grows while the solver finishes and shrinks where it does not. The state only ever becomes better; one that breaks
 * rules is left alone.
 */
export async function solveNeighbourhoods(
  state: ExchangeState,
  objective: Objective,
  around: Around,
  random: Random,
  budget: Budget,
  onBetter: () => void = () => {},
): Promise<number> {
  const begin = budget.now();
  const progress = progressOf(budget);
  let target = ARCS.first;
  let steps = 0;
  let rounds = 0;
  let improved = 0;
  if (!isKept(objective, state)) return 0;
  const { schools, arcSchool } = state.model;
  while (progress({ iteration: steps, sinceImprovement: steps - improved }) < 1) {
    const before = around.cost();
    const inside = around.schoolsFrom(random.below(schools), target);
    const finished = await around.solve(inside, stopOf(budget, begin));
    target = Math.round(target * (finished ? GROWTH : SHRINKAGE));
    target = Math.max(ARCS.least, Math.min(ARCS.most, target));
    steps += STEPS;
    rounds++;
    if (around.cost() < before - 1e-9) {
      improved = steps;
      onBetter();
    }
    if (finished && target >= ARCS.most && arcSchool.length <= ARCS.most) break;
  }
  return rounds;
}
