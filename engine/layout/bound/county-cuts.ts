import { COUNTY_RULES } from '../constraints/index.ts';
import type { Goal } from '../goal.ts';
import { loadGoalsOfParts } from '../objectives/index.ts';
import { breaksCounty, candidateOf, loadsOfShares, loadsOfZones, valueOfZones } from '../score.ts';
import type { Task } from '../task.ts';

/** Σ values[k] · x[candidates[k]] ≤ upper: a row that every assignment worth having keeps. */
export interface CandidateRow {
  readonly candidates: readonly number[];
  readonly values: readonly number[];
  readonly upper: number;
}

/** Whether any rule limits sums over schools. */
export function hasCountyLimits(task: Task): boolean {
  return COUNTY_RULES.some((rule) => rule.binds(task));
}

/** Rows that every assignment within the county's limits keeps and the shares `x` (by candidate) break. */
export function countyCuts(task: Task, x: Float64Array): CandidateRow[] {
  if (!hasCountyLimits(task)) return [];
  const load = loadsOfShares(task, x);
  return COUNTY_RULES.filter((rule) => rule.binds(task)).flatMap((rule) =>
    rule
      .separate(task, load)
      .map(({ coefficients, upper }) => ({ ...overCandidates(task, coefficients), upper })),
  );
}

/**
 * What a whole assignment of a program is worth in truth, which may be more than in the program where goals about loads are only
 * bounded from below; null where it breaks a limit of the county, or the cap of an earlier level.
 */
export function trueValue(task: Task, goal: Goal, zones: Int32Array): number | null {
  const load = loadsOfZones(task, zones);
  if (hasCountyLimits(task) && breaksCounty(task, load)) return null;
  const kept = goal.caps.every((cap, level) => {
    const hasLoads = task.parts[level]!.some(({ id }) => loadGoalsOfParts([{ id, weight: 1 }]).length > 0);
    return !hasLoads || valueOfZones(task, level, zones, load) <= cap;
  });
  return kept ? valueOfZones(task, goal.level, zones, load) : null;
}

/** The row that forbids one assignment and no other: where limits are not convex, nothing weaker may cut it off. */
export function allButThis(task: Task, zones: Int32Array): CandidateRow {
  const candidates = Array.from(zones, (zone, item) => candidateOf(task, item, zone));
  return { candidates, values: candidates.map(() => 1), upper: zones.length - 1 };
}

function overCandidates(task: Task, coefficients: Float64Array): Omit<CandidateRow, 'upper'> {
  const candidates: number[] = [];
  const values: number[] = [];
  for (let item = 0; item < task.itemCount; item++) {
    const stage = task.itemStage[item]!;
    for (let c = task.candidateStart[item]!; c < task.candidateStart[item + 1]!; c++) {
      const at = task.zoneSchool[task.candidateZone[c]!]! * task.columnCount + task.stageColumn[stage]!;
      let value = 0;
      for (let k = 0; k < task.stageWidth[stage]!; k++) {
        value += coefficients[at + k]! * task.itemDemand[item * task.demandWidth + k]!;
      }
      if (value === 0) continue;
      candidates.push(c);
      values.push(value);
    }
  }
  return { candidates, values };
}
