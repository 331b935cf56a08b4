import { hashOf } from './instance-file.ts';
import { Numbers } from './numbers.ts';
import { noAdjacency, type SiteInstance, siteInstance } from './site-instance.ts';

type Search = Parameters<typeof siteInstance>[1];

/**
 * Reads an uncapacitated p-median instance of the OR-Library: `n m p`, then edges `i j length`; of an edge given twice the
 * last counts. Costs are shortest path lengths, every node may be a site.
 * @throws InstanceError where the file is not one.
 */
export function readPmed(name: string, text: string, search: Search): SiteInstance {
  const numbers = new Numbers(name, text);
  const count = numbers.whole('number of nodes', 1);
  const edges = numbers.whole('number of edges', 0);
  const open = numbers.whole('number of sites', 1, count);
  const cost = new Float64Array(count * count).fill(Infinity);
  for (let node = 0; node < count; node++) cost[node * count + node] = 0;
  for (let edge = 0; edge < edges; edge++) {
    const from = numbers.whole('node', 1, count) - 1;
    const to = numbers.whole('node', 1, count) - 1;
    const length = numbers.next('a length');
    cost[from * count + to] = length;
    cost[to * count + from] = length;
  }
  shortestPaths(cost, count);
  const ids = Array.from({ length: count }, (_, node) => `${node + 1}`);
  return siteInstance(
    {
      name,
      hash: hashOf(text),
      ids,
      pupils: new Int32Array(count).fill(1),
      sites: ids.map((id, unit) => ({ id, unit, seats: null, openingCost: 0 })),
      adjacency: noAdjacency(count),
      meters: cost.map((each) => each * 1000),
      open,
      contiguity: false,
    },
    search,
  );
}

/** All pairs, in place (Floyd 1962). */
function shortestPaths(length: Float64Array, count: number): void {
  for (let via = 0; via < count; via++) {
    for (let from = 0; from < count; from++) {
      const first = length[from * count + via]!;
      if (first === Infinity) continue;
      for (let to = 0; to < count; to++) {
        const through = first + length[via * count + to]!;
        if (through < length[from * count + to]!) length[from * count + to] = through;
      }
    }
  }
}
