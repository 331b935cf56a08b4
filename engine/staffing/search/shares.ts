import { type Budget, part } from './budget.ts';

/** How the time of one level is shared among the ways of searching it; the shares add up to one. */
export interface Shares {
  /** For the Lagrangian prices, which bound the level and say which arcs are worth looking at. */
  readonly prices: number;
  readonly anneal: number;
  readonly neighbourhoods: number;
  readonly exact: number;
}

/**
 * By the number of arcs, as measured on generated counties: the exact solver alone settles small programs, neighbourhoods win the middle
 * ones, and at county size annealing must first bring the whole near before any neighbourhood pays.
 */
export function sharesFor(arcs: number): Shares {
  if (arcs <= 3000) return { prices: 0.05, anneal: 0.1, neighbourhoods: 0.1, exact: 0.75 };
  if (arcs <= 20_000) return { prices: 0.1, anneal: 0.1, neighbourhoods: 0.3, exact: 0.5 };
  if (arcs <= 200_000) return { prices: 0.2, anneal: 0.25, neighbourhoods: 0.55, exact: 0 };
  return { prices: 0.3, anneal: 0.4, neighbourhoods: 0.3, exact: 0 };
}

/** Time for neighbourhoods: their share, and whatever those before them did not use. */
export function leftOf(budget: Budget, begin: number, share: Shares): Budget {
  if (budget.steps !== null) return part(budget, share.neighbourhoods);
  const seconds = (1 - share.exact) * (budget.seconds ?? 0) - (budget.now() - begin) / 1000;
  return { ...budget, seconds: Math.max(0, seconds) };
}
