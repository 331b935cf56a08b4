/** How the time of one level is shared among the ways of searching it; the shares add up to one. */
export interface Shares {
  readonly anneal: number;
  readonly neighbourhoods: number;
  readonly exact: number;
  readonly bound: number;
}

/**
 * By the number of arcs, as measured on generated counties: the exact solver alone settles small programs, neighbourhoods win the middle
 * ones, and at county size annealing must first bring the whole near before any neighbourhood pays.
 */
export function sharesFor(arcs: number): Shares {
  if (arcs <= 3000) return { anneal: 0.15, neighbourhoods: 0.1, exact: 0.65, bound: 0.1 };
  if (arcs <= 20_000) return { anneal: 0.15, neighbourhoods: 0.4, exact: 0.35, bound: 0.1 };
  if (arcs <= 200_000) return { anneal: 0.4, neighbourhoods: 0.5, exact: 0, bound: 0.1 };
  return { anneal: 0.6, neighbourhoods: 0.2, exact: 0, bound: 0.2 };
}
