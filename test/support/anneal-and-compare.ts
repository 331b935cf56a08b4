import type { Task } from '../../engine/layout/index.ts';
import { Annealer } from '../../engine/layout/search/annealer.ts';
import { grow } from '../../engine/layout/search/growth.ts';
import { Ledger } from '../../engine/layout/search/ledger.ts';
import { ZoningState } from '../../engine/layout/search/state.ts';
import { Random } from '../../engine/random.ts';
import { NONE } from '../../engine/units.ts';

/**
 * Tries moves one by one and compares the state with the count from scratch each time something moved.
 * @throws Error at the first difference, with the seed and the step.
 */
export function annealAndCompare(
  task: Task,
  seed: number,
  steps: number,
  hot: number,
): { moved: number; loose: number } {
  const random = new Random(seed, 5);
  const state = new ZoningState(task);
  grow(state, task.cost[0]!);
  const goal = { level: task.cost.length - 1, caps: task.cost.slice(1).map(() => 1e9) };
  const prices = {
    excess: new Float64Array(state.excess.length).fill(1),
    floor: new Float64Array(state.excess.length).fill(0.5),
    caps: new Float64Array(goal.caps.length).fill(1),
    cutOff: 1,
  };
  const ledger = new Ledger(state, goal, prices);
  const annealer = new Annealer(ledger, random);
  const fresh = new ZoningState(task);
  const before = new Int32Array(task.itemCount);
  let [moved, loose] = [0, 0];
  for (let step = 0; step < steps; step++) {
    before.set(state.zone);
    const wasCutOff = state.cutOff;
    annealer.run({ moves: 1, hot, cold: hot, progress: [0.5, 0.5] }, () => {});
    if (before.every((zone, item) => zone === state.zone[item])) continue;
    moved++;
    fresh.restore(state.zone);
    const fault = difference(fresh, state, ledger);
    if (fault !== null)
      throw new Error(`Task ${seed}, step ${step}: ${fault} differs from the count from scratch.`);
    // Once nobody is cut off it stays so.
    if (wasCutOff > 0) loose++;
    else if (state.cutOff > 0) throw new Error(`Task ${seed}, step ${step}: somebody was cut off.`);
  }
  return { moved, loose };
}

/** What of a state is not what follows from its zones; null where all is. */
function difference(fresh: ZoningState, state: ZoningState, ledger: Ledger): string | null {
  if (!same(fresh.load, state.load)) return 'load';
  if (!same(fresh.excess, state.excess)) return 'excess';
  if (!same(fresh.nodeZone, state.nodeZone)) return 'the zone of a node';
  if (!same(fresh.candidate, state.candidate)) return 'a candidate';
  if (fresh.cutOff !== state.cutOff) return 'the number of units cut off';
  if (ledger.pending > 0) return 'the journal';
  for (const [level, value] of fresh.values.entries()) {
    if (!(Math.abs(value - state.values[level]!) <= 1e-9 * Math.max(1, Math.abs(value)))) return 'a value';
  }
  const listed = new Int32Array(state.task.itemCount).fill(NONE);
  ledger.members.forEach((items, zone) => {
    for (const item of items) listed[item] = zone;
  });
  return same(listed, state.zone) ? null : 'the list of a zone';
}

function same(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return false;
  return true;
}
