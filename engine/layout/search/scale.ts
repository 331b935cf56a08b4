import { loadGoalsOfParts } from '../objectives/index.ts';
import type { Task } from '../task.ts';

/** The size of things at one level: what temperatures and prices are measured in. */
export interface Scale {
  /** Mean over items of what the second-best zone costs more than the best. */
  readonly item: number;
  /** The same a pupil. */
  readonly pupil: number;
}

/**
 * Null where no item's zone makes any difference to the level. Of a goal about loads, the size is that of its weights: a pupil
 * of one item more or less at a school.
 */
export function scaleOf(task: Task, level: number): Scale | null {
  const ofPairs = scaleOfPairs(task, level);
  const loads = loadGoalsOfParts(task.parts[level]!).filter(({ goal }) => goal.binds(task));
  if (loads.length === 0 || task.itemCount === 0) return ofPairs;
  const pupils = task.itemPupils.reduce((sum, count) => sum + count, 0) / task.itemCount;
  const pupil = loads.reduce((sum, { goal, weight }) => sum + weight * goal.pupil(task), 0);
  return { item: pupil * Math.max(1, pupils) + (ofPairs?.item ?? 0), pupil: pupil + (ofPairs?.pupil ?? 0) };
}

function scaleOfPairs(task: Task, level: number): Scale | null {
  const { itemCount, itemPupils, candidateStart } = task;
  const cost = task.cost[level]!;
  let spread = 0;
  let pupils = 0;
  let items = 0;
  let differs = false;
  for (let item = 0; item < itemCount; item++) {
    const start = candidateStart[item]!;
    const end = candidateStart[item + 1]!;
    if (end - start < 2) continue;
    let least = Infinity;
    let second = Infinity;
    for (let c = start; c < end; c++) {
      const value = cost[c]!;
      if (value !== cost[start]) differs = true;
      if (value < least) {
        second = least;
        least = value;
      } else if (value < second) second = value;
    }
    spread += second - least;
    pupils += itemPupils[item]!;
    items++;
  }
  if (!differs) return null;
  // Ties everywhere between the two best zones leave nothing to measure by; any size will do then.
  if (spread === 0 || pupils === 0) return { item: 1, pupil: 1 };
  return { item: spread / items, pupil: spread / pupils };
}

/** Sum over items of the least cost of any zone: a floor under a level's value. */
export function leastValue(task: Task, level: number): number {
  const cost = task.cost[level]!;
  let sum = 0;
  for (let item = 0; item < task.itemCount; item++) {
    let least = Infinity;
    for (let c = task.candidateStart[item]!; c < task.candidateStart[item + 1]!; c++) {
      if (cost[c]! < least) least = cost[c]!;
    }
    sum += least;
  }
  return sum;
}
