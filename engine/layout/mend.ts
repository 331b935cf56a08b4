import type { CheckedSolver } from '../solvers/index.ts';
import type { Stop } from '../stop/index.ts';
import { NONE } from '../units.ts';
import { solveByCuts } from './bound/cutting.ts';
import type { Goal } from './goal.ts';
import { candidateOf } from './score.ts';
import type { Found } from './search/merge.ts';
import type { ZoningState } from './search/state.ts';
import { verified } from './search/verify.ts';
import type { Task } from './task.ts';

/** Candidates of one program: larger ones would not be solved in time. */
const MOST_CANDIDATES = 6000;

/**
 * A plan that keeps every rule, made of zones that need not: those that do are taken as they are; else what is broken is set
 * free, with the zones around it ring by ring, and the rest stays where it is. What is free is placed exactly, best at the goal's
 * level. Null where that did not lead to a plan.
 */
export async function mended(
  state: ZoningState,
  goal: Goal,
  zones: Int32Array,
  solver: CheckedSolver,
  stop: () => Stop,
): Promise<Found | null> {
  const { task } = state;
  const known = zones.map((zone, item) => (candidateOf(task, item, zone) === NONE ? NONE : zone));
  const asGiven = known.includes(NONE) ? null : verified(state, goal, known);
  if (asGiven !== null) return asGiven;
  const free = brokenZones(state, known);
  for (;;) {
    const domain = domainOf(task, known, free);
    if (domain === null) return null;
    const found = await solveByCuts(task, goal, {
      solver,
      stop: stop(),
      incumbent: Infinity,
      integer: true,
      domain,
    });
    const best = found.zones === null ? null : verified(state, goal, found.zones);
    if (best !== null) return best;
    if (!widen(task, known, free)) return null;
  }
}

/** 1 for the zones in which something is broken: schools beyond a limit, pieces cut off; of limits on the county, all. */
function brokenZones(state: ZoningState, zones: Int32Array): Uint8Array {
  const { task } = state;
  state.restore(zones);
  const broken = new Uint8Array(task.zoneCount);
  for (let zone = 0; zone < task.zoneCount; zone++) {
    const school = task.zoneSchool[zone]!;
    for (let k = school; k < state.countyAt; k += task.schoolCount)
      if (state.excess[k]! > 0) broken[zone] = 1;
  }
  for (const node of state.neighbourhood.cutOffNodes()) broken[state.nodeZone[node]!] = 1;
  if (state.excess.subarray(state.countyAt).some((excess) => excess > 0)) broken.fill(1);
  return broken;
}

/** Every candidate of an item that has no zone or a free one, and the zone that each other item has; null where too many. */
function domainOf(task: Task, zones: Int32Array, free: Uint8Array): Uint8Array | null {
  const domain = new Uint8Array(task.candidateZone.length);
  let count = 0;
  for (let item = 0; item < task.itemCount; item++) {
    const zone = zones[item]!;
    const start = task.candidateStart[item]!;
    const end = task.candidateStart[item + 1]!;
    if (zone !== NONE && free[zone] === 0) domain[candidateOf(task, item, zone)] = 1;
    else {
      domain.fill(1, start, end);
      count += end - start;
    }
  }
  return count > MOST_CANDIDATES ? null : domain;
}

/** Sets the zones free that border a free one or an item without zone; false where there is none. */
function widen(task: Task, zones: Int32Array, free: Uint8Array): boolean {
  const isFree = (item: number) => zones[item] === NONE || free[zones[item]!] === 1;
  const next = new Set<number>();
  for (let node = 0; node < task.nodeCount; node++) {
    if (!isFree(task.nodeItem[node]!)) continue;
    for (let k = task.neighbourStart[node]!; k < task.neighbourStart[node + 1]!; k++) {
      const item = task.nodeItem[task.neighbour[k]!]!;
      if (!isFree(item)) next.add(zones[item]!);
    }
  }
  // Where nothing borders, zones may still share schools or candidates.
  if (next.size === 0) for (const zone of zones) if (zone !== NONE && free[zone] === 0) next.add(zone);
  for (const zone of next) free[zone] = 1;
  return next.size > 0;
}
