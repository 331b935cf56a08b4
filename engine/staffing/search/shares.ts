import { type Budget, part } from './budget.ts';

/** How the time of one level is shared among the ways of searching it; the shares add up to one. */
export interface Shares {
  /** For the Lagrangian prices, which bound the level and say which arcs are worth looking at. */
  readonly prices: number;
  readonly anneal: number;
  readonly neighbourhoods: number;
  readonly exact: number;
}

/** Most of the time for neighbourhoods that may go into repairing what annealing left broken. */
export const REPAIR = 0.5;

/** Seconds an arc that the exact solver needs before it is any better than neighbourhoods: 20 s at 10,000 arcs. */
const EXACT_SECONDS_PER_ARC = 2e-3;

/**
 * By the number of arcs and the time there is, as measured on generated counties: the exact solver alone settles small programs and, given time,
 * the next; neighbourhoods win the middle ones, and at county size annealing must first bring the whole near before any pays.
 */
export function sharesFor(arcs: number, seconds: number | null): Shares {
  if (arcs <= 3000) return { prices: 0.05, anneal: 0.1, neighbourhoods: 0.1, exact: 0.75 };
  if (arcs > 200_000) return { prices: 0.3, anneal: 0.4, neighbourhoods: 0.3, exact: 0 };
  if (arcs > 20_000) return { prices: 0.2, anneal: 0.15, neighbourhoods: 0.65, exact: 0 };
  const worth = seconds === null || seconds / 2 >= EXACT_SECONDS_PER_ARC * arcs;
  if (!worth) return { prices: 0.15, anneal: 0.1, neighbourhoods: 0.75, exact: 0 };
  return { prices: 0.1, anneal: 0.1, neighbourhoods: 0.3, exact: 0.5 };
}

/** Time for neighbourhoods: their share, and whatever those before them did not use. */
export function leftOf(budget: Budget, begin: number, share: Shares): Budget {
  if (budget.steps !== null) return part(budget, share.neighbourhoods);
  const seconds = (1 - share.exact) * (budget.seconds ?? 0) - (budget.now() - begin) / 1000;
  return { ...budget, seconds: Math.max(0, seconds) };
}
