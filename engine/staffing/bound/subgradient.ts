import type { ExchangeModel } from '../model/model.ts';
import { type Budget, progressOf } from '../search/budget.ts';
import type { Objective } from '../search/objective.ts';
import { Lagrangian } from './lagrange.ts';

/** Steps without a better bound after which the stride is halved, and the least stride. */
const PATIENCE = 20;
const LEAST_STRIDE = 1e-4;
/** Share of the value that rounding of some million additions could take; the bound gives it away. */
const ROUNDING = 1e-9;

/**
 * The best Lagrangian bound that a subgradient method finds within the budget (Polyak's step towards the value of the best
 * decision known). -Infinity is never returned: prices start where the bound is finite.
 */
export function lagrangianBound(
  model: ExchangeModel,
  objective: Objective,
  incumbent: number,
  budget: Budget,
): number {
  const lagrangian = new Lagrangian(model, objective);
  lagrangian.begin();
  const progress = progressOf(budget);
  let best = -Infinity;
  let stride = 1;
  let waited = 0;
  let bestPrices = lagrangian.prices.slice();
  let bestCaps = lagrangian.capPrices.slice();
  for (let step = 0; progress({ iteration: step, sinceImprovement: waited }) < 1; step++) {
    const bound = lagrangian.evaluate();
    if (best === -Infinity || bound > best + 1e-9 * Math.abs(best)) {
      best = bound;
      waited = 0;
      bestPrices = lagrangian.prices.slice();
      bestCaps = lagrangian.capPrices.slice();
    } else if (++waited >= PATIENCE) {
      waited = 0;
      stride /= 2;
      if (stride < LEAST_STRIDE) break;
      lagrangian.prices.set(bestPrices);
      lagrangian.capPrices.set(bestCaps);
      lagrangian.evaluate();
    }
    const slope = lagrangian.slope();
    if (slope === 0) break;
    lagrangian.advance((stride * Math.max(1e-6, incumbent - bound)) / slope);
  }
  return best - ROUNDING * Math.max(1, Math.abs(best));
}
