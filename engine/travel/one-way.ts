import { NONE } from '../units.ts';
import type { StreetGraph } from './graph.ts';
import { alongSegment } from './legs.ts';
import type { Ends } from './pairs.ts';
import type { Snapped } from './snap.ts';
import { NO_WAY } from './thousandths.ts';

/**
 * Keys (unit × schoolCount + school), ascending, of the pairs that stand in one piece of the network and yet have no
 * way from unit to school, because of one-way paths. One pass over the graph for each strongly connected piece in
 * which a school stands: nearly always one in all.
 */
export function barredPairs(graph: StreetGraph, ends: Ends): Float64Array {
  if (!graph.hasOneWay) return new Float64Array(0);
  const { units, schools, leaving, arriving } = ends;
  const schoolCount = schools.count;
  const strong = strongPieces(graph);
  const arrivals = new Map<number, number[]>();
  for (const [entry, node] of arriving.node.entries()) {
    if (node === NONE) continue;
    const there = arrivals.get(strong[node]!) ?? [];
    there.push(entry);
    arrivals.set(strong[node]!, there);
  }
  const canReach = new Uint8Array(units.count * schoolCount);
  for (const entries of arrivals.values()) {
    const leading = nodesLeadingTo(graph, arriving.node[entries[0]!]!);
    for (const [leg, node] of leaving.node.entries()) {
      if (node === NONE || leading[node] === 0) continue;
      for (const entry of entries) canReach[(leg >> 1) * schoolCount + (entry >> 1)] = 1;
    }
  }
  const barred: number[] = [];
  for (let key = 0; key < canReach.length; key++) {
    const unit = Math.floor(key / schoolCount);
    if (canReach[key] === 0 && isParted(graph, units, unit, schools, key % schoolCount)) {
      barred.push(key);
    }
  }
  return Float64Array.from(barred);
}

/** Of a pair that no way over nodes joins: whether both are in one piece and no way along one segment joins them either. */
function isParted(
  graph: StreetGraph,
  units: Snapped,
  unit: number,
  schools: Snapped,
  school: number,
): boolean {
  const from = units.segment[unit]!;
  const to = schools.segment[school]!;
  if (from === NONE || to === NONE) return false;
  if (graph.nodePiece[graph.segmentFrom[from]!] !== graph.nodePiece[graph.segmentFrom[to]!]) return false;
  return (
    from !== to || alongSegment(graph, from, units.fraction[unit]!, schools.fraction[school]!) === NO_WAY
  );
}

/** 1 at every node from which there is a way to `target`. */
function nodesLeadingTo(graph: StreetGraph, target: number): Uint8Array {
  const leading = new Uint8Array(graph.nodeCount);
  const queue = new Int32Array(graph.nodeCount);
  leading[target] = 1;
  queue[0] = target;
  let end = 1;
  for (let i = 0; i < end; i++) {
    const node = queue[i]!;
    for (let step = graph.towardStart[node]!; step < graph.towardStart[node + 1]!; step++) {
      const from = graph.steps[3 * step]!;
      if (leading[from] === 1) continue;
      leading[from] = 1;
      queue[end++] = from;
    }
  }
  return leading;
}

/**
 * A number for each node, equal exactly for nodes that have ways to each other (R. Tarjan, Depth-first search and
 * linear graph algorithms, 1972, without recursion).
 */
export function strongPieces(graph: StreetGraph): Int32Array {
  const { nodeCount, towardStart, steps } = graph;
  const strong = new Int32Array(nodeCount).fill(NONE);
  const order = new Int32Array(nodeCount).fill(NONE);
  const low = new Int32Array(nodeCount);
  const nextStep = towardStart.slice(0, nodeCount);
  const path: number[] = [];
  const open: number[] = [];
  let seen = 0;
  let found = 0;
  for (let start = 0; start < nodeCount; start++) {
    if (order[start] !== NONE) continue;
    path.push(start);
    while (path.length > 0) {
      const node = path.at(-1)!;
      if (order[node] === NONE) {
        order[node] = seen;
        low[node] = seen++;
        open.push(node);
      }
      const next = nextStep[node]! < towardStart[node + 1]! ? steps[3 * nextStep[node]!++]! : NONE;
      if (next !== NONE) {
        if (order[next] === NONE) path.push(next);
        else if (strong[next] === NONE) low[node] = Math.min(low[node]!, order[next]!);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[node]!);
      if (low[node] !== order[node]) continue;
      while (strong[node] === NONE) strong[open.pop()!] = found;
      found++;
    }
  }
  return strong;
}
