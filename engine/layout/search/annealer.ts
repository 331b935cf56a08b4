import type { Random } from '../../random.ts';
import { NONE } from '../../units.ts';
import type { Task } from '../task.ts';
import type { Ledger } from './ledger.ts';

export interface Schedule {
  /** Moves to try. */
  readonly moves: number;
  /** First and last temperature of the whole run, in units of the level's cost. */
  readonly hot: number;
  readonly cold: number;
  /** The part of the run that is to be done. */
  readonly progress: readonly [from: number, to: number];
  /** Whether limits cost their full price all along. */
  readonly dear?: boolean;
}

/** Prices are renewed this many times in a whole run. */
const PRICE_UPDATES = 400;
/** A move whose target ends up beyond a limit may push others on, this many at most. */
const MOST_LINKS = 2;
/** Items tried for each of them. */
const LINK_TRIES = 5;
/** Share of the moves that cut nobody off by taking along whom they would cut off, and how many they may take. */
const BULK_SHARE = 0.05;
const BULK_MOST = 40;
/** Share of proposals that look beyond the neighbours where contiguity allows it. */
const FAR_SHARE = 0.3;

/**
 * Simulated annealing over boundary moves: an item goes to a neighbouring zone; where that overfills a school, one of its
 * items goes on to a third, and so on (ejection chains; a swap is the chain that ends where it began); where it would cut
 * others off, these may come along. Once every zone is connected it stays so; until then, nodes cut off have their price.
 */
export class Annealer {
  readonly #ledger: Ledger;
  readonly #random: Random;
  readonly #movable: Int32Array;
  /**
   * 1 where the item may join some zone that none of its neighbours is in: one that asks nothing of contiguity, or whose
   * root, shared with another school, may belong elsewhere.
   */
  readonly #far: Uint8Array;
  readonly #piece: number[] = [];
  tried = 0;

