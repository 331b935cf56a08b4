import type { Random } from '../../random.ts';
import { NONE } from '../../units.ts';
import type { Task } from '../task.ts';
import { ZoningState } from './state.ts';

/**
 * A first assignment: zones grow from their roots, always by the item that is cheapest to add, a school that is full
 * last; `noise` varies it. What no zone can reach joins its cheapest zone and stays cut off. Items without contiguity go
 * where they cost least.
 */
export function grow(task: Task, level: number, random: Random, noise: number): ZoningState {
  const state = new ZoningState(task);
  const heap = new Heap();
  const zones = new Int32Array(task.itemCount).fill(NONE);
  const cost = task.cost[level]!;
  const factor = new Float64Array(task.zoneCount);
  for (let zone = 0; zone < task.zoneCount; zone++) factor[zone] = 1 + noise * random.float();
  const least = leastCosts(task, cost);
  const place = (item: number, candidate: number) => {
    zones[item] = task.candidateZone[candidate]!;
    state.addLoad(item, candidate, 1);
    state.assign(item, candidate);
    for (let k = task.itemNodeStart[item]!; k < task.itemNodeStart[item + 1]!; k++)
      offer(task.itemNodes[k]!, zones[item]!);
  };
  const offer = (node: number, zone: number) => {
    for (let k = task.neighbourStart[node]!; k < task.neighbourStart[node + 1]!; k++) {
      const item = task.nodeItem[task.neighbour[k]!]!;
      if (zones[item] !== NONE) continue;
      const candidate = state.candidateOf(item, zone);
      if (candidate !== NONE) heap.push((cost[candidate]! - least[item]!) * factor[zone]!, candidate, item);
    }
  };
  const full = (candidate: number) => {
    const school = task.zoneSchool[task.candidateZone[candidate]!]!;
    return state.rules.some((_, rule) => state.excessNow(rule, school) > 0);
  };
  for (let item = 0; item < task.itemCount; item++) {
    const start = task.candidateStart[item]!;
    const single = task.candidateStart[item + 1]! - start === 1;
    if (single) place(item, start);
  }
  for (let zone = 0; zone < task.zoneCount; zone++) {
    const root = task.zoneRoot[zone]!;
    if (root === NONE) continue;
    const item = task.nodeItem[root]!;
    const own = state.candidateOf(item, zone);
    if (zones[item] === NONE && own !== NONE) place(item, own);
    else offer(root, zone);
  }
  const late: { candidate: number; item: number }[] = [];
  const settle = (respectLimits: boolean) => {
    for (let top = heap.pop(); top !== null; top = heap.pop()) {
      const { item, candidate } = top;
      if (zones[item] !== NONE) continue;
      const touching = state.neighbourhood.mayJoin(
        task.itemNodes[task.itemNodeStart[item]!]!,
        task.candidateZone[candidate]!,
      );
      if (!touching) continue;
      if (respectLimits) {
        state.addLoad(item, candidate, 1);
        const over = full(candidate);
        state.addLoad(item, candidate, -1);
        if (over) {
          late.push({ candidate, item });
          continue;
        }
      }
      place(item, candidate);
    }
  };
  settle(true);
  for (const { candidate, item } of late) heap.push(cost[candidate]! - least[item]!, candidate, item);
  settle(false);
  for (let item = 0; item < task.itemCount; item++) {
    if (zones[item] !== NONE) continue;
    let best = task.candidateStart[item]!;
    for (let c = best; c < task.candidateStart[item + 1]!; c++) if (cost[c]! < cost[best]!) best = c;
    place(item, best);
  }
  state.restore(zones);
  return state;
}

function leastCosts(task: Task, cost: Float64Array): Float64Array {
  const least = new Float64Array(task.itemCount).fill(Infinity);
  for (let item = 0; item < task.itemCount; item++) {
    for (let c = task.candidateStart[item]!; c < task.candidateStart[item + 1]!; c++) {
      least[item] = Math.min(least[item]!, cost[c]!);
    }
  }
  return least;
}

/** A binary heap of offers by key; ties go by candidate, so that the order does not depend on history. */
class Heap {
  readonly #keys: number[] = [];
  readonly #offers: { candidate: number; item: number }[] = [];

  push(key: number, candidate: number, item: number): void {
    this.#keys.push(key);
    this.#offers.push({ candidate, item });
    let at = this.#keys.length - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.#before(at, above)) break;
      this.#swap(at, above);
      at = above;
    }
  }

  pop(): { candidate: number; item: number } | null {
    const last = this.#keys.length - 1;
    if (last < 0) return null;
    this.#swap(0, last);
    this.#keys.pop();
    const top = this.#offers.pop()!;
    let at = 0;
    for (;;) {
      let least = at;
      for (const below of [2 * at + 1, 2 * at + 2]) {
        if (below < last && this.#before(below, least)) least = below;
      }
      if (least === at) return top;
      this.#swap(at, least);
      at = least;
    }
  }

  #before(a: number, b: number): boolean {
    const ka = this.#keys[a]!;
    const kb = this.#keys[b]!;
    return ka < kb || (ka === kb && this.#offers[a]!.candidate < this.#offers[b]!.candidate);
  }

  #swap(a: number, b: number): void {
    const key = this.#keys[a]!;
    this.#keys[a] = this.#keys[b]!;
    this.#keys[b] = key;
    const offer = this.#offers[a]!;
    this.#offers[a] = this.#offers[b]!;
    this.#offers[b] = offer;
  }
}
