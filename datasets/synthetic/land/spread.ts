/** Places and the ways between them, compressed by place: the ways of p are start[p] … start[p + 1] - 1. */
export interface Graph {
  readonly start: Int32Array;
  readonly to: Int32Array;
  /** ≥ 0; Infinity where there is no way. */
  readonly cost: Float64Array;
}

/** A graph in both directions from a list of edges. */
export function graphOf(
  places: number,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  cost: ArrayLike<number>,
): Graph {
  const start = new Int32Array(places + 1);
  for (let e = 0; e < from.length; e++) {
    start[from[e]! + 1]! += 1;
    start[to[e]! + 1]! += 1;
  }
  for (let p = 0; p < places; p++) start[p + 1]! += start[p]!;
  const at = start.slice(0, places);
  const head = new Int32Array(2 * from.length);
  const weight = new Float64Array(2 * from.length);
  for (let e = 0; e < from.length; e++) {
    const forth = at[from[e]!]!++;
    head[forth] = to[e]!;
    weight[forth] = cost[e]!;
    const back = at[to[e]!]!++;
    head[back] = from[e]!;
    weight[back] = cost[e]!;
  }
  return { start, to: head, cost: weight };
}

/**
 * Cheapest ways from many sources at once (Dijkstra 1959, binary heap). One instance serves any number of runs over
 * its graph and clears only what the last run touched, so bounded runs cost what they reach.
 */
export class Spread {
  readonly graph: Graph;
  /** Infinity where the last run did not come. */
  readonly distance: Float64Array;
  /** The source (a place) from which the cheapest way comes; -1 where none does. */
  readonly origin: Int32Array;
  /** The place before this one on that way; -1 at a source. */
  readonly before: Int32Array;
  /** Places reached, nearest first. */
  readonly order: number[] = [];
  #touched: number[] = [];
  #heapPlace: number[] = [];
  #heapCost: number[] = [];

  constructor(graph: Graph) {
    this.graph = graph;
    const places = graph.start.length - 1;
    this.distance = new Float64Array(places).fill(Infinity);
    this.origin = new Int32Array(places).fill(-1);
    this.before = new Int32Array(places).fill(-1);
  }

  /** Reaches all places whose cost is at most `limit`; `handicap` is what each source begins with. */
  run(sources: ArrayLike<number>, handicap: ArrayLike<number> | null = null, limit = Infinity): void {
    this.#clear();
    for (let i = 0; i < sources.length; i++) {
      const cost = handicap ? handicap[i]! : 0;
      const source = sources[i]!;
      if (cost > limit || cost >= this.distance[source]!) continue;
      this.#reach(source, cost, source, -1);
    }
    const { start, to, cost } = this.graph;
    const { distance, origin, order } = this;
    while (this.#heapPlace.length > 0) {
      const reached = this.#heapCost[0]!;
      const place = this.#pop();
      if (reached > distance[place]!) continue;
      order.push(place);
      for (let e = start[place]!; e < start[place + 1]!; e++) {
        const next = reached + cost[e]!;
        if (next <= limit && next < distance[to[e]!]!) this.#reach(to[e]!, next, origin[place]!, place);
      }
    }
  }

  #clear(): void {
    for (const place of this.#touched) {
      this.distance[place] = Infinity;
      this.origin[place] = -1;
      this.before[place] = -1;
    }
    this.#touched.length = 0;
    this.order.length = 0;
  }

  #reach(place: number, cost: number, origin: number, before: number): void {
    if (this.distance[place] === Infinity) this.#touched.push(place);
    this.distance[place] = cost;
    this.origin[place] = origin;
    this.before[place] = before;
    const places = this.#heapPlace;
    const costs = this.#heapCost;
    let i = places.length;
    places.push(place);
    costs.push(cost);
    while (i > 0) {
      const up = (i - 1) >> 1;
      if (costs[up]! <= cost) break;
      places[i] = places[up]!;
      costs[i] = costs[up]!;
      i = up;
    }
    places[i] = place;
    costs[i] = cost;
  }

  #pop(): number {
    const places = this.#heapPlace;
    const costs = this.#heapCost;
    const top = places[0]!;
    const place = places.pop()!;
    const cost = costs.pop()!;
    const size = places.length;
    if (size === 0) return top;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= size) break;
      if (child + 1 < size && costs[child + 1]! < costs[child]!) child++;
      if (costs[child]! >= cost) break;
      places[i] = places[child]!;
      costs[i] = costs[child]!;
      i = child;
    }
    places[i] = place;
    costs[i] = cost;
    return top;
  }
}
