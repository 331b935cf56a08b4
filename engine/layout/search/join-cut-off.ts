import { NONE } from '../../units.ts';
import type { Task } from '../task.ts';
import { OfferHeap } from './offer-heap.ts';
import type { ZoningState } from './state.ts';

/** Gives every item that is cut off the cheapest zone beside it, from the connected parts outwards. */
export function joinCutOff(state: ZoningState, guide: Float64Array): void {
  const { task } = state;
  if (state.cutOff === 0) return;
  const joined = connectedNodes(state);
  const heap = new OfferHeap();
  const offer = (node: number) => {
    const item = task.nodeItem[node]!;
    if (task.itemNodeStart[item + 1]! - task.itemNodeStart[item]! !== 1) return;
    for (let k = task.neighbourStart[node]!; k < task.neighbourStart[node + 1]!; k++) {
      const beside = task.neighbour[k]!;
      const candidate = joined[beside] === 1 ? state.candidateOf(item, state.nodeZone[beside]!) : NONE;
      if (candidate !== NONE) heap.push(guide[candidate]!, candidate);
    }
  };
  const itemOf = (candidate: number) => itemOfCandidate(task, candidate);
  for (let node = 0; node < task.nodeCount; node++) if (joined[node] === 0) offer(node);
  for (let candidate = heap.pop(); candidate !== NONE; candidate = heap.pop()) {
    const item = itemOf(candidate);
    const node = task.itemNodes[task.itemNodeStart[item]!]!;
    if (joined[node] === 1) continue;
    moveItem(state, item, candidate);
    joined[node] = 1;
    for (let k = task.neighbourStart[node]!; k < task.neighbourStart[node + 1]!; k++) {
      if (joined[task.neighbour[k]!] === 0) offer(task.neighbour[k]!);
    }
  }
}

/** 1 for every node that contiguity does not bind or that hangs together with the root of its zone. */
function connectedNodes(state: ZoningState): Uint8Array {
  const { task, nodeZone } = state;
  const joined = Uint8Array.from(nodeZone, (zone, node) => {
    return zone === NONE || task.zoneRoot[zone] === NONE || task.nodeExempt[node] === 1 ? 1 : 0;
  });
  const queue: number[] = [];
  const passed = new Int32Array(task.nodeCount).fill(NONE);
  for (let zone = 0; zone < task.zoneCount; zone++) {
    const root = task.zoneRoot[zone]!;
    if (root === NONE) continue;
    queue.length = 0;
    queue.push(root);
    passed[root] = zone;
    for (let at = 0; at < queue.length; at++) {
      const node = queue[at]!;
      if (nodeZone[node] === zone) joined[node] = 1;
      for (let k = task.neighbourStart[node]!; k < task.neighbourStart[node + 1]!; k++) {
        const next = task.neighbour[k]!;
        if (nodeZone[next] !== zone || passed[next] === zone) continue;
        passed[next] = zone;
        queue.push(next);
      }
    }
  }
  return joined;
}

/** The item of a candidate, found by halving. */
export function itemOfCandidate(task: Task, candidate: number): number {
  let low = 0;
  let high = task.itemCount - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (task.candidateStart[middle]! <= candidate) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Gives an item to another of its candidates, loads and all; excess is the caller's to renew. */
export function moveItem(state: ZoningState, item: number, candidate: number): void {
  state.addLoad(item, state.candidate[item]!, -1);
  state.addLoad(item, candidate, 1);
  state.assign(item, candidate);
}
