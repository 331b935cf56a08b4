import type { Random } from '../../random.ts';
import { NONE } from '../../units.ts';
import type { Goal } from '../goal.ts';
import type { ZoningState } from './state.ts';

export interface Schedule {
  /** Moves to try. */
  readonly moves: number;
  /** First and last temperature of the whole run, in units of the level's cost. */
  readonly hot: number;
  readonly cold: number;
  /** The part of the run that is to be done. */
  readonly progress: readonly [from: number, to: number];
}

/** A move whose target ends up beyond a limit may push others on, up to this many items in all. */
const LONGEST_CHAIN = 3;
/** Items tried for each further link of a chain. */
const LINK_TRIES = 5;
/** Prices are renewed this many times in a whole run. */
const PRICE_UPDATES = 400;
const DEARER = 1.15;
const CHEAPER = 0.96;

/**
 * Simulated annealing over boundary moves: an item goes to a neighbouring zone; where that overfills a school, one of its
 * items goes on to a third, and so on (ejection chains; a swap is the chain that ends where it began). Every state is
 * connected. Limits are priced: dearer while they are broken, cheaper while they are kept, so that prices follow what
 * a place is worth. The best state that keeps every limit is remembered.
 */
export class Annealer {
  readonly state: ZoningState;
  readonly goal: Goal;
  /** Price of one unit of excess, laid out like `ZoningState.excess`, and of exceeding each cap. */
  readonly price: Float64Array;
  readonly capPrice: Float64Array;
  /** The best state found that keeps every limit and cap: zone of each item. */
  readonly best: Int32Array;
  bestValue = Infinity;
  tried = 0;
  readonly #random: Random;
  readonly #cost: Float64Array;
  readonly #members: number[][];
  readonly #place: Int32Array;
  readonly #movable: Int32Array;
  readonly #basePrice: number;
  #broken = 0;
  readonly #chainItem = new Int32Array(LONGEST_CHAIN);
  readonly #chainBack = new Int32Array(LONGEST_CHAIN);

