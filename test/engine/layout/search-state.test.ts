import { describe, expect, it } from 'vitest';
import { compile } from '../../../engine/layout/index.ts';
import { ZoningState } from '../../../engine/layout/search/state.ts';
import { Random } from '../../../engine/random.ts';
import { annealAndCompare } from '../../support/anneal-and-compare.ts';
import { gridTown } from '../../support/grid-town.ts';
import { ANY_TOWN, randomTown } from '../../support/random-town.ts';
import { judgeTask } from '../../support/task-reference.ts';

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
