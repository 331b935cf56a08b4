import type { Meters } from '../units.ts';
import { NONE } from '../units.ts';

/** A connected piece of the street network (one-way paths count as connections). */
export interface Piece {
  readonly nodes: number;
  readonly meters: Meters;
}

/** Pieces in order of length, longest first, and the piece of each node (NONE for a node without streets). */
export interface Pieces {
  readonly pieces: readonly Piece[];
  readonly nodePiece: Int32Array;
}

/** Union-find with path halving over the ends of all segments. */
export function findPieces(
  nodeCount: number,
  from: Int32Array,
  to: Int32Array,
  millimeters: Int32Array,
): Pieces {
  const parent = new Int32Array(nodeCount).map((_, n) => n);
  for (let s = 0; s < from.length; s++) {
    const a = root(parent, from[s]!);
    const b = root(parent, to[s]!);
    // The smaller number stays the root, so that roots do not depend on the order of segments.
    if (a < b) parent[b] = a;
    else if (b < a) parent[a] = b;
  }
  const lengths = new Float64Array(nodeCount);
  const sizes = new Int32Array(nodeCount);
  const inUse = new Uint8Array(nodeCount);
  for (let s = 0; s < from.length; s++) {
    const piece = root(parent, from[s]!);
    lengths[piece] = lengths[piece]! + millimeters[s]!;
    inUse[from[s]!] = 1;
    inUse[to[s]!] = 1;
  }
  const roots: number[] = [];
  for (let n = 0; n < nodeCount; n++) {
    if (inUse[n] === 0) continue;
    const piece = root(parent, n);
    if (piece === n) roots.push(n);
    sizes[piece] = sizes[piece]! + 1;
  }
  roots.sort((a, b) => lengths[b]! - lengths[a]! || a - b);
  const rank = new Int32Array(nodeCount).fill(NONE);
  for (const [order, piece] of roots.entries()) rank[piece] = order;
  return {
    pieces: roots.map((piece) => ({ nodes: sizes[piece]!, meters: lengths[piece]! / 1000 })),
    nodePiece: new Int32Array(nodeCount).map((_, n) => (inUse[n] === 0 ? NONE : rank[root(parent, n)]!)),
  };
}

function root(parent: Int32Array, node: number): number {
  let n = node;
  while (parent[n] !== n) {
    parent[n] = parent[parent[n]!]!;
    n = parent[n]!;
  }
  return n;
}
