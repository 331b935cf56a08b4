import { NONE } from '../units.ts';
import { COUNTY_RULES } from './constraints/index.ts';
import { loadGoalsOfParts } from './objectives/index.ts';
import type { Task } from './task.ts';

/** Shares of items in candidates to load vectors, laid out like `ZoningState.load`, without boarders. */
export function loadsOfShares(task: Task, shares: Float64Array): Float64Array {
  const load = new Float64Array(task.schoolCount * task.columnCount);
  for (let item = 0; item < task.itemCount; item++) {
    const stage = task.itemStage[item]!;
    for (let c = task.candidateStart[item]!; c < task.candidateStart[item + 1]!; c++) {
      if (shares[c]! > 0) addDemand(task, load, item, c, stage, shares[c]!);
    }
  }
  return load;
}

/** Load vectors of an assignment: the zone of each item. */
export function loadsOfZones(task: Task, zones: Int32Array): Int32Array {
  const load = new Int32Array(task.schoolCount * task.columnCount);
  for (let item = 0; item < task.itemCount; item++) {
    const c = candidateOf(task, item, zones[item]!);
    if (c !== NONE) addDemand(task, load, item, c, task.itemStage[item]!, 1);
  }
  return load;
}

/** Position of the candidate (item, zone) by looking through the item's few; NONE where the zone is none of them. */
export function candidateOf(task: Task, item: number, zone: number): number {
  const end = task.candidateStart[item + 1]!;
  for (let c = task.candidateStart[item]!; c < end; c++) if (task.candidateZone[c] === zone) return c;
  return NONE;
}

function addDemand(
  task: Task,
  load: Float64Array | Int32Array,
  item: number,
  candidate: number,
  stage: number,
  share: number,
): void {
  const school = task.zoneSchool[task.candidateZone[candidate]!]!;
  const at = school * task.columnCount + task.stageColumn[stage]!;
  for (let k = 0; k < task.stageWidth[stage]!; k++) {
    load[at + k]! += share * task.itemDemand[item * task.demandWidth + k]!;
  }
}

/** Whether loads break some limit on sums over schools. */
export function breaksCounty(task: Task, load: Int32Array): boolean {
  return COUNTY_RULES.some((rule) => {
    if (!rule.binds(task)) return false;
    const sums = new Float64Array(rule.sums(task));
    const terms = new Float64Array(sums.length);
    for (let school = 0; school < task.schoolCount; school++) {
      rule.terms(task, load, school * task.columnCount, school, terms);
      for (let k = 0; k < sums.length; k++) sums[k]! += terms[k]!;
    }
    return Array.from({ length: rule.limits(task) }).some((_, l) => rule.excess(task, l, sums) > 0);
  });
}

/** Value of a level of an assignment, from scratch. */
export function valueOfZones(task: Task, level: number, zones: Int32Array, load: Int32Array): number {
  let value = 0;
  for (let item = 0; item < task.itemCount; item++) {
    value += task.cost[level]![candidateOf(task, item, zones[item]!)]!;
  }
  for (const { goal, weight } of loadGoalsOfParts(task.parts[level]!)) {
    if (!goal.binds(task)) continue;
    for (let school = 0; school < task.schoolCount; school++) {
      value += weight * goal.cost(task, load, school * task.columnCount, school);
    }
  }
  return value;
}