  constructor(state: ZoningState, goal: Goal, basePrice: number, random: Random) {
    const { task } = state;
    this.state = state;
    this.goal = goal;
    this.#random = random;
    this.#cost = task.cost[goal.level]!;
    this.#basePrice = basePrice;
    this.price = new Float64Array(state.excess.length).fill(basePrice);
    this.capPrice = new Float64Array(goal.caps.length).fill(1);
    this.best = new Int32Array(task.itemCount).fill(NONE);
    this.#members = Array.from({ length: task.zoneCount }, () => []);
    this.#place = new Int32Array(task.itemCount);
    for (let item = 0; item < task.itemCount; item++) this.#enter(item, state.zone[item]!);
    this.#movable = Int32Array.from(
      Array.from(state.zone.keys()).filter(
        (item) => task.candidateStart[item + 1]! - task.candidateStart[item]! > 1,
      ),
    );
    for (const excess of state.excess) if (excess > 0) this.#broken++;
    this.#remember();
  }

  /** Runs a schedule to its end; `onPeriod` is called whenever prices have been renewed. */
  run({ moves, hot, cold, progress: [from, to] }: Schedule, onPeriod: () => void): void {
    const periods = Math.max(1, Math.round(PRICE_UPDATES * (to - from)));
    for (let period = 0; period < periods; period++) {
      const progress = from + ((to - from) * (period + 0.5)) / periods;
      const temperature = hot * (cold / hot) ** progress;
      const last = Math.round((moves * (period + 1)) / periods);
      for (; this.tried < last; this.tried++) this.#step(temperature);
      this.#renewPrices(progress);
      onPeriod();
    }
  }

  #step(temperature: number): void {
    const random = this.#random;
    const { task } = this.state;
    if (this.#movable.length === 0) return;
    const item = this.#movable[random.below(this.#movable.length)]!;
    const target = this.#proposal(item);
    if (target === NONE) return;
    const threshold = -temperature * Math.log(1 - random.float());
    const state = this.state;
    let total = this.#shift(item, target);
    let length = 1;
    this.#chainItem[0] = item;
    // `shift` has set loads and excess; zone and nodes still say where the item was.
    this.#chainBack[0] = state.candidate[item]!;
    let zone = task.candidateZone[target]!;
    if (total <= threshold) {
      if (state.mayMove(item, zone)) this.#commit(item, target);
      else this.#shift(item, this.#chainBack[0]!, target);
      this.#remember();
      return;
    }
    if (!this.overfull(zone) || !state.mayMove(item, zone)) {
      this.#shift(item, this.#chainBack[0]!, target);
      return;
    }
    this.#commit(item, target);
    for (;;) {
      const link = this.#link(zone, total, threshold);
      if (link === 0) break;
      total = this.#linkTotal;
      const next = this.#linkItem;
      this.#chainItem[length] = next;
      this.#chainBack[length] = this.#linkBack;
      length++;
      if (total <= threshold) {
        this.#remember();
        return;
      }
      zone = state.zone[next]!;
      if (length === LONGEST_CHAIN || !this.overfull(zone)) break;
    }
    for (let k = length - 1; k >= 0; k--) {
      const back = this.#chainItem[k]!;
      this.#shift(back, this.#chainBack[k]!);
      this.#commit(back, this.#chainBack[k]!);
    }
  }

  #linkItem = 0;
  #linkBack = 0;
  #linkTotal = 0;

  /** Pushes one item of an overfull zone on. 1 where one was moved (it may still be too dear as yet), 0 where none could. */
  #link(zone: number, total: number, threshold: number): number {
    const { state } = this;
    const { task } = state;
    const members = this.#members[zone]!;
    const random = this.#random;
    let bestItem = NONE;
    let bestTarget = NONE;
    let bestDelta = Infinity;
    for (let k = 0; k < LINK_TRIES; k++) {
      const item = members[random.below(members.length)]!;
      const target = this.#proposal(item);
      if (target === NONE || item === this.#chainItem[0]) continue;
      const back = state.candidate[item]!;
      const delta = this.#shift(item, target);
      this.#shift(item, back, target);
      if (delta >= bestDelta || !state.mayMove(item, task.candidateZone[target]!)) continue;
      bestItem = item;
      bestTarget = target;
      bestDelta = delta;
      if (total + delta <= threshold) break;
    }
    if (bestItem === NONE) return 0;
    this.#linkItem = bestItem;
    this.#linkBack = state.candidate[bestItem]!;
    this.#linkTotal = total + this.#shift(bestItem, bestTarget);
    this.#commit(bestItem, bestTarget);
    return 1;
  }

  /** A random neighbouring zone of an item as one of its candidates, NONE where the neighbour drawn gives none. */
  #proposal(item: number): number {
    const { task, zone, nodeZone } = this.state;
    const random = this.#random;
    const first = task.itemNodeStart[item]!;
    const nodes = task.itemNodeStart[item + 1]! - first;
    const node = task.itemNodes[nodes === 1 ? first : first + random.below(nodes)]!;
    const start = task.neighbourStart[node]!;
    const degree = task.neighbourStart[node + 1]! - start;
    if (degree === 0 || task.nodeExempt[node] === 1) return this.#anyCandidate(item);
    const there = nodeZone[task.neighbour[start + random.below(degree)]!]!;
    return there === zone[item] ? NONE : this.state.candidateOf(item, there);
  }

  #anyCandidate(item: number): number {
    const { task, candidate } = this.state;
    const start = task.candidateStart[item]!;
    const target = start + this.#random.below(task.candidateStart[item + 1]! - start);
    return target === candidate[item] ? NONE : target;
  }

  /** Moves an item's load between candidates and renews excess; returns the change of energy. */
  #shift(item: number, to: number, from = this.state.candidate[item]!): number {
    const { state } = this;
    const { task } = state;
    state.addLoad(item, from, -1);
    state.addLoad(item, to, 1);
    const a = task.zoneSchool[task.candidateZone[from]!]!;
    const b = task.zoneSchool[task.candidateZone[to]!]!;
    let delta = this.#cost[to]! - this.#cost[from]!;
    delta += this.#renewExcess(a) + this.#renewExcess(b);
    for (let level = 0; level < this.goal.caps.length; level++) {
      const cost = task.cost[level]!;
      const over = state.values[level]! - this.goal.caps[level]!;
      const after = over + cost[to]! - cost[from]!;
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

  /** Whether the school of a zone is beyond some limit. */
  overfull(zone: number): boolean {
    const { task, rules, excess } = this.state;
    const school = task.zoneSchool[zone]!;
    for (let r = 0; r < rules.length; r++) if (excess[r * task.schoolCount + school]! > 0) return true;
    return false;
  }

  #commit(item: number, target: number): void {
    this.#leave(item, this.state.zone[item]!);
    this.state.assign(item, target);
    this.#enter(item, this.state.zone[item]!);
  }

  #enter(item: number, zone: number): void {
    const members = this.#members[zone]!;
    this.#place[item] = members.length;
    members.push(item);
  }

  #leave(item: number, zone: number): void {
    const members = this.#members[zone]!;
    const last = members.pop()!;
    if (last === item) return;
    const place = this.#place[item]!;
    members[place] = last;
    this.#place[last] = place;
  }

  #remember(): void {
    if (this.#broken > 0) return;
    const { values, zone } = this.state;
    const value = values[this.goal.level]!;
    if (value >= this.bestValue) return;
    for (let level = 0; level < this.goal.caps.length; level++) {
      if (values[level]! > this.goal.caps[level]!) return;
    }
    this.bestValue = value;
    this.best.set(zone);
  }

  #renewPrices(progress: number): void {
    const { excess } = this.state;
    // Towards the end a broken limit must not pay any more.
    const floor = this.#basePrice * (0.05 + 0.5 * progress);
    for (let k = 0; k < excess.length; k++) {
      if (excess[k]! > 0) this.price[k]! *= DEARER;
      else this.price[k] = Math.max(floor, this.price[k]! * CHEAPER);
    }
    for (let level = 0; level < this.goal.caps.length; level++) {
      const over = this.state.values[level]! > this.goal.caps[level]!;
      this.capPrice[level]! *= over ? DEARER : CHEAPER;
    }
  }
}
