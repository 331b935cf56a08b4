import type { CheckedSolver } from '../../solvers/index.ts';
import { afterIterations, anyOf, interruptsOf, type Stop } from '../../stop/index.ts';
import { NONE } from '../../units.ts';
import { mended } from '../mend.ts';
import type { OpenPool } from '../search/pool.ts';
import { ZoningState } from '../search/state.ts';
import type { Task } from '../task.ts';
import { zone } from '../zone.ts';
import { keptCandidates } from './fewer-candidates.ts';
import { nearCandidates } from './near-candidates.ts';
import { candidateOf, grownTask, hasHomeless, type Sited, type SiteTables } from './site-task.ts';
import { siteValue } from './site-value.ts';

export interface SettleTools {
  readonly solver: CheckedSolver;
  readonly pool: OpenPool;
  readonly seed: number;
}

/** Candidates beyond which zones are searched for among the nearest schools, and how many those are. */
const LARGE = 60_000;
const NEAREST = 8;
/** Simplex iterations for mending what zoning's search leaves broken. */
const MEND_ITERATIONS = 30_000;

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
  const opened = withOpen(tables, open, start);
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
  let { zones } = draft;
  if (draft.status !== 'optimal' && draft.status !== 'feasible') {
    if (draft.status !== 'unknown' || zones.length === 0) return null;
    const least = () => anyOf(interruptsOf(stop), afterIterations(MEND_ITERATIONS));
    const found = await mended(new ZoningState(task), { level: 0, caps: [] }, zones, tools.solver, least);
    if (found === null) return null;
    zones = found.zones;
  }
  return { zones, value: siteValue(tables.sites, zones) };
}

/** The question with only some schools open, each of which keeps its home item; null where an item is left without any. */
function withOpen(
  { sites, itemOf, schoolOf, isHome }: SiteTables,
  open: Uint8Array,
  start: Int32Array | null,
): Task | null {
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
  const count = task.candidateZone.length;
  let allowed: Uint8Array = new Uint8Array(count);
  for (let c = 0; c < count; c++) {
    if (open[schoolOf[c]!] === 1 && (tied[itemOf[c]!] === 0 || atHome[c] === 1)) allowed[c] = 1;
  }
  if (count > LARGE) allowed = nearCandidates(task, allowed, keptFrom(task, start, atHome), NEAREST);
  const kept = keptCandidates(task, allowed);
  if (hasHomeless(kept)) return null;
  return {
    ...kept,
    zoneRoot: task.zoneRoot.map((root, z) => (open[task.zoneSchool[z]!] === 1 ? root : NONE)),
  };
}

/** Candidates that a narrower question keeps in any case: those of the start, and what ties an item to a school of its own. */
function keptFrom(task: Task, start: Int32Array | null, atHome: Uint8Array): Uint8Array {
  const kept = atHome.slice();
  start?.forEach((zone, item) => {
    const c = zone === NONE ? NONE : candidateOf(task, item, zone);
    if (c !== NONE) kept[c] = 1;
  });
  return kept;
}
