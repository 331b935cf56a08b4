import type { Task } from '../task.ts';
import { candidateOf } from './site-task.ts';

/**
 * The part of a large question in which answers are searched for: of the candidates allowed, the `most` cheapest of every item, those that
 * `kept` says, and those that the items beside it keep, so that zones can grow through it. An answer in it is one of the whole question.
 */
export function nearCandidates(task: Task, allowed: Uint8Array, kept: Uint8Array, most: number): Uint8Array {
  const near = kept.slice();
  for (let c = 0; c < near.length; c++) near[c]! &= allowed[c]!;
  for (let item = 0; item < task.itemCount; item++) keepCheapest(task, allowed, near, item, most);
  const own = near.slice();
  const bare = bareItems(task, near);
  keepOfNeighbours(task, allowed, own, near);
  // Nobody lives there: it goes with those around it, however far from the next child.
  while (bare.length > 0) {
    const from = near.slice();
    keepOfNeighbours(task, allowed, from, near);
    const left = bareItems(task, near);
    if (left.length === bare.length) break;
    bare.splice(0, bare.length, ...left);
  }
  for (const item of bareItems(task, near)) {
    for (let c = task.candidateStart[item]!; c < task.candidateStart[item + 1]!; c++) near[c] = allowed[c]!;
  }
  return near;
}

/** Keeps the cheapest candidates of an item; none where all cost the same and nothing tells them apart. */
function keepCheapest(
  { candidateStart, cost }: Task,
  allowed: Uint8Array,
  near: Uint8Array,
  item: number,
  most: number,
): void {
  const [price] = cost;
  const row: number[] = [];
  for (let c = candidateStart[item]!; c < candidateStart[item + 1]!; c++) if (allowed[c] === 1) row.push(c);
  if (row.length > most) {
    row.sort((a, b) => price![a]! - price![b]! || a - b);
    if (price![row[0]!] === price![row.at(-1)!]) return;
    row.length = most;
  }
  for (const c of row) near[c] = 1;
}

/** Keeps for every item the zones that those beside it keep in `from`. */
function keepOfNeighbours(task: Task, allowed: Uint8Array, from: Uint8Array, near: Uint8Array): void {
  const { nodeItem, nodeCount, neighbourStart, neighbour, candidateStart, candidateZone } = task;
  for (let node = 0; node < nodeCount; node++) {
    const item = nodeItem[node]!;
    for (let k = neighbourStart[node]!; k < neighbourStart[node + 1]!; k++) {
      const beside = nodeItem[neighbour[k]!]!;
      for (let c = candidateStart[beside]!; c < candidateStart[beside + 1]!; c++) {
        if (from[c] === 0) continue;
        const own = candidateOf(task, item, candidateZone[c]!);
        if (own >= 0 && allowed[own] === 1) near[own] = 1;
      }
    }
  }
}

/** Items that keep nothing although something is allowed. */
function bareItems({ itemCount, candidateStart }: Task, near: Uint8Array): number[] {
  const bare: number[] = [];
  for (let item = 0; item < itemCount; item++) {
    if (!near.subarray(candidateStart[item]!, candidateStart[item + 1]!).includes(1)) bare.push(item);
  }
  return bare;
}
