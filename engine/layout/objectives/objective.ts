import { type Answer, forEachWay } from '../answer.ts';
import type { Context } from '../context.ts';
import type { Ways } from '../ways.ts';

/** A goal that is a sum over units of what it costs to send them where they go (docs/model.md, "Goals"). */
export interface Objective {
  readonly id: string;
  /** Unit in which its value is told. */
  readonly unit: string;
  /** Cost of the k-th way of a unit, as a function made once for a question. */
  readonly pairCost: (context: Context) => (ways: Ways, k: number) => number;
}

/** The goal's value, from scratch. */
export function objectiveValue(objective: Objective, answer: Answer): number {
  const cost = objective.pairCost(answer.context);
  let sum = 0;
  forEachWay(answer, (ways, k) => {
    sum += cost(ways, k);
  });
  return sum;
}
