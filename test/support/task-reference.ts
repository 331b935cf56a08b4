import { COUNTY_RULES, LOAD_RULES } from '../../engine/layout/constraints/index.ts';
import { loadGoalsOfParts } from '../../engine/layout/objectives/index.ts';
import type { Task } from '../../engine/layout/task.ts';
import { NONE } from '../../engine/units.ts';

/** What a compiled task says of an assignment of its items to zones, worked out from scratch and slowly. */
export interface TaskVerdict {
  /** Whether every item is in one of its candidate zones; the rest is null where not. */
  readonly candidates: boolean;
  /** Per load rule, summed over schools. */
  readonly loadExcess: readonly number[] | null;
  /** Per limit on sums over schools, in pupils' worth. */
  readonly countyExcess: readonly number[] | null;
  /** Units cut off. */
  readonly cutOff: number | null;
  /** Per level. */
  readonly cost: readonly number[] | null;
}

export function judgeTask(task: Task, zoneOfItem: Int32Array): TaskVerdict {
  const load = new Int32Array(task.schoolCount * task.columnCount);
  const cost = task.cost.map(() => 0);
  for (let item = 0; item < task.itemCount; item++) {
    const zone = zoneOfItem[item]!;
    const candidate = candidateOf(task, item, zone);
    if (candidate === NONE) return NOT_OFFERED;
    const at = task.zoneSchool[zone]! * task.columnCount;
    const stage = task.itemStage[item]!;
    for (let k = 0; k < task.stageWidth[stage]!; k++) {
      load[at + task.stageColumn[stage]! + k]! += task.itemDemand[item * task.demandWidth + k]!;
    }
    if (task.boarding.column !== NONE) {
      load[at + task.boarding.column]! += task.candidateBoarders[candidate]!;
    }
    task.cost.forEach((costs, level) => {
      cost[level]! += costs[candidate]!;
    });
  }
  task.parts.forEach((parts, level) => {
    for (const { goal, weight } of loadGoalsOfParts(parts)) {
      for (let school = 0; school < task.schoolCount; school++) {
        cost[level]! += weight * goal.cost(task, load, school * task.columnCount, school);
      }
    }
  });
  const loadExcess = LOAD_RULES.map((rule) => {
    let excess = 0;
    if (!rule.binds(task)) return excess;
    for (let school = 0; school < task.schoolCount; school++) {
      // Schools that no planned stage has are none of the task's business.
      if (!task.zoneSchool.includes(school)) continue;
      const used = rule.used(task, load, school * task.columnCount, school);
      excess += Math.max(0, used - rule.limit(task, school));
    }
    return excess;
  });
  return {
    candidates: true,
    loadExcess,
    countyExcess: countyExcess(task, load),
    cutOff: unitsCutOff(task, zoneOfItem),
    cost,
  };
}

const NOT_OFFERED: TaskVerdict = {
  candidates: false,
  loadExcess: null,
  countyExcess: null,
  cutOff: null,
  cost: null,
};

function countyExcess(task: Task, load: Int32Array): number[] {
  return COUNTY_RULES.filter((rule) => rule.binds(task)).flatMap((rule) => {
    const sums = new Float64Array(rule.sums(task));
    const terms = new Float64Array(sums.length);
    for (let school = 0; school < task.schoolCount; school++) {
      rule.terms(task, load, school * task.columnCount, school, terms);
      for (let k = 0; k < sums.length; k++) sums[k]! += terms[k]!;
    }
    return Array.from({ length: rule.limits(task) }, (_, l) => rule.excess(task, l, sums));
  });
}

function candidateOf(task: Task, item: number, zone: number): number {
  for (let k = task.candidateStart[item]!; k < task.candidateStart[item + 1]!; k++) {
    if (task.candidateZone[k] === zone) return k;
  }
  return NONE;
}

function unitsCutOff(task: Task, zoneOfItem: Int32Array): number {
  const joined = new Set<string>();
  for (let zone = 0; zone < task.zoneCount; zone++) {
    const root = task.zoneRoot[zone]!;
    if (root === NONE) continue;
    const nodes = new Set([root]);
    for (const node of nodes) {
      for (let k = task.neighbourStart[node]!; k < task.neighbourStart[node + 1]!; k++) {
        const next = task.neighbour[k]!;
        if (zoneOfItem[task.nodeItem[next]!] === zone) nodes.add(next);
      }
    }
    for (const node of nodes) joined.add(`${zone}/${node}`);
  }
  let units = 0;
  for (let node = 0; node < task.nodeCount; node++) {
    const zone = zoneOfItem[task.nodeItem[node]!]!;
    const bound = task.zoneRoot[zone] !== NONE && task.nodeExempt[node] !== 1;
    if (bound && !joined.has(`${zone}/${node}`)) units += task.nodeUnits[node]!;
  }
  return units;
}
