import { NONE } from '../../units.ts';
import type { Task } from '../task.ts';
import { OfferHeap } from './offer-heap.ts';
import type { ZoningState } from './state.ts';

/** What an assignment grows by: how dear each candidate is, prices of places included. */
export type Guide = Float64Array;

/**
 * Fills a state with a first assignment: zones grow from their roots by the offer that is least worse than the item's best, a
 * school that is full last; items that contiguity leaves free are offered to all their zones at once. What no zone can
 * reach joins its best and stays cut off.
 */
export function grow(state: ZoningState, guide: Guide): void {
  state.restore(new Int32Array(state.task.itemCount).fill(NONE));
  const growth = new Growth(state, guide);
  growth.plantForced();
  growth.plantRoots();
  growth.offerFree();
  growth.settle(true);
  growth.settle(false);
  growth.placeRest();
  state.restore(state.zone.slice());
}

class Growth {
  readonly #state: ZoningState;
  readonly #task: Task;
  readonly #guide: Guide;
  readonly #least: Float64Array;
  readonly #heap = new OfferHeap();
  /** Offers put off because the school was full. */
  #late: number[] = [];
  /** How far a school is beyond each limit before an item comes. */
  readonly #excess: Float64Array;

  constructor(state: ZoningState, guide: Guide) {
    this.#state = state;
    this.#task = state.task;
    this.#guide = guide;
    this.#excess = new Float64Array(state.rules.length);
    this.#least = new Float64Array(this.#task.itemCount);
    for (let item = 0; item < this.#task.itemCount; item++) this.#least[item] = guide[this.#best(item)]!;
  }

  plantForced(): void {
    const { itemCount, candidateStart } = this.#task;
    for (let item = 0; item < itemCount; item++) {
      const start = candidateStart[item]!;
      if (candidateStart[item + 1]! - start === 1) this.#place(item, start);
    }
  }

  plantRoots(): void {
    const { zoneCount, zoneRoot, nodeItem } = this.#task;
    for (let zone = 0; zone < zoneCount; zone++) {
      const root = zoneRoot[zone]!;
      if (root === NONE) continue;
      const item = nodeItem[root]!;
      const own = this.#state.candidateOf(item, zone);
      if (this.#state.zone[item] === NONE && own !== NONE) this.#place(item, own);
      else this.#offerAround(root, zone);
    }
  }

  /** Items to which contiguity leaves some zone free. */
  offerFree(): void {
    const { itemCount, candidateStart, candidateZone, zoneRoot, nodeExempt, itemNodes, itemNodeStart } =
      this.#task;
    for (let item = 0; item < itemCount; item++) {
      if (this.#state.zone[item] !== NONE) continue;
      const exempt = nodeExempt[itemNodes[itemNodeStart[item]!]!] === 1;
      for (let c = candidateStart[item]!; c < candidateStart[item + 1]!; c++) {
        if (exempt || zoneRoot[candidateZone[c]!] === NONE) this.#offer(item, c);
      }
    }
  }

  /** Takes offers until there are none; with `respectLimits` those that would overfill a school are put off. */
  settle(respectLimits: boolean): void {
    const state = this.#state;
    for (const candidate of this.#late) this.#offer(this.#itemOf(candidate), candidate);
    this.#late = [];
    for (let candidate = this.#heap.pop(); candidate !== NONE; candidate = this.#heap.pop()) {
      const item = this.#itemOf(candidate);
      if (state.zone[item] !== NONE) continue;
      if (respectLimits && this.#overfills(item, candidate)) this.#late.push(candidate);
      else this.#place(item, candidate);
    }
  }

  placeRest(): void {
    for (let item = 0; item < this.#task.itemCount; item++) {
      if (this.#state.zone[item] === NONE) this.#place(item, this.#best(item));
    }
  }

  #best(item: number): number {
    const { candidateStart } = this.#task;
    let best = candidateStart[item]!;
    for (let c = best + 1; c < candidateStart[item + 1]!; c++) {
      if (this.#guide[c]! < this.#guide[best]!) best = c;
    }
    return best;
  }

  #itemOf(candidate: number): number {
    const { candidateStart } = this.#task;
    let low = 0;
    let high = this.#task.itemCount - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (candidateStart[middle]! <= candidate) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #place(item: number, candidate: number): void {
    const { itemNodeStart, itemNodes, candidateZone } = this.#task;
    this.#state.addLoad(item, candidate, 1);
    this.#state.assign(item, candidate);
    for (let k = itemNodeStart[item]!; k < itemNodeStart[item + 1]!; k++) {
      this.#offerAround(itemNodes[k]!, candidateZone[candidate]!);
    }
  }

  #offerAround(node: number, zone: number): void {
    const { neighbourStart, neighbour, nodeItem } = this.#task;
    for (let k = neighbourStart[node]!; k < neighbourStart[node + 1]!; k++) {
      const item = nodeItem[neighbour[k]!]!;
      if (this.#state.zone[item] !== NONE) continue;
      const candidate = this.#state.candidateOf(item, zone);
      if (candidate !== NONE) this.#offer(item, candidate);
    }
  }

  #offer(item: number, candidate: number): void {
    this.#heap.push(this.#guide[candidate]! - this.#least[item]!, candidate);
  }

  #overfills(item: number, candidate: number): boolean {
    const state = this.#state;
    const school = this.#task.zoneSchool[this.#task.candidateZone[candidate]!]!;
    const before = this.#excess;
    for (let rule = 0; rule < before.length; rule++) before[rule] = state.excessNow(rule, school);
    state.addLoad(item, candidate, 1);
    let over = false;
    // A school that must take more than it has yet is beyond a limit all the same, and less so with every item.
    for (let rule = 0; rule < before.length; rule++) over ||= state.excessNow(rule, school) > before[rule]!;
    state.addLoad(item, candidate, -1);
    return over;
  }
}
