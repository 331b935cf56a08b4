import { Random } from '../../random.ts';
import type { CheckedSolver } from '../../solvers/index.ts';
import { NONE } from '../../units.ts';
import { solveByCuts } from '../bound/cutting.ts';
import type { Goal } from '../goal.ts';
import type { Task } from '../task.ts';
import { limitOf } from './limit.ts';
import type { Found } from './merge.ts';
import { recombine } from './partition.ts';
import { type ItemHashes, type PooledZones, ZonePool } from './zone-pool.ts';

/** Exact work on the best assignment for one thread: set partitioning of known zones, then groups of zones drawn anew. */
export interface RefineJob {
  readonly kind: 'refine';
  readonly goal: Goal;
  readonly seed: number;
  readonly stream: number;
  readonly incumbent: Found;
  /** Zones to be put together; null for none. */
  readonly zones: PooledZones | null;
  /** Zones that are drawn anew at a time; a fraction is kept between jobs. */
  readonly size: number;
  /** Simplex iterations for drawing groups anew; putting zones together has its own allowance. */
  readonly iterations: number;
  /** Seconds that one program of it may take; null where the run must not look at a clock. */
  readonly seconds: number | null;
}

export interface RefineResult {
  readonly kind: 'refine';
  /** The best assignment known: the incumbent, if nothing better was found. */
  readonly best: Found;
  readonly size: number;
  /** Simplex iterations spent. */
  readonly iterations: number;
}

/** Simplex iterations that one program of set partitioning, and one group of zones, may take. */
const PARTITION_ITERATIONS = 6000;
const GROUP_ITERATIONS = 3000;
/** What a group spends at most of its own limit to count as easy: the next one may be larger. */
const EASY = 0.3;
const LARGER = 0.25;
const SMALLER = 0.5;
export const FIRST_SIZE = 3;
const LEAST_SIZE = 2;

/**
 * Improves an assignment by exact programs: first the zones met elsewhere, put together anew, then again and again a few
 * neighbouring zones drawn anew with all others left as they are (Kong 2021), groups growing while they are easy.
 */
export async function refine(
  task: Task,
  hashes: ItemHashes,
  backend: CheckedSolver,
  job: RefineJob,
): Promise<RefineResult> {
  let best = job.incumbent;
  let size = job.size;
  const partition = limitOf(Infinity, job.seconds, backend);
  if (job.zones !== null) {
    const pool = new ZonePool(hashes);
    pool.addAll(job.zones);
    const each = partition.each(PARTITION_ITERATIONS);
    const found = await recombine(task, job.goal, pool, best, partition.solver, each);
    if (found) best = found;
  }
  const limit = limitOf(job.iterations, job.seconds, backend);
  const random = new Random(job.seed, job.stream);
  while (!limit.reached()) {
    const before = limit.spent();
    const domain = groupDomain(task, best.zones, Math.floor(size), random);
    const result = await solveByCuts(task, job.goal, {
      solver: limit.solver,
      stop: limit.stop(GROUP_ITERATIONS),
      incumbent: best.value,
      integer: true,
      domain,
    });
    if (result.zones !== null) best = { zones: result.zones, value: result.value };
    const easy = result.exhausted && limit.spent() - before < EASY * GROUP_ITERATIONS;
    if (easy) size = Math.min(size + LARGER, task.zoneCount);
    else if (!result.exhausted) size = Math.max(LEAST_SIZE, size - SMALLER);
    if (limit.spent() === before) limit.count(1);
  }
  return { kind: 'refine', best, size, iterations: partition.spent() + limit.spent() };
}

/** Candidates of a random group of neighbouring zones for the items in them; everybody else stays. */
function groupDomain(task: Task, zones: Int32Array, size: number, random: Random): Uint8Array {
  const group = neighbouringZones(task, zones, size, random);
  const domain = new Uint8Array(task.candidateZone.length);
  for (let item = 0; item < task.itemCount; item++) {
    const free = group.has(zones[item]!);
    for (let c = task.candidateStart[item]!; c < task.candidateStart[item + 1]!; c++) {
      const zone = task.candidateZone[c]!;
      if (zone === zones[item] || (free && group.has(zone))) domain[c] = 1;
    }
  }
  return domain;
}

function neighbouringZones(task: Task, zones: Int32Array, size: number, random: Random): Set<number> {
  const beside = zonesBeside(task, zones);
  const group = new Set([random.below(task.zoneCount)]);
  const edge = new Set<number>();
  let last = [...group][0]!;
  while (group.size < size) {
    for (const next of beside[last]!) if (!group.has(next)) edge.add(next);
    if (edge.size === 0) break;
    last = [...edge].sort((a, b) => a - b)[random.below(edge.size)]!;
    edge.delete(last);
    group.add(last);
  }
  return group;
}

/** For each zone, those that one of its items could go to or that have an item which could come to it. */
function zonesBeside(task: Task, zones: Int32Array): Set<number>[] {
  const { nodeItem, neighbourStart, neighbour, candidateStart, candidateZone, zoneRoot } = task;
  const beside = Array.from({ length: task.zoneCount }, () => new Set<number>());
  const join = (a: number, b: number) => {
    if (a === b) return;
    beside[a]!.add(b);
    beside[b]!.add(a);
  };
  for (let node = 0; node < task.nodeCount; node++) {
    const zone = zones[nodeItem[node]!]!;
    for (let k = neighbourStart[node]!; k < neighbourStart[node + 1]!; k++)
      join(zone, zones[nodeItem[neighbour[k]!]!]!);
  }
  for (let item = 0; item < task.itemCount; item++) {
    for (let c = candidateStart[item]!; c < candidateStart[item + 1]!; c++) {
      if (zoneRoot[candidateZone[c]!] === NONE) join(zones[item]!, candidateZone[c]!);
    }
  }
  return beside;
}
