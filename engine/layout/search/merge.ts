import type { CheckedSolver } from '../../solvers/index.ts';
import type { Stop } from '../../stop/index.ts';
import { solveByCuts } from '../bound/cutting.ts';
import type { Goal } from '../goal.ts';
import type { Task } from '../task.ts';

/** An assignment that keeps every rule and cap: zone of each item, and its value at the level at work. */
export interface Found {
  readonly zones: Int32Array;
  readonly value: number;
}

/** Items over which assignments may differ in one merger, each with all its zones in them. */
const MOST_FREE_CANDIDATES = 400;

/**
 * The best assignment in which every item goes where one of the given assignments sends it (an optimal merger). Good
 * assignments agree on most items, so that few are left to decide and the program is small enough to be solved exactly,
 * contiguity and all. Null where it is nothing better than the first, or is not solved within `stop`.
 */
export async function merge(
  task: Task,
  goal: Goal,
  parents: readonly Found[],
  solver: CheckedSolver,
  stop: Stop,
): Promise<Found | null> {
  const { domain } = unionOf(task, parents);
  const result = await solveByCuts(task, goal, {
    solver,
    stop,
    incumbent: parents[0]!.value,
    integer: true,
    domain,
  });
  return result.zones === null ? null : { zones: result.zones, value: result.value };
}

/**
 * Merges a newcomer into the elite: with the best first, then with as many more as leave few enough items free. Returns the
 * best assignment known, itself one of those given if no merger is better.
 */
export async function mergeIn(
  task: Task,
  goal: Goal,
  elite: readonly Found[],
  newcomer: Found,
  solver: CheckedSolver,
  stop: () => Stop,
): Promise<Found> {
  const parents = [...elite, newcomer].sort((a, b) => a.value - b.value);
  const others = parents.slice(1).filter((each) => each !== newcomer);
  let best = parents[0]!;
  let chosen = best === newcomer ? [newcomer] : [best, newcomer];
  if (best === newcomer && others.length > 0) chosen = [newcomer, others.shift()!];
  let before = -1;
  for (;;) {
    const { free, candidates } = unionOf(task, chosen);
    if (candidates > MOST_FREE_CANDIDATES) return best;
    if (free > 0 && free !== before) {
      const merged = await merge(task, goal, [best, ...chosen.slice(1)], solver, stop());
      if (merged !== null && merged.value < best.value) {
        best = merged;
        chosen[0] = merged;
      }
    }
    before = free;
    const next = others.shift();
    if (next === undefined) return best;
    chosen = [...chosen, next];
  }
}

/** The candidates that some of the assignments use, and how much they leave open. */
function unionOf(
  task: Task,
  assignments: readonly Found[],
): { domain: Uint8Array; free: number; candidates: number } {
  const domain = new Uint8Array(task.candidateZone.length);
  let free = 0;
  let candidates = 0;
  for (let item = 0; item < task.itemCount; item++) {
    let used = 0;
    for (let c = task.candidateStart[item]!; c < task.candidateStart[item + 1]!; c++) {
      const zone = task.candidateZone[c]!;
      if (!assignments.some(({ zones }) => zones[item] === zone)) continue;
      domain[c] = 1;
      used++;
    }
    if (used > 1) {
      free++;
      candidates += used;
    }
  }
  return { domain, free, candidates };
}
