import { NONE } from '../units.ts';
import { type RelaxedCapacity, relaxCapacity } from './relax-capacity.ts';
import type { Task } from './task.ts';

/** A candidate that goes may leave others without a way; looked at so many times, at most. */
const ROUNDS = 4;

/**
 * Takes out the candidates that no zone could ever include: to hang together it would need units that may not belong to it, or
 * more than the school holds. An item that is left without any keeps those it had and is listed as hopeless.
 */
export function prune(task: Task): Task {
  const relaxed = relaxCapacity(task);
  let pruned = task;
  for (let round = 0; round < ROUNDS && relaxed !== null; round++) {
    const keep = candidatesWithin(pruned, relaxed);
    if (!keep.includes(0)) break;
    pruned = withCandidates(pruned, keep);
  }
  return pruned;
}

function candidatesWithin(task: Task, { weights, capacities }: RelaxedCapacity): Uint8Array {
  const keep = new Uint8Array(task.candidateZone.length);
  const forced = new Uint8Array(task.itemCount);
  const room = capacities.slice();
  for (let item = 0; item < task.itemCount; item++) {
    const start = task.candidateStart[item]!;
    if (task.candidateStart[item + 1]! - start !== 1) continue;
    forced[item] = 1;
    room[task.zoneSchool[task.candidateZone[start]!]!]! -= weights[item]!;
  }
  const load = new PathLoads(task, weights, forced);
  const members: number[][] = Array.from({ length: task.zoneCount }, () => []);
  const itemOf = new Int32Array(task.candidateZone.length);
  for (let item = 0; item < task.itemCount; item++) {
    for (let c = task.candidateStart[item]!; c < task.candidateStart[item + 1]!; c++) {
      members[task.candidateZone[c]!]!.push(c);
      itemOf[c] = item;
    }
  }
  for (let zone = 0; zone < task.zoneCount; zone++) {
    const school = task.zoneSchool[zone]!;
    // Weights may be fractions: what fits but for rounding fits.
    const most = room[school]! + 1e-9 * Math.max(1, Math.abs(capacities[school]!));
    load.from(
      zone,
      members[zone]!.map((c) => itemOf[c]!),
      most,
    );
    for (const c of members[zone]!)
      keep[c] = forced[itemOf[c]!] === 1 || load.reaches(itemOf[c]!, zone, most) ? 1 : 0;
  }
  return keep;
}

/** The least load of any path from a zone's root, over nodes that may belong to the zone. Forced items weigh nothing: they are in `room`. */
class PathLoads {
  readonly #task: Task;
  readonly #weights: Float64Array;
  readonly #forced: Uint8Array;
  readonly #least: Float64Array;
  readonly #open: Uint8Array;

  constructor(task: Task, weights: Float64Array, forced: Uint8Array) {
    this.#task = task;
    this.#weights = weights;
    this.#forced = forced;
    this.#least = new Float64Array(task.nodeCount);
    this.#open = new Uint8Array(task.nodeCount);
  }

  from(zone: number, items: readonly number[], most: number): void {
    const { zoneRoot, itemNodeStart, itemNodes } = this.#task;
    const root = zoneRoot[zone]!;
    if (root === NONE) return;
    for (const item of items) {
      for (let k = itemNodeStart[item]!; k < itemNodeStart[item + 1]!; k++) {
        this.#least[itemNodes[k]!] = Infinity;
        this.#open[itemNodes[k]!] = 1;
      }
    }
    this.#spread(root, most);
    for (const item of items) {
      for (let k = itemNodeStart[item]!; k < itemNodeStart[item + 1]!; k++) this.#open[itemNodes[k]!] = 0;
    }
  }

  /** Whether an item could hang together with the root of the zone last asked for, within its room. */
  reaches(item: number, zone: number, most: number): boolean {
    const { zoneRoot, itemNodeStart, itemNodes, nodeExempt } = this.#task;
    if (this.#weights[item]! > most) return false;
    if (zoneRoot[zone] === NONE) return true;
    for (let k = itemNodeStart[item]!; k < itemNodeStart[item + 1]!; k++) {
      const node = itemNodes[k]!;
      if (nodeExempt[node] === 0 && node !== zoneRoot[zone] && this.#least[node]! > most) return false;
    }
    return true;
  }

  /** Label correcting in rounds of a queue: few nodes lie within one school's room. */
  #spread(root: number, most: number): void {
    const { neighbourStart, neighbour } = this.#task;
    const queue = [root];
    // Where several schools stand in the root it need not belong to the zone.
    this.#least[root] = 0;
    for (let at = 0; at < queue.length; at++) {
      const here = queue[at]!;
      for (let k = neighbourStart[here]!; k < neighbourStart[here + 1]!; k++) {
        const next = neighbour[k]!;
        if (this.#open[next] === 0) continue;
        const load = this.#least[here]! + this.#weightOf(next);
        if (load > most || load >= this.#least[next]!) continue;
        this.#least[next] = load;
        queue.push(next);
      }
    }
  }

  /** A group in pieces is counted nowhere on a path: it might be passed twice. */
  #weightOf(node: number): number {
    const { nodeItem, itemNodeStart } = this.#task;
    const item = nodeItem[node]!;
    const single = itemNodeStart[item + 1]! - itemNodeStart[item]! === 1;
    return single && this.#forced[item] === 0 ? this.#weights[item]! : 0;
  }
}

function withCandidates(task: Task, keep: Uint8Array): Task {
  const start = new Int32Array(task.itemCount + 1);
  const hopeless = new Set(task.hopeless);
  const kept: number[] = [];
  for (let item = 0; item < task.itemCount; item++) {
    const from = task.candidateStart[item]!;
    const to = task.candidateStart[item + 1]!;
    const none = !keep.subarray(from, to).includes(1);
    if (none) hopeless.add(item);
    for (let c = from; c < to; c++) if (none || keep[c] === 1) kept.push(c);
    start[item + 1] = kept.length;
  }
  return {
    ...task,
    hopeless: Int32Array.from(hopeless),
    candidateStart: start,
    candidateZone: Int32Array.from(kept, (c) => task.candidateZone[c]!),
    candidateBoarders: Int32Array.from(kept, (c) => task.candidateBoarders[c]!),
    cost: task.cost.map((cost) => Float64Array.from(kept, (c) => cost[c]!)),
  };
}
