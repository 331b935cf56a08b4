import type { CheckedSolver } from '../../solvers/index.ts';
import type { Stop } from '../../stop/index.ts';
import { NONE } from '../../units.ts';
import type { OpenPool } from '../search/pool.ts';
import type { Task } from '../task.ts';
import { zone } from '../zone.ts';
import { grownTask, type Sited, type SiteTables } from './site-task.ts';
import { siteValue } from './site-value.ts';

export interface SettleTools {
  readonly solver: CheckedSolver;
  readonly pool: OpenPool;
  readonly seed: number;
}

/**
 * The best zones for given open schools, all rules kept: a zoning question, answered by zoning's own search. Null where
 * none was found. Schools that end up without an item are closed; `sizeOf` is what they may have grown to, else the most.
 */
export async function settle(
  tables: SiteTables,
  open: Uint8Array,
  start: Int32Array | null,
  tools: SettleTools,
  stop: Stop,
  sizeOf: (school: number) => number = () => Infinity,
): Promise<Sited | null> {
  const opened = withOpen(tables, open);
  if (opened === null) return null;
  const task = grownTask(opened, tables.sites.sizes, sizeOf);
  const draft = await zone(
    { ...task, cost: [task.cost[0]!] },
    {
      solver: tools.solver,
      pool: tools.pool,
      seed: tools.seed,
      stop,
      tolerances: [0],
      ...(start ? { start } : {}),
    },
  );
  if (draft.status !== 'optimal' && draft.status !== 'feasible') return null;
  return { zones: draft.zones, value: siteValue(tables.sites, draft.zones) };
}

/** The question with only some schools open, each of which keeps its home item; null where an item is left without any. */
function withOpen({ sites, itemOf, schoolOf, isHome }: SiteTables, open: Uint8Array): Task | null {
  const { task } = sites;
  const tied = new Uint8Array(task.itemCount);
  const atHome = isHome.slice();
  for (const { item, zones } of sites.sharedHomes ?? []) {
    for (let c = task.candidateStart[item]!; c < task.candidateStart[item + 1]!; c++) {
      if (zones.includes(task.candidateZone[c]!)) atHome[c] = 1;
    }
  }
  atHome.forEach((home, c) => {
    if (home === 1 && open[schoolOf[c]!] === 1) tied[itemOf[c]!] = 1;
  });
  const kept: number[] = [];
  const candidateStart = new Int32Array(task.itemCount + 1);
  for (let item = 0; item < task.itemCount; item++) {
    const before = kept.length;
    for (let c = task.candidateStart[item]!; c < task.candidateStart[item + 1]!; c++) {
      if (open[schoolOf[c]!] === 1 && (tied[item] === 0 || atHome[c] === 1)) kept.push(c);
    }
    if (kept.length === before) return null;
    candidateStart[item + 1] = kept.length;
  }
  return {
    ...task,
    candidateStart,
    candidateZone: Int32Array.from(kept, (c) => task.candidateZone[c]!),
    candidateBoarders: Int32Array.from(kept, (c) => task.candidateBoarders[c]!),
    cost: task.cost.map((cost) => Float64Array.from(kept, (c) => cost[c]!)),
    zoneRoot: task.zoneRoot.map((root, z) => (open[task.zoneSchool[z]!] === 1 ? root : NONE)),
  };
}
