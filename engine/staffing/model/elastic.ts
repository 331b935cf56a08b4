import { capExcess, type Objective } from '../search/objective.ts';
import type { ExchangeState } from '../search/state.ts';
import { violationWeights } from '../search/weights.ts';

/** Limits that a decision breaks and that a program may go on breaking, no more than now and at a price, so that the decision itself is an answer. */
export interface Elastic {
  /** Excess of each entry of the state that is out of its limits. */
  readonly entries: ReadonlyMap<number, number>;
  /** By how much each level is above its cap. */
  readonly caps: Float64Array;
  /** What a unit of excess costs, by dimension, and of a cap. */
  readonly prices: Float64Array;
  readonly capPrice: number;
}

/** What a decision costs that may break rules: the objective, and `price` times what is broken. */
export function brokenCost(state: ExchangeState, objective: Objective, price: number): number {
  const { person } = violationWeights(state.model);
  return price * (state.violation + person * capExcess(objective, state.totals));
}

/** The limits and caps that the present decision breaks; couples, swaps and coefficients are never elastic. */
export function elasticOf(state: ExchangeState, objective: Objective, price: number): Elastic {
  const { model, z, totals } = state;
  const { dims, person } = violationWeights(model);
  const entries = new Map<number, number>();
  for (let e = 0; e < z.length; e++) {
    const excess = Math.max(model.low[e]! - z[e]!, z[e]! - model.high[e]!);
    if (excess > 0) entries.set(e, excess);
  }
  return {
    entries,
    caps: totals.map((total, l) => Math.max(0, total - objective.caps[l]!)),
    prices: Float64Array.from(dims, (weight) => price * weight),
    capPrice: price * person,
  };
}
