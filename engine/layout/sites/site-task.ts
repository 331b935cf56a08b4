import { NONE } from '../../units.ts';
import { relaxCapacity } from '../relax-capacity.ts';
import type { Task } from '../task.ts';

/**
 * Which schools to open and where every item goes, as one question. `task` has a zone for every site, open or not, and
 * nothing in it is anchored: a school that stays closed has no zone, and so nothing that must belong to it.
 */
export interface SiteTask {
  readonly task: Task;
  /** By school: what being open costs, in the unit of the first level. */
  readonly openingCost: Float64Array;
  /** By zone: the item that must belong to it where its school is open, NONE where none must. */
  readonly homeItem: Int32Array;
  /** By school: 1 where it stays open whatever it costs. */
  readonly mustOpen: Uint8Array;
  /** Fewest and most schools that may be open. */
  readonly least: number;
  readonly most: number;
}

/** An answer: the zone of each item, and opening costs plus costs of the first level. */
export interface Sited {
  readonly zones: Int32Array;
  readonly value: number;
}

/** What bounds and neighbourhoods read again and again, made once for a question. */
export interface SiteTables {
  readonly sites: SiteTask;
  readonly itemOf: Int32Array;
  readonly schoolOf: Int32Array;
  /** Candidates of school s: byCandidate[schoolStart[s] … schoolStart[s + 1]). */
  readonly schoolStart: Int32Array;
  readonly bySchool: Int32Array;
  /** Weight of each item, and what each school can hold of it: never stricter than the rules. */
  readonly weight: Float64Array;
  readonly room: Float64Array;
  /** 1 for candidates that tie an item to its own school: taken whenever the school is open. */
  readonly isHome: Uint8Array;
}

/** Null where some school cannot even hold what is fixed there. */
export function siteTables(sites: SiteTask): SiteTables | null {
  const { task, homeItem } = sites;
  const relaxed = relaxCapacity(task);
  if (relaxed === null) return null;
  const count = task.candidateZone.length;
  const itemOf = new Int32Array(count);
  const isHome = new Uint8Array(count);
  for (let item = 0; item < task.itemCount; item++) {
    for (let c = task.candidateStart[item]!; c < task.candidateStart[item + 1]!; c++) {
      itemOf[c] = item;
      if (homeItem[task.candidateZone[c]!] === item) isHome[c] = 1;
    }
  }
  const schoolOf = Int32Array.from(task.candidateZone, (zone) => task.zoneSchool[zone]!);
  const schoolStart = new Int32Array(task.schoolCount + 1);
  for (const school of schoolOf) schoolStart[school + 1]!++;
  for (let s = 0; s < task.schoolCount; s++) schoolStart[s + 1]! += schoolStart[s]!;
  const next = schoolStart.slice();
  const bySchool = new Int32Array(count);
  for (let c = 0; c < count; c++) bySchool[next[schoolOf[c]!]!++] = c;
  return {
    sites,
    itemOf,
    schoolOf,
    schoolStart,
    bySchool,
    weight: relaxed.weights,
    room: relaxed.capacities,
    isHome,
  };
}

/** 1 by school with an item in one of its zones, and for those that stay open in any case. */
export function openIn({ task, mustOpen }: SiteTask, zones: Int32Array): Uint8Array {
  const open = mustOpen.slice();
  for (const zone of zones) if (zone !== NONE) open[task.zoneSchool[zone]!] = 1;
  return open;
}

/** The value of an assignment, counted anew; Infinity where an item has no zone that it may belong to. */
export function siteValue(sites: SiteTask, zones: Int32Array): number {
  const { task, openingCost } = sites;
  let value = 0;
  for (let item = 0; item < task.itemCount; item++) {
    const c = candidateOf(task, item, zones[item]!);
    if (c === NONE) return Infinity;
    value += task.cost[0]![c]!;
  }
  openIn(sites, zones).forEach((open, school) => {
    if (open === 1) value += openingCost[school]!;
  });
  return value;
}

/** Position of the candidate (item, zone), NONE where there is none. */
export function candidateOf(task: Task, item: number, zone: number): number {
  let low = task.candidateStart[item]!;
  let high = task.candidateStart[item + 1]! - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const there = task.candidateZone[middle]!;
    if (there === zone) return middle;
    if (there < zone) low = middle + 1;
    else high = middle - 1;
  }
  return NONE;
}
