import type { Random } from '../../random.ts';
import type { Annealing } from './anneal.ts';
import type { Around } from './around.ts';
import { stopOf } from './around.ts';
import { type Budget, progressOf } from './budget.ts';
import { mend } from './mend.ts';
import { isKept, type Objective, objectiveValue } from './objective.ts';
import type { ExchangeState } from './state.ts';

/** Arcs of a first program around a broken school, and how it grows where that was too few, up to the most. */
const ARCS = { first: 400, most: 6000 };
const GROWTH = 1.6;
/** One program counts as this many steps of a budget. */
const STEPS = 20_000;

/**
 * Brings a decision that breaks a few limits, as annealing in a large county nearly always ends with, to one that keeps every rule: programs around
 * broken schools, in which breaking a rule has its price, so that each leaves less broken. Where that does not end within the budget, the broken
 * schools go back to the decision that was `kept`. The state ends at whichever of the two is better, or where it was.
 */
export async function repair(
  state: ExchangeState,
  { decision: kept, value, broken }: Annealing,
  objective: Objective,
  around: Around,
  random: Random,
  budget: Budget,
): Promise<void> {
  if (broken === null) return;
  const before = state.decision.slice();
  state.load(broken);
  const begin = budget.now();
  const progress = progressOf(budget);
  let target = ARCS.first;
  for (let steps = 0; !isKept(objective, state); steps += STEPS) {
    if (progress({ iteration: steps, sinceImprovement: 0 }) >= 1) break;
    const was = around.broken();
    await around.solve(around.schoolsFrom(someBroken(state, random), target), stopOf(budget, begin));
    if (around.broken() >= was) target = Math.min(ARCS.most, Math.round(target * GROWTH));
  }
  if (kept !== null) mend(state, kept, objective);
  if (!isKept(objective, state) || objectiveValue(objective, state.totals) > value) state.load(before);
}

/** A random one of the schools whose state is out of its limits; any school where none is. */
function someBroken({ model, z }: ExchangeState, random: Random): number {
  const { schools, years, width, low, high } = model;
  let [chosen, count] = [-1, 0];
  for (let e = 0; e < schools * years * width; e++) {
    if (z[e]! >= low[e]! && z[e]! <= high[e]!) continue;
    if (random.below(++count) === 0) chosen = Math.floor(e / width) % schools;
  }
  return chosen < 0 ? random.below(schools) : chosen;
}
