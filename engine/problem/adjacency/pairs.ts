import type { Meters } from '../../units.ts';
import type { Adjacency } from '../problem.ts';

/** A pair of neighbours, in either order; the length of their border where known. */
export interface Pair {
  readonly a: number;
  readonly b: number;
  readonly length: Meters | null;
}

/**
 * The adjacency of pairs, both ways, neighbours ascending. Each unordered pair may be given once; no unit pairs with
 * itself. `length` is null when no pair has one, NaN for the pairs without.
 */
export function adjacencyOf(count: number, pairs: readonly Pair[]): Adjacency {
  const start = new Int32Array(count + 1);
  for (const { a, b } of pairs) {
    start[a + 1]!++;
    start[b + 1]!++;
  }
  for (let u = 0; u < count; u++) start[u + 1]! += start[u]!;
  const sorted = pairs.map(({ a, b, length }) => ({ low: Math.min(a, b), high: Math.max(a, b), length }));
  // In this order the lower neighbours of every unit come in ascending order, and after them the higher ones.
  sorted.sort((p, q) => p.high - q.high || p.low - q.low);
  const neighbour = new Int32Array(2 * pairs.length);
  const length = pairs.some((pair) => pair.length !== null) ? new Float64Array(2 * pairs.length) : null;
  const next = start.slice(0, count);
  const put = (from: number, to: number, meters: Meters | null) => {
    const at = next[from]!++;
    neighbour[at] = to;
    if (length) length[at] = meters ?? Number.NaN;
  };
  for (const pair of sorted) put(pair.high, pair.low, pair.length);
  sorted.sort((p, q) => p.low - q.low || p.high - q.high);
  for (const pair of sorted) put(pair.low, pair.high, pair.length);
  return { start, neighbour, length };
}

/** The connected pieces of an adjacency: the piece of every unit, numbered in order of first unit, and their sizes. */
export function piecesOf(adjacency: Adjacency): { piece: Int32Array; sizes: number[] } {
  const { start, neighbour } = adjacency;
  const count = start.length - 1;
  const piece = new Int32Array(count).fill(-1);
  const sizes: number[] = [];
  const stack: number[] = [];
  for (let first = 0; first < count; first++) {
    if (piece[first] !== -1) continue;
    const mine = sizes.length;
    let size = 0;
    piece[first] = mine;
    stack.push(first);
    for (let u = stack.pop(); u !== undefined; u = stack.pop()) {
      size++;
      for (let at = start[u]!; at < start[u + 1]!; at++) {
        const v = neighbour[at]!;
        if (piece[v] !== -1) continue;
        piece[v] = mine;
        stack.push(v);
      }
    }
    sizes.push(size);
  }
  return { piece, sizes };
}
