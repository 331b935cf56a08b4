import { Random } from '../../random.ts';
import type { CheckedSolver } from '../../solvers/index.ts';
import { afterIterations, type Stop } from '../../stop/index.ts';
import type { Goal } from '../goal.ts';
import { relaxCapacity } from '../relax-capacity.ts';
import type { Task } from '../task.ts';
import { Annealer } from './annealer.ts';
import { grow } from './growth.ts';
import { Ledger, type Prices } from './ledger.ts';
import { type Found, mergeIn } from './merge.ts';
import { relieve } from './relieve.ts';
import { ZoningState } from './state.ts';
import { verified } from './verify.ts';
import { ItemHashes, type PooledZones, ZonePool } from './zone-pool.ts';

/** A piece of work for one thread: everything it depends on, so that any thread gives the same answer. */
export interface IslandJob {
  readonly kind: 'anneal';
  readonly goal: Goal;
  readonly seed: number;
  readonly stream: number;
  /** Zone of each item to anneal from; null grows a new assignment. */
  readonly zones: Int32Array | null;
  /** What a place at each school is worth to the relaxation, per unit of weight: new assignments grow by it. */
  readonly schoolPrices: Float64Array;
  /** Share by which these are varied. */
  readonly noise: number;
  /** Prices of limits, as at the beginning of the run or as they came back from the slice before. */
  readonly prices: Prices;
  readonly hot: number;
  readonly cold: number;
  readonly moves: number;
  /** How far the run is at the slice's beginning and end, from 0 to 1. */
  readonly progress: readonly [from: number, to: number];
  /** Whether limits cost their full price from the beginning, as where a run starts from a good assignment. */
  readonly dear?: boolean;
  /** Whether to bring back the zones met on the way. */
  readonly collect: boolean;
  /** At the end of a run its best is merged with these, the best first. */
  readonly elite: readonly Found[];
  /** Simplex iterations that each program of a merger may take; 0 for no merger. */
  readonly mergeIterations: number;
  /** Seconds that one program of a merger may take; null where the run is limited by iterations and must not look at a clock. */
  readonly mergeSeconds: number | null;
}

export interface IslandResult {
  readonly kind: 'anneal';
  /** Where the run stands. */
  readonly zones: Int32Array;
  readonly prices: Prices;
  /** The best assignment of the slice that keeps every limit and cap, null where there was none. */
  readonly best: Found | null;
  /** What came of merging it, null where nothing was merged. */
  readonly merged: Found | null;
  readonly pool: PooledZones;
  readonly moves: number;
}

/** What a thread keeps of a task between jobs. */
export interface IslandTools {
  readonly task: Task;
  readonly state: ZoningState;
  readonly hashes: ItemHashes;
  readonly solver: CheckedSolver;
  readonly weights: Float64Array;
}

export function islandTools(task: Task, solver: CheckedSolver): IslandTools {
  const weights = relaxCapacity(task)?.weights ?? new Float64Array(task.itemCount);
  return { task, state: new ZoningState(task), hashes: new ItemHashes(task), solver, weights };
}

/** Anneals for a slice; at the end of the run, merges its best into the elite. */
export async function runIsland(tools: IslandTools, job: Omit<IslandJob, 'kind'>): Promise<IslandResult> {
  const { task, state, hashes } = tools;
  const random = new Random(job.seed, job.stream);
  if (job.zones) state.restore(job.zones);
  else grow(state, pricedCosts(tools, job, random));
  if (job.progress[0] === 0 && broken(state)) relieve(state, pricedCosts(tools, job, null));
  const ledger = new Ledger(state, job.goal, job.prices);
  const annealer = new Annealer(ledger, random);
  const pool = new ZonePool(hashes);
  const open = (zone: number) => !ledger.overfull(zone);
  annealer.run(job, () => {
    if (job.collect && state.cutOff === 0) pool.addAssignment(task, state.zone, open);
  });
  const zones = state.zone.slice();
  let best: Found | null =
    ledger.bestValue < Infinity ? { zones: ledger.best.slice(), value: ledger.bestValue } : null;
  if (broken(state) && state.values[job.goal.level]! < ledger.bestValue) {
    // What ends a little beyond its limits is often better than any state on the way that kept them.
    relieve(state, pricedCosts(tools, job, null));
    const relieved = verified(state, job.goal, state.zone.slice());
    if (relieved !== null && relieved.value < ledger.bestValue) best = relieved;
  }
  if (best) pool.addAssignment(task, best.zones, () => true);
  let merged: Found | null = null;
  if (best && job.mergeIterations > 0 && job.elite.length > 0) {
    const stop = () => mergeStop(job);
    merged = await mergeIn(task, job.goal, job.elite, best, tools.solver, stop);
  }
  return {
    kind: 'anneal',
    zones,
    prices: ledger.prices(),
    best,
    merged,
    pool: pool.pack(),
    moves: annealer.tried,
  };
}

function mergeStop({
  mergeIterations,
  mergeSeconds,
}: Pick<IslandJob, 'mergeIterations' | 'mergeSeconds'>): Stop {
  const stop = afterIterations(mergeIterations);
  if (mergeSeconds === null) return stop;
  return { reason: stop.reason, limits: () => ({ iterations: mergeIterations, seconds: mergeSeconds }) };
}

function broken(state: ZoningState): boolean {
  return state.cutOff > 0 || state.totalExcess() > 0;
}

/** Costs with a place at each school priced in, each school's price varied by chance where there is any. */
function pricedCosts(
  { task, weights }: IslandTools,
  job: Pick<IslandJob, 'goal' | 'schoolPrices' | 'noise'>,
  random: Random | null,
): Float64Array {
  const prices = job.schoolPrices.map((price) => {
    return random === null ? price : price * (1 + job.noise * (2 * random.float() - 1));
  });
  const guide = task.cost[job.goal.level]!.slice();
  for (let item = 0; item < task.itemCount; item++) {
    for (let c = task.candidateStart[item]!; c < task.candidateStart[item + 1]!; c++) {
      guide[c]! += weights[item]! * prices[task.zoneSchool[task.candidateZone[c]!]!]!;
    }
  }
  return guide;
}
