import { describe, expect, it } from 'vitest';
import { compile, type Task } from '../../../engine/layout/index.ts';
import { Annealer } from '../../../engine/layout/search/annealer.ts';
import { grow } from '../../../engine/layout/search/growth.ts';
import { Ledger } from '../../../engine/layout/search/ledger.ts';
import { ZoningState } from '../../../engine/layout/search/state.ts';
import { Random } from '../../../engine/random.ts';
import { NONE } from '../../../engine/units.ts';
import { gridTown } from '../../support/grid-town.ts';
import { ANY_TOWN, randomTown } from '../../support/random-town.ts';
import { judgeTask } from '../../support/task-reference.ts';

function firstDifference(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  for (let k = 0; k < Math.max(a.length, b.length); k++) if (a[k] !== b[k]) return k;
  return null;
}

/** Tries moves one by one and compares the state with the count from scratch each time something moved. */
function annealAndCompare(
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
    expect(firstDifference(fresh.load, state.load)).toBe(null);
    expect(firstDifference(fresh.excess, state.excess)).toBe(null);
    expect(firstDifference(fresh.nodeZone, state.nodeZone)).toBe(null);
    expect(firstDifference(fresh.candidate, state.candidate)).toBe(null);
    expect(fresh.cutOff).toBe(state.cutOff);
    expect(ledger.pending).toBe(0);
    fresh.values.forEach((value, level) => {
      expect(Math.abs(value - state.values[level]!)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)));
    });
    // Once nobody is cut off it stays so.
    if (wasCutOff === 0) expect(state.cutOff).toBe(0);
    else loose++;
    const listed = new Int32Array(task.itemCount).fill(NONE);
    ledger.members.forEach((items, zone) => {
      for (const item of items) listed[item] = zone;
    });
    expect(firstDifference(listed, state.zone)).toBe(null);
  }
  return { moved, loose };
}

describe('the state of a search', () => {
  it('equals the count from scratch after every move, in small towns with every rule', () => {
    let [moved, loose, towns] = [0, 0, 0];
    for (let seed = 0; seed < 600; seed++) {
      const { task } = compile(randomTown(seed, ANY_TOWN));
      if (!task) continue;
      towns++;
      const found = annealAndCompare(task, seed, 400, 50);
      moved += found.moved;
      loose += found.loose;
    }
    expect(towns).toBeGreaterThan(300);
    expect(moved).toBeGreaterThan(10_000);
    expect(loose).toBeGreaterThan(500);
  });

  it('equals the count from scratch after every move, in towns of several hundred items', () => {
    let moved = 0;
    for (let seed = 0; seed < 6; seed++) {
      const shape = { width: 14, height: 12, schools: 9, slack: 1.1, classes: seed % 2 === 0 };
      const { task } = compile(gridTown(seed, shape));
      moved += annealAndCompare(task!, seed, 4000, 300).moved;
    }
    expect(moved).toBeGreaterThan(3000);
  });

  it('agrees with the reference on what an assignment breaks', () => {
    let compared = 0;
    for (let seed = 0; seed < 300; seed++) {
      const { task } = compile(randomTown(seed, ANY_TOWN));
      if (!task) continue;
      const random = new Random(seed, 9);
      const state = new ZoningState(task);
      for (let k = 0; k < 10; k++) {
        const zones = Int32Array.from({ length: task.itemCount }, (_, item) => {
          const start = task.candidateStart[item]!;
          return task.candidateZone[start + random.below(task.candidateStart[item + 1]! - start)]!;
        });
        state.restore(zones);
        const verdict = judgeTask(task, zones);
        expect(state.cutOff).toBe(verdict.cutOff);
        const excess = [...verdict.loadExcess!, ...verdict.countyExcess!].reduce((a, b) => a + b, 0);
        expect(Math.abs(state.totalExcess() - excess)).toBeLessThanOrEqual(1e-9 * Math.max(1, excess));
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(1500);
  });
});
