import type { Task } from '../task.ts';

/** Full classes that an item makes at a school. */
export function classesOf(task: Task, school: number, candidate: number, item: number): number {
  const stage = task.zoneStage[task.candidateZone[candidate]!]!;
  const column = task.stageColumn[stage]!;
  let full = 0;
  for (let k = 0; k < task.stageWidth[stage]!; k++) {
    const share = task.crowding.share[school * task.crowding.columns + column + k]!;
    full += task.itemDemand[item * task.demandWidth + k]! * share;
  }
  return full;
}
