import type { Random } from '../../random.ts';
import { NONE } from '../../units.ts';
import { openIn, type Sited, type SiteTables } from './site-task.ts';
import { siteValue } from './site-value.ts';

/**
 * Opens, closes and swaps schools while that is better, every item going to the cheapest open one: for questions without
 * limits on what a school holds. Gains of all swaps with one newcomer come from one pass over the items (Whitaker 1983).
 */
export function interchange(tables: SiteTables, start: Uint8Array): Sited {
  const { sites } = tables;
  const open = start.slice();
  const near = new Nearest(tables);
  near.assign(open);
  for (;;) {
    const move = bestMove(tables, open, near);
    if (move === null) break;
    if (move.enter !== NONE) open[move.enter] = 1;
    if (move.leave !== NONE) open[move.leave] = 0;
    near.assign(open);
  }
  return { zones: near.zones(), value: siteValue(sites, near.zones()) };
}

/** Some of an answer's open schools swapped for closed ones by chance. */
export function shaken(tables: SiteTables, zones: Int32Array, random: Random, swaps: number): Uint8Array {
  const open = openIn(tables.sites, zones);
  for (let swap = 0; swap < swaps; swap++) {
    const inside = [...open.keys()].filter((s) => open[s] === 1 && tables.sites.mustOpen[s] === 0);
    const outside = [...open.keys()].filter(
      (s) => open[s] === 0 && tables.schoolStart[s]! < tables.schoolStart[s + 1]!,
    );
    if (inside.length === 0 || outside.length === 0) break;
    open[inside[random.below(inside.length)]!] = 0;
    open[outside[random.below(outside.length)]!] = 1;
  }
  return open;
}

/** Each item's cheapest and second-cheapest open candidate. */
class Nearest {
  readonly #tables: SiteTables;
  readonly first: Int32Array;
  readonly second: Int32Array;

  constructor(tables: SiteTables) {
    this.#tables = tables;
    this.first = new Int32Array(tables.sites.task.itemCount);
    this.second = new Int32Array(tables.sites.task.itemCount);
  }

  assign(open: Uint8Array): void {
    const { sites, schoolOf } = this.#tables;
    const { task } = sites;
    const cost = task.cost[0]!;
    for (let item = 0; item < task.itemCount; item++) {
      let first = NONE;
      let second = NONE;
      for (let c = task.candidateStart[item]!; c < task.candidateStart[item + 1]!; c++) {
        if (open[schoolOf[c]!] === 0) continue;
        if (first === NONE || cost[c]! < cost[first]!) {
          second = first;
          first = c;
        } else if (second === NONE || cost[c]! < cost[second]!) second = c;
      }
      this.first[item] = first;
      this.second[item] = second;
    }
  }

  zones(): Int32Array {
    return this.first.map((c) => (c === NONE ? NONE : this.#tables.sites.task.candidateZone[c]!));
  }
}

/** The best of opening one, closing one, and both at once; null where none gains. */
function bestMove(
  { sites, schoolOf, schoolStart, bySchool, itemOf }: SiteTables,
  open: Uint8Array,
  near: Nearest,
): { enter: number; leave: number } | null {
  const { task, openingCost, mustOpen, least, most } = sites;
  const cost = task.cost[0]!;
  // Having no school at all costs more than any: finite, so that gains and losses of it cancel.
  const nowhere = 1 + 2 * cost.reduce((most, each) => Math.max(most, Math.abs(each)), 0) * task.itemCount;
  const costAt = (c: number) => (c === NONE ? nowhere : cost[c]!);
  const openCount = open.reduce((sum, one) => sum + one, 0);
  // What closing a school costs while nobody comes in.
  const leaving = Float64Array.from(openingCost, (each) => -each);
  for (let item = 0; item < task.itemCount; item++) {
    const first = near.first[item]!;
    if (first !== NONE) leaving[schoolOf[first]!]! += costAt(near.second[item]!) - cost[first]!;
  }
  const may = (school: number) => open[school] === 1 && mustOpen[school] === 0;
  let best = -1e-9;
  let move: { enter: number; leave: number } | null = null;
  const consider = (gain: number, enter: number, leave: number) => {
    if (!(gain < best)) return;
    best = gain * (1 + 1e-12) - 1e-12;
    move = { enter, leave };
  };
  for (let s = 0; s < open.length; s++) if (may(s) && openCount > least) consider(leaving[s]!, NONE, s);
  const saved = new Float64Array(task.schoolCount);
  for (let enter = 0; enter < open.length; enter++) {
    if (open[enter] === 1 || schoolStart[enter] === schoolStart[enter + 1]) continue;
    saved.fill(0);
    let gain = openingCost[enter]!;
    for (let k = schoolStart[enter]!; k < schoolStart[enter + 1]!; k++) {
      const c = bySchool[k]!;
      const item = itemOf[c]!;
      const first = near.first[item]!;
      const there = cost[c]!;
      if (there < costAt(first)) {
        gain += there - costAt(first);
        // Its old school's leaving no longer costs this item anything.
        if (first !== NONE) saved[schoolOf[first]!]! += costAt(near.second[item]!) - costAt(first);
      } else if (first !== NONE && there < costAt(near.second[item]!)) {
        saved[schoolOf[first]!]! += costAt(near.second[item]!) - there;
      }
    }
    if (openCount < most) consider(gain, enter, NONE);
    for (let s = 0; s < open.length; s++) if (may(s)) consider(gain + leaving[s]! - saved[s]!, enter, s);
  }
  return move;
}
