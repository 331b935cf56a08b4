import { NONE } from '../../units.ts';
import type { Task } from '../task.ts';

/** A connected part of a zone that its root does not reach, and the nodes around it that are of other zones. */
export interface Piece {
  readonly zone: number;
  readonly nodes: readonly number[];
  readonly around: readonly number[];
}

/** Parts of zones that contiguity forbids. */
export function cutOffPieces(task: Task, zones: Int32Array): Piece[] {
  const { nodeItem, nodeCount, zoneRoot, nodeExempt, neighbourStart, neighbour } = task;
  const zoneOf = (node: number) => zones[nodeItem[node]!]!;
  const seen = new Uint8Array(nodeCount);
  const gather = (seed: number): { nodes: number[]; around: number[] } => {
    const nodes = [seed];
    const around = new Set<number>();
    seen[seed] = 1;
    for (let at = 0; at < nodes.length; at++) {
      const here = nodes[at]!;
      for (let k = neighbourStart[here]!; k < neighbourStart[here + 1]!; k++) {
        const next = neighbour[k]!;
        if (zoneOf(next) !== zoneOf(seed)) around.add(next);
        else if (seen[next] === 0) {
          seen[next] = 1;
          nodes.push(next);
        }
      }
    }
    return { nodes, around: [...around] };
  };
  for (const [zone, root] of zoneRoot.entries()) {
    if (root === NONE) continue;
    if (zoneOf(root) === zone) gather(root);
    // The anchor counts as root also where it is another school's that stands there too.
    else {
      for (let k = neighbourStart[root]!; k < neighbourStart[root + 1]!; k++) {
        const next = neighbour[k]!;
        if (zoneOf(next) === zone && seen[next] === 0) gather(next);
      }
    }
  }
  const pieces: Piece[] = [];
  for (let node = 0; node < nodeCount; node++) {
    const zone = zoneOf(node);
    if (seen[node] === 1 || zone === NONE || zoneRoot[zone] === NONE || nodeExempt[node] === 1) continue;
    pieces.push({ zone, ...gather(node) });
  }
  return pieces;
}
