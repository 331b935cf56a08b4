import { Random } from '../../random.ts';
import type { Goal } from '../goal.ts';
import type { Task } from '../task.ts';
import { Annealer } from './annealer.ts';
import { grow } from './growth.ts';
import { ZoningState } from './state.ts';
import { ItemHashes, type PooledZones, ZonePool } from './zone-pool.ts';

/** A slice of one annealing run: everything it depends on, so that any thread gives the same answer. */
export interface LaneJob {
  readonly goal: Goal;
  readonly seed: number;
  readonly stream: number;
  /** Zone of each item to go on from; null grows a new assignment. */
  readonly zones: Int32Array | null;
  /** Prices to go on with, as they came back from the slice before; null starts from `basePrice`. */
  readonly prices: { readonly excess: Float64Array; readonly caps: Float64Array } | null;
  readonly basePrice: number;
  readonly hot: number;
  readonly cold: number;
  readonly moves: number;
  /** How far the run is at the slice's beginning and end, from 0 to 1. */
  readonly progress: readonly [from: number, to: number];
  /** Whether to bring back the zones met on the way. */
  readonly collect: boolean;
}

export interface LaneResult {
  /** Where the run stands. */
  readonly zones: Int32Array;
  readonly prices: { readonly excess: Float64Array; readonly caps: Float64Array };
  /** The best assignment of the slice that keeps every limit and cap, null where there was none. */
  readonly best: Int32Array | null;
  readonly bestValue: number;
  readonly pool: PooledZones;
  readonly moves: number;
}

/** What a thread keeps of a task between jobs. */
export interface LaneTools {
  readonly task: Task;
  readonly state: ZoningState;
  readonly hashes: ItemHashes;
}

export function laneTools(task: Task): LaneTools {
  return { task, state: new ZoningState(task), hashes: new ItemHashes(task) };
}

export function runLane(tools: LaneTools, job: LaneJob): LaneResult {
  const { task, state, hashes } = tools;
  const random = new Random(job.seed, job.stream);
  state.restore(job.zones ?? grow(task, job.goal.level, random, 0.3).zone);
  const annealer = new Annealer(state, job.goal, job.basePrice, random);
  if (job.prices) {
    annealer.price.set(job.prices.excess);
    annealer.capPrice.set(job.prices.caps);
  }
  const pool = new ZonePool(hashes);
  const open = (zone: number) => !annealer.overfull(zone);
  annealer.run(job, () => {
    if (job.collect) pool.addAssignment(task, state.zone, open);
  });
  const found = annealer.bestValue < Infinity;
  if (found) pool.addAssignment(task, annealer.best, () => true);
  return {
    zones: state.zone.slice(),
    prices: { excess: annealer.price.slice(), caps: annealer.capPrice.slice() },
    best: found ? annealer.best.slice() : null,
    bestValue: annealer.bestValue,
    pool: pool.pack(),
    moves: annealer.tried,
  };
}
