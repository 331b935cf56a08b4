import { NONE } from '../../units.ts';
import type { Goal } from '../goal.ts';
import type { ZoningState } from './state.ts';

/** Prices of broken limits grow and shrink by these. */
const DEARER = 1.15;
const CHEAPER = 0.96;

/** Prices of what a search may break on its way. */
export interface Prices {
  /** Of one unit of excess, laid out like `ZoningState.excess`. */
  readonly excess: Float64Array;
  /** How low each of them may fall at the end of a run; a share of it at the beginning. */
  readonly floor: Float64Array;
  /** Of one unit beyond the cap of each earlier level. */
  readonly caps: Float64Array;
  /** Of one unit cut off. */
  readonly cutOff: number;
}

/**
 * The books of a search: what every move costs with all limits priced, a journal by which moves are taken back, the items
 * of each zone, and the best state that kept every limit. Prices follow what a place is worth: dearer while a limit is
 * broken, cheaper while it is kept.
 */
export class Ledger {
  readonly state: ZoningState;
  readonly goal: Goal;
  /** Price of one unit of excess, laid out like `ZoningState.excess`, of exceeding each cap, of a node cut off. */
  readonly price: Float64Array;
  readonly capPrice: Float64Array;
  cutPrice: number;
  /** The best state that kept every limit and cap: zone of each item. */
  readonly best: Int32Array;
  bestValue = Infinity;
  /** Items of each zone, in no order that matters. */
  readonly members: readonly number[][];
  readonly #place: Int32Array;
  readonly #cost: Float64Array;
  readonly #floor: Float64Array;
  #broken = 0;
  readonly #journalItem: Int32Array;
  readonly #journalBack: Int32Array;
  #journalLength = 0;

  constructor(state: ZoningState, goal: Goal, prices: Prices) {
    const { task } = state;
    this.state = state;
    this.goal = goal;
    this.#cost = task.cost[goal.level]!;
    this.#floor = prices.floor;
    this.cutPrice = prices.cutOff;
    this.price = prices.excess.slice();
    this.capPrice = prices.caps.slice();
    this.best = new Int32Array(task.itemCount).fill(NONE);
    this.members = Array.from({ length: task.zoneCount }, () => []);
    this.#place = new Int32Array(task.itemCount);
    this.#journalItem = new Int32Array(task.itemCount);
    this.#journalBack = new Int32Array(task.itemCount);
    for (let item = 0; item < task.itemCount; item++) this.#enter(item, state.zone[item]!);
    for (const excess of state.excess) if (excess > 0) this.#broken++;
    this.remember();
  }

  prices(): Prices {
    return {
      excess: this.price.slice(),
      floor: this.#floor,
      caps: this.capPrice.slice(),
      cutOff: this.cutPrice,
    };
  }

  /** Moves the load of an item only, as a trial; returns the change of energy. `unshift` must follow, or `settle`. */
  shift(item: number, to: number): number {
    return this.#shift(item, this.state.candidate[item]!, to);
  }

  unshift(item: number, to: number): void {
    this.#shift(item, to, this.state.candidate[item]!);
  }

  /** Makes a shifted item's move whole: its zone, its values, the journal. */
  settle(item: number, to: number): void {
    this.#journalItem[this.#journalLength] = item;
    this.#journalBack[this.#journalLength++] = this.state.candidate[item]!;
    this.#assign(item, to);
  }

  /** Journal entries since `forget`. */
  get pending(): number {
    return this.#journalLength;
  }

