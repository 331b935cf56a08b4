import { type Budget, part } from './budget.ts';

/** How the time of one level is shared among the ways of searching it; the shares add up to one. */
export interface Shares {
  readonly anneal: number;
  readonly neighbourhoods: number;
  readonly exact: number;
  /** For the linear relaxation, where the program is too large to be solved whole; what it leaves goes to neighbourhoods. */
  readonly relaxation: number;
  readonly bound: number;
}

/**
 * By the number of arcs, as measured on generated counties: the exact solver alone settles small programs, neighbourhoods win the middle
 * ones, and at county size annealing must first bring the whole near before any neighbourhood pays.
 */
export function sharesFor(arcs: number): Shares {
  if (arcs <= 3000) return { anneal: 0.15, neighbourhoods: 0.1, exact: 0.65, relaxation: 0, bound: 0.1 };
  if (arcs <= 20_000) return { anneal: 0.15, neighbourhoods: 0.4, exact: 0.35, relaxation: 0, bound: 0.1 };
  if (arcs <= 200_000) {
    return { anneal: 0.35, neighbourhoods: 0.1, exact: 0, relaxation: 0.5, bound: 0.05 };
  }
  return { anneal: 0.6, neighbourhoods: 0.2, exact: 0, relaxation: 0, bound: 0.2 };
}

/** Time for neighbourhoods before the last bound: their share, and whatever those before them did not use. */
export function leftOf(budget: Budget, begin: number, share: Shares): Budget {
  if (budget.steps !== null) return part(budget, share.neighbourhoods);
  const seconds = (1 - share.bound) * (budget.seconds ?? 0) - (budget.now() - begin) / 1000;
  return { ...budget, seconds: Math.max(0, seconds) };
}
