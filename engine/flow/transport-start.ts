import type { TransportProblem } from './transport-problem.ts';

/**
 * Every unit to the given or its cheapest arc, open schools first. No two prices can differ by more than one spread of
 * unit costs a school: an overflow price above that makes overflow least before cost.
 */
export function startingKeys(problem: TransportProblem, start: Int32Array | undefined) {
  const { weights, capacities, starts, schools, costs } = problem;
  const key = new Int32Array(weights.length).fill(-1);
  let spread = 0;
  for (let u = 0; u < weights.length; u++) {
    let cheapest = -1;
    let dearest = -Infinity;
    let least = Infinity;
    for (let arc = starts[u]!; arc < starts[u + 1]!; arc++) {
      const better = cheapest < 0 || costs[arc]! < costs[cheapest]!;
      const open = capacities[schools[arc]!]! > 0;
      const wasOpen = cheapest >= 0 && capacities[schools[cheapest]!]! > 0;
      if ((open && !wasOpen) || (better && open === wasOpen)) cheapest = arc;
      dearest = Math.max(dearest, costs[arc]!);
      least = Math.min(least, costs[arc]!);
    }
    if (weights[u] === 0 || cheapest < 0) continue;
    spread = Math.max(spread, (dearest - least) / weights[u]!);
    const wish = start?.[u] ?? -1;
    key[u] = wish >= starts[u]! && wish < starts[u + 1]! ? wish : cheapest;
  }
  return { key, overflowPrice: 2 * (capacities.length + 1) * spread + 1 };
}

/** Schools without places where nobody starts: nobody can ever go there without overflow. */
export function closedSchools(problem: TransportProblem, key: Int32Array): Uint8Array {
  const closed = Uint8Array.from(problem.capacities, (capacity) => (capacity === 0 ? 1 : 0));
  for (let u = 0; u < key.length; u++) if (key[u]! >= 0) closed[problem.schools[key[u]!]!] = 0;
  return closed;
}
