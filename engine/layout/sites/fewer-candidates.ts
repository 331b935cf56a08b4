import type { Task } from '../task.ts';
import type { SiteRow } from './site-rows.ts';
import type { SiteTask } from './site-task.ts';

/** The question with only the candidates marked 1. Somebody may be left without any (`hasHomeless`). */
export function keptCandidates(task: Task, kept: Uint8Array): Task {
  const candidateStart = new Int32Array(task.itemCount + 1);
  let count = 0;
  for (let item = 0; item < task.itemCount; item++) {
    for (let c = task.candidateStart[item]!; c < task.candidateStart[item + 1]!; c++) count += kept[c]!;
    candidateStart[item + 1] = count;
  }
  const positions = new Int32Array(count);
  let next = 0;
  kept.forEach((one, c) => {
    if (one === 1) positions[next++] = c;
  });
  return {
    ...task,
    candidateStart,
    candidateZone: Int32Array.from(positions, (c) => task.candidateZone[c]!),
    candidateBoarders: Int32Array.from(positions, (c) => task.candidateBoarders[c]!),
    cost: task.cost.map((cost) => Float64Array.from(positions, (c) => cost[c]!)),
  };
}

/** The same for a question of sites, its rows with it. */
export function keptSites(sites: SiteTask, kept: Uint8Array): SiteTask {
  const task = keptCandidates(sites.task, kept);
  if (!sites.rows) return { ...sites, task };
  const position = new Int32Array(kept.length);
  let next = 0;
  kept.forEach((one, c) => {
    if (one === 1) position[c] = next++;
  });
  return { ...sites, task, rows: sites.rows.map((row) => keptRow(row, kept, position)) };
}

function keptRow(row: SiteRow, kept: Uint8Array, position: Int32Array): SiteRow {
  const { candidates, amounts } = row;
  if (!candidates || !amounts) return row;
  return {
    ...row,
    candidates: candidates.filter((c) => kept[c] === 1).map((c) => position[c]!),
    amounts: amounts.filter((_, k) => kept[candidates[k]!] === 1),
  };
}