  constructor(ledger: Ledger, random: Random) {
    const { task } = ledger.state;
    this.#ledger = ledger;
    this.#random = random;
    const items = Array.from({ length: task.itemCount }, (_, item) => item);
    this.#movable = Int32Array.from(
      items.filter((item) => task.candidateStart[item + 1]! - task.candidateStart[item]! > 1),
    );
    this.#far = Uint8Array.from(items, (item) => {
      const exempt = task.nodeExempt[task.itemNodes[task.itemNodeStart[item]!]!]!;
      const zones = task.candidateZone.subarray(task.candidateStart[item]!, task.candidateStart[item + 1]!);
      const open = (zone: number) => task.zoneRoot[zone] === NONE || touchesSharedRoot(task, item, zone);
      return exempt === 1 || zones.some(open) ? 1 : 0;
    });
  }

  /** Runs a part of a schedule; `onPeriod` is called whenever prices have been renewed. */
  run({ moves, hot, cold, progress: [from, to], dear }: Schedule, onPeriod: () => void): void {
    const periods = Math.max(1, Math.round(PRICE_UPDATES * (to - from)));
    const before = this.tried;
    for (let period = 0; period < periods; period++) {
      const progress = from + ((to - from) * (period + 0.5)) / periods;
      const temperature = hot * (cold / hot) ** progress;
      const last = before + Math.round((moves * (period + 1)) / periods);
      for (; this.tried < last; this.tried++) this.#step(temperature);
      this.#ledger.renewPrices(dear ? 1 : progress);
      onPeriod();
    }
  }

  #step(temperature: number): void {
    if (this.#movable.length === 0) return;
    const random = this.#random;
    const item = this.#movable[random.below(this.#movable.length)]!;
    const target = this.#proposal(item);
    if (target === NONE) return;
    // A move is accepted where its change of energy stays below this (Metropolis' rule, the die thrown first).
    const threshold = -temperature * Math.log(1 - random.float());
    if (this.#ledger.state.cutOff > 0) this.#loose(item, target, threshold);
    else if (random.float() < BULK_SHARE) this.#bulk(item, target, threshold);
    else this.#chain(item, target, threshold);
  }

  /** A move while some nodes are cut off: connection is counted and priced, not kept. */
  #loose(item: number, target: number, threshold: number): void {
    const ledger = this.#ledger;
    const { state } = ledger;
    const before = state.cutOff;
    const from = state.zone[item]!;
    const to = state.task.candidateZone[target]!;
    const delta = ledger.shift(item, target);
    ledger.settle(item, target);
    this.#recountCutOff(from, to);
    if (delta + ledger.cutPrice * (state.cutOff - before) <= threshold) {
      ledger.forget();
      ledger.remember();
      return;
    }
    ledger.undo();
    this.#recountCutOff(from, to);
  }

  /** Only the two zones of a move can come apart or together. */
  #recountCutOff(from: number, to: number): void {
    const { state, members } = this.#ledger;
    state.recountCutOff(from, members[from]!);
    state.recountCutOff(to, members[to]!);
  }

  /** A single move, or an ejection chain where its target overflows. */
  #chain(item: number, target: number, threshold: number): void {
    const ledger = this.#ledger;
    const { state } = ledger;
    let total = ledger.shift(item, target);
    let zone = state.task.candidateZone[target]!;
    const worthwhile = total <= threshold || ledger.overfull(zone);
    if (!worthwhile || !state.mayMove(item, zone)) {
      ledger.unshift(item, target);
      return;
    }
    ledger.settle(item, target);
    for (let links = 0; total > threshold; links++) {
      const next = links < MOST_LINKS && ledger.overfull(zone) ? this.#link(zone, threshold - total) : NONE;
      if (next === NONE) {
        ledger.undo();
        return;
      }
      total += this.#linkDelta;
      zone = state.zone[next]!;
    }
    ledger.forget();
    ledger.remember();
  }

  #linkDelta = 0;

  /** Pushes the best of a few items of an overfull zone on; returns it, NONE where none could go. */
  #link(zone: number, wanted: number): number {
    const ledger = this.#ledger;
    const { state } = ledger;
    const { candidateZone } = state.task;
    const members = ledger.members[zone]!;
    let bestItem = NONE;
    let bestTarget = NONE;
    let best = Infinity;
    for (let k = 0; k < LINK_TRIES && best > wanted; k++) {
      const item = members[this.#random.below(members.length)]!;
      const target = this.#proposal(item);
      if (target === NONE || ledger.hasMoved(item)) continue;
      const delta = ledger.shift(item, target);
      ledger.unshift(item, target);
      if (delta >= best || !state.mayMove(item, candidateZone[target]!)) continue;
      bestItem = item;
      bestTarget = target;
      best = delta;
    }
    if (bestItem === NONE) return NONE;
    this.#linkDelta = ledger.shift(bestItem, bestTarget);
    ledger.settle(bestItem, bestTarget);
    return bestItem;
  }

  /** A move together with all whom it would cut off. */
  #bulk(item: number, target: number, threshold: number): void {
    const ledger = this.#ledger;
    const { state } = ledger;
    const { task } = state;
    const zone = task.candidateZone[target]!;
    const node = task.itemNodes[task.itemNodeStart[item]!]!;
    const single = task.itemNodeStart[item + 1]! - task.itemNodeStart[item]! === 1;
    if (!single || !state.neighbourhood.mayJoin(node, zone)) return;
    const piece = this.#piece;
    piece.length = 0;
    state.neighbourhood.cutOffWithout(node, ledger.members[state.zone[item]!]!, piece);
    if (piece.length > BULK_MOST) return;
    let total = ledger.shift(item, target);
    ledger.settle(item, target);
    for (let k = 0; k < piece.length; k++) {
      const along = task.nodeItem[piece[k]!]!;
      const candidate = state.candidateOf(along, zone);
      if (candidate === NONE || task.itemNodeStart[along + 1]! - task.itemNodeStart[along]! !== 1) {
        ledger.undo();
        return;
      }
      total += ledger.shift(along, candidate);
      ledger.settle(along, candidate);
    }
    let last = zone;
    for (let links = 0; total > threshold; links++) {
      const next = links < MOST_LINKS && ledger.overfull(last) ? this.#link(last, threshold - total) : NONE;
      if (next === NONE) {
        ledger.undo();
        return;
      }
      total += this.#linkDelta;
      last = state.zone[next]!;
    }
    ledger.forget();
    ledger.remember();
  }

  /** A zone for an item to go to, as one of its candidates: a neighbour's, or any where contiguity lets it; NONE for no luck. */
  #proposal(item: number): number {
    const { task, zone, candidate, nodeZone } = this.#ledger.state;
    const random = this.#random;
    if (this.#far[item] === 1 && random.float() < FAR_SHARE) {
      const start = task.candidateStart[item]!;
      const target = start + random.below(task.candidateStart[item + 1]! - start);
      return target === candidate[item] ? NONE : target;
    }
    const first = task.itemNodeStart[item]!;
    const nodes = task.itemNodeStart[item + 1]! - first;
    const node = task.itemNodes[nodes === 1 ? first : first + random.below(nodes)]!;
    const start = task.neighbourStart[node]!;
    const degree = task.neighbourStart[node + 1]! - start;
    if (degree === 0) return NONE;
    const there = nodeZone[task.neighbour[start + random.below(degree)]!]!;
    return there === zone[item] ? NONE : this.#ledger.state.candidateOf(item, there);
  }
}

/** Whether an item holds or borders the root of a zone that several schools share. */
function touchesSharedRoot(task: Task, item: number, zone: number): boolean {
  const root = task.zoneRoot[zone]!;
  const owner = task.nodeItem[root]!;
  const zones = task.candidateZone.subarray(task.candidateStart[owner]!, task.candidateStart[owner + 1]!);
  if (zones.every((own) => own === zone)) return false;
  const around = task.neighbour.subarray(task.neighbourStart[root]!, task.neighbourStart[root + 1]!);
  return owner === item || around.some((node) => task.nodeItem[node] === item);
}
