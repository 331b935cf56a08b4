import { type ExchangeModel, STAY } from '../model/model.ts';
import { isKept, type Objective } from './objective.ts';
import type { ExchangeState } from './state.ts';

/**
 * Takes a decision that breaks limits at a few schools back to one that keeps every rule, at these schools only: everybody who is there in
 * either of the two is decided as in `kept`. Schools that this breaks are next, until none is broken or all is as in `kept`; each
 * school is taken back once, so it ends. An annealing in a large county nearly always ends with a lesson short somewhere.
 * Returns whether every rule and cap is kept then.
 */
export function mend(state: ExchangeState, kept: Int32Array, objective: Objective): boolean {
  const { model, decision } = state;
  const back = new Uint8Array(model.schools);
  while (!isKept(objective, state) && markBroken(state, back)) {
    for (let t = 0; t < model.teachers; t++) {
      if (decision[t] === kept[t]) continue;
      if (touches(model, t, decision[t]!, back) || touches(model, t, kept[t]!, back)) {
        state.decide(t, kept[t]!);
      }
    }
  }
  return isKept(objective, state);
}

/** Marks schools whose state is out of its limits; whether any is new. */
function markBroken({ model, z }: ExchangeState, back: Uint8Array): boolean {
  const { schools, years, width, low, high } = model;
  let found = false;
  for (let e = 0; e < schools * years * width; e++) {
    if (z[e]! >= low[e]! && z[e]! <= high[e]!) continue;
    const s = Math.floor(e / width) % schools;
    if (back[s] === 0) found = true;
    back[s] = 1;
  }
  return found;
}

/** Whether the decision of t is about one of these schools: teaches there in some year, or goes there. */
function touches(model: ExchangeModel, t: number, arc: number, schools: Uint8Array): boolean {
  if (arc !== STAY && schools[model.arcSchool[arc]!] === 1) return true;
  for (let y = 0; y < model.years; y++) if (schools[model.basePlace[t * model.years + y]!] === 1) return true;
  return false;
}
