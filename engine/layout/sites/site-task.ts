import { NONE } from '../../units.ts';
import { relaxCapacity } from '../relax-capacity.ts';
import type { Task } from '../task.ts';
import type { SiteRow, Size } from './site-rows.ts';

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
  /** By school: 1 where it stays open whatever it costs; then somebody goes there. */
  readonly mustOpen: Uint8Array;
  /** Fewest and most schools that may be open. */
  readonly least: number;
  readonly most: number;
  /** By school: what it may grow to, in ascending order, the first as it is. Absent where no school can grow. */
  readonly sizes?: readonly (readonly Size[])[];
  /** Linear rules over the whole answer. */
  readonly rows?: readonly SiteRow[];
  /** Items of units in which several schools stand, and their zones: it belongs to one of those that are open. */
  readonly sharedHomes?: readonly { readonly item: number; readonly zones: readonly number[] }[];
  /** Schools that are open today, and the zone of each item, NONE where it has none: a first guess. */
  readonly standing?: Uint8Array;
  readonly today?: Int32Array;
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
  /** The same by size: roomAt[k][school] with its k-th size, or its last; `room` is the largest. */
  readonly roomAt: readonly Float64Array[];
  /** 1 for candidates that tie an item to its own school: taken whenever the school is open. */
  readonly isHome: Uint8Array;
}

/** Null where some school cannot even hold what is fixed there. */
export function siteTables(sites: SiteTask): SiteTables | null {
  const { task, homeItem } = sites;
  const relaxed = relaxCapacity(task);
  if (relaxed === null) return null;
  const roomAt = roomsBySize(sites);
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
    room: roomAt.at(-1)!,
    roomAt,
    isHome,
  };
}

/** The room of each school at each of its sizes; one entry where none can grow. */
function roomsBySize({ task, sizes }: SiteTask): Float64Array[] {
  const most = Math.max(1, ...(sizes ?? []).map((each) => each.length));
  return Array.from({ length: most }, (_, k) => relaxCapacity(grownTask(task, sizes, () => k))!.capacities);
}

/** A task whose schools have grown to the sizes given, or to their last where they have no such size. */
export function grownTask(task: Task, sizes: SiteTask['sizes'], sizeOf: (school: number) => number): Task {
  if (!sizes) return task;
  const limit = task.capacity.limit.map((rooms, school) => {
    const own = sizes[school]!;
    return rooms + own[Math.min(sizeOf(school), own.length - 1)]!.rooms;
  });
  return { ...task, capacity: { ...task.capacity, limit } };
}

/** 1 by school with an item in one of its zones. */
export function openIn({ task }: SiteTask, zones: Int32Array): Uint8Array {
  const open = new Uint8Array(task.schoolCount);
  for (const zone of zones) if (zone !== NONE) open[task.zoneSchool[zone]!] = 1;
  return open;
}

/** What a school's size costs; nothing where no school can grow. */
export function sizeCost({ sizes }: SiteTask, school: number, size: number): number {
  return sizes ? sizes[school]![size]!.cost : 0;
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

/** Whether somebody may go nowhere. */
export function hasHomeless({ itemCount, candidateStart }: Task): boolean {
  for (let item = 0; item < itemCount; item++) {
    if (candidateStart[item] === candidateStart[item + 1]) return true;
  }
  return false;
}
