import type { Random } from '../../random.ts';
import { STAY } from '../model/model.ts';
import { Best } from './best.ts';
import { type Budget, progressOf } from './budget.ts';
import { Mover } from './mover.ts';
import type { Neighbours } from './neighbours.ts';
import { capExcess, isKept, type Objective, objectiveValue } from './objective.ts';
import type { ExchangeState } from './state.ts';

export interface Annealing {
  /** Best decision that keeps rules and caps; null where none was met. */
  readonly decision: Int32Array | null;
  readonly value: number;
  /** Where it ended, if rules or caps are broken there and it would be better than `decision` without. */
  readonly broken: Int32Array | null;
  readonly steps: number;
}

/** Temperature at start and end, as shares of what a move is typically worth. */
const HOT = 0.15;
const COLD = 0.0005;
/**
 * Price of a person's worth of broken rules, as a multiple of what a move is worth: first low enough that a broken rule can be mended
 * a few moves later, then above whatever breaking one could gain, so that the end keeps them all.
 */
const LENIENT = 8;
const STRICT = 72;
const STRICT_FROM = 0.6;
const PERSON = 12;
/** Steps between two looks at the clock. */
const LOOK = 512;

/**
 * Simulated annealing over whole decisions (Kirkpatrick 1983) with compound moves: a teacher goes, returns, goes elsewhere, is
 * replaced, two swap, a gap is filled from behind, three go round. Rules may be broken on the way, at a high price.
 * `scale` is what one move is typically worth in the objective. The state ends at the best decision found, or where it began.
 */
export function anneal(
  state: ExchangeState,
  neighbours: Neighbours,
  objective: Objective,
  scale: number,
  random: Random,
  budget: Budget,
): Annealing {
  const best = new Best(state.decision);
  const mover = new Mover(state, neighbours, random, best);
  const begin = state.decision.slice();
  const kept = isKept(objective, state);
  if (kept) best.value = objectiveValue(objective, state.totals);
  const progress = progressOf(budget);
  let price = (LENIENT * scale) / PERSON;
  let temperature = HOT * scale;
  const cost = () =>
    objectiveValue(objective, state.totals) +
    price * (state.violation + PERSON * capExcess(objective, state.totals));
  let present = cost();
  let step = 0;
  let improved = 0;
  const report = { iteration: 0, sinceImprovement: 0 };
  for (; mover.movable > 0; step++) {
    if (step % LOOK === 0) {
      report.iteration = step;
      report.sinceImprovement = step - improved;
      const done = progress(report);
      if (done >= 1) break;
      temperature = scale * HOT * (COLD / HOT) ** done;
      if (done >= STRICT_FROM) price = strictPrice(scale);
      present = cost();
    }
    if (!mover.propose()) continue;
    const next = cost();
    const worse = next - present;
    if (worse > 0 && random.float() >= Math.exp(-worse / temperature)) {
      mover.undo();
      continue;
    }
    present = next;
    mover.commit();
    if (state.violation !== 0) continue;
    const value = objectiveValue(objective, state.totals);
    if (value < best.value - 1e-9 && capExcess(objective, state.totals) === 0) {
      best.keep(value, state.decision);
      improved = step;
    }
  }
  const better = objectiveValue(objective, state.totals) < best.value - 1e-9;
  const broken = better && !isKept(objective, state) ? state.decision.slice() : null;
  const found = best.value < Infinity;
  state.load(found ? best.decision : begin);
  return { decision: found ? best.decision : null, value: best.value, broken, steps: step };
}

/** What a unit of broken rules costs where none may be left. */
export function strictPrice(scale: number): number {
  return (STRICT * scale) / PERSON;
}

/** Puts everybody who may not stay on some arc, so that a search starts from whole decisions. */
export function placePinned(state: ExchangeState): void {
  const { model } = state;
  for (let t = 0; t < model.teachers; t++) {
    const hasArc = model.arcStart[t + 1]! > model.arcStart[t]!;
    if (!model.stayAllowed[t] && hasArc && state.decision[t] === STAY) state.decide(t, model.arcStart[t]!);
  }
}
