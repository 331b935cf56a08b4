import { type ExchangeModel, STAY } from '../../engine/staffing/model/model.ts';
import { ExchangeState } from '../../engine/staffing/search/state.ts';

/** How many whole decisions there are, kept or not. */
export function decisionsOf(model: ExchangeModel): number {
  let product = 1;
  for (let t = 0; t < model.teachers; t++) {
    const arcs = model.arcStart[t + 1]! - model.arcStart[t]!;
    product *= Math.max(1, arcs + (model.stayAllowed[t] ? 1 : 0));
  }
  return product;
}

/** The totals of every decision that keeps all rules, by trying them all. */
export function keptTotals(model: ExchangeModel): readonly (readonly number[])[] {
  const state = new ExchangeState(model);
  const kept: number[][] = [];
  const visit = (t: number): void => {
    if (t === model.teachers) {
      if (state.violation === 0) kept.push([...state.totals]);
      return;
    }
    const first = model.arcStart[t]!;
    const last = model.arcStart[t + 1]!;
    // Nobody who must go and cannot: such a case is contradictory, told before anything is solved.
    if (!model.stayAllowed[t] && first === last) return;
    if (model.stayAllowed[t]) visit(t + 1);
    for (let a = first; a < last; a++) {
      state.decide(t, a);
      visit(t + 1);
    }
    state.decide(t, STAY);
  };
  visit(0);
  return kept;
}