  /** Whether an item has moved since `forget`. */
  hasMoved(item: number): boolean {
    for (let k = 0; k < this.#journalLength; k++) if (this.#journalItem[k] === item) return true;
    return false;
  }

  /** Accepts what is in the journal. */
  forget(): void {
    this.#journalLength = 0;
  }

  /** Takes back what is in the journal, the last move first. */
  undo(): void {
    while (this.#journalLength > 0) {
      const item = this.#journalItem[--this.#journalLength]!;
      const back = this.#journalBack[this.#journalLength]!;
      this.shift(item, back);
      this.#assign(item, back);
    }
  }

  /** Whether the school of a zone is beyond some limit. */
  overfull(zone: number): boolean {
    const { task, rules, excess } = this.state;
    const school = task.zoneSchool[zone]!;
    for (let r = 0; r < rules.length; r++) if (excess[r * task.schoolCount + school]! > 0) return true;
    return false;
  }

  /** Keeps the state if it breaks nothing and is the best so far. */
  remember(): void {
    const { values, zone, cutOff } = this.state;
    const value = values[this.goal.level]!;
    if (this.#broken > 0 || cutOff > 0 || value >= this.bestValue) return;
    for (let level = 0; level < this.goal.caps.length; level++) {
      if (values[level]! > this.goal.caps[level]!) return;
    }
    this.bestValue = value;
    this.best.set(zone);
  }

  /** `progress` from 0 to 1: towards the end a broken limit must not pay any more. */
  renewPrices(progress: number): void {
    const { excess, values, cutOff } = this.state;
    const share = 0.1 + 0.9 * progress;
    for (let k = 0; k < excess.length; k++) {
      if (excess[k]! > 0) this.price[k]! *= DEARER;
      else this.price[k] = Math.max(share * this.#floor[k]!, this.price[k]! * CHEAPER);
    }
    for (let level = 0; level < this.goal.caps.length; level++) {
      const over = values[level]! > this.goal.caps[level]!;
      this.capPrice[level]! *= over ? DEARER : CHEAPER;
    }
    if (cutOff > 0) this.cutPrice *= DEARER;
  }

  #shift(item: number, from: number, to: number): number {
    const { state } = this;
    const { task } = state;
    state.addLoad(item, from, -1);
    state.addLoad(item, to, 1);
    let delta = this.#cost[to]! - this.#cost[from]!;
    delta += this.#renewExcess(task.zoneSchool[task.candidateZone[from]!]!);
    delta += this.#renewExcess(task.zoneSchool[task.candidateZone[to]!]!);
    if (state.county !== null) delta += this.#renewCounty(from, to);
    const { loadCosts, values } = state;
    if (loadCosts !== null) {
      loadCosts.open();
      loadCosts.renew(task.zoneSchool[task.candidateZone[from]!]!, values, this.goal.level);
      loadCosts.renew(task.zoneSchool[task.candidateZone[to]!]!, values, this.goal.level);
      delta += loadCosts.change[this.goal.level]!;
    }
    for (let level = 0; level < this.goal.caps.length; level++) {
      const cost = task.cost[level]!;
      const ofLoads = loadCosts === null ? 0 : loadCosts.change[level]!;
      // The value holds what loads cost already, and pairs only when the move is settled.
      const over = values[level]! - ofLoads - this.goal.caps[level]!;
      const after = over + ofLoads + cost[to]! - cost[from]!;
      delta += this.capPrice[level]! * (Math.max(0, after) - Math.max(0, over));
    }
    return delta;
  }

  #renewExcess(school: number): number {
    const { state } = this;
    const { excess } = state;
    const { schoolCount } = state.task;
    let delta = 0;
    for (let r = 0; r < state.rules.length; r++) {
      const at = r * schoolCount + school;
      const before = excess[at]!;
      const after = state.excessNow(r, school);
      if (after === before) continue;
      excess[at] = after;
      if (before === 0) this.#broken++;
      else if (after === 0) this.#broken--;
      delta += this.price[at]! * (after - before);
    }
    return delta;
  }

  /** Limits on sums over schools, after the loads of two candidates' schools have changed. */
  #renewCounty(from: number, to: number): number {
    const { excess, county, countyAt, task } = this.state;
    county!.renew(task.zoneSchool[task.candidateZone[from]!]!);
    county!.renew(task.zoneSchool[task.candidateZone[to]!]!);
    let delta = 0;
    for (let k = countyAt; k < excess.length; k++) {
      const before = excess[k]!;
      const after = county!.excess(k - countyAt);
      if (after === before) continue;
      excess[k] = after;
      if (before === 0) this.#broken++;
      else if (after === 0) this.#broken--;
      delta += this.price[k]! * (after - before);
    }
    return delta;
  }

  #assign(item: number, to: number): void {
    this.#leave(item, this.state.zone[item]!);
    this.state.assign(item, to);
    this.#enter(item, this.state.zone[item]!);
  }

  #enter(item: number, zone: number): void {
    const members = this.members[zone]!;
    this.#place[item] = members.length;
    members.push(item);
  }

  #leave(item: number, zone: number): void {
    const members = this.members[zone]!;
    const last = members.pop()!;
    if (last === item) return;
    const place = this.#place[item]!;
    members[place] = last;
    this.#place[last] = place;
  }
}
