import { describe, expect, it } from 'vitest';
import { largeCounty } from '../../../bench/instances/large-county.ts';
import { transportationBound } from '../../../engine/layout/bound/transport.ts';
import { compile } from '../../../engine/layout/index.ts';
import { relaxCapacity } from '../../../engine/layout/relax-capacity.ts';
import { grow } from '../../../engine/layout/search/growth.ts';
import { refine } from '../../../engine/layout/search/refine.ts';
import { relieve } from '../../../engine/layout/search/relieve.ts';
import { ZoningState } from '../../../engine/layout/search/state.ts';
import { verified } from '../../../engine/layout/search/verify.ts';
import { ItemHashes } from '../../../engine/layout/search/zone-pool.ts';
import type { Task } from '../../../engine/layout/task.ts';
import { Random } from '../../../engine/random.ts';
import { solvers } from '../../../engine/solvers/index.ts';
import { anyOf } from '../../../engine/stop/index.ts';
import { gridTown } from '../../support/grid-town.ts';
import { ANY_TOWN, randomTown } from '../../support/random-town.ts';

const FIRST = { level: 0, caps: [] };

/** Costs with places at what the transportation relaxation says they are worth. */
function priced(task: Task, prices: Float64Array): Float64Array {
  const weights = relaxCapacity(task)!.weights;
  const guide = task.cost[0]!.slice();
  for (let item = 0; item < task.itemCount; item++) {
    for (let c = task.candidateStart[item]!; c < task.candidateStart[item + 1]!; c++) {
      guide[c]! += weights[item]! * prices[task.zoneSchool[task.candidateZone[c]!]!]!;
    }
  }
  return guide;
}

describe('relieving over-full schools', () => {
  it('never breaks more than it finds, whatever it starts from', () => {
    let [towns, broken, better] = [0, 0, 0];
    for (let seed = 0; seed < 500; seed++) {
      const { task } = compile(randomTown(seed, ANY_TOWN));
      if (!task) continue;
      const random = new Random(seed, 21);
      const state = new ZoningState(task);
      state.restore(
        Int32Array.from({ length: task.itemCount }, (_, item) => {
          const start = task.candidateStart[item]!;
          return task.candidateZone[start + random.below(task.candidateStart[item + 1]! - start)]!;
        }),
      );
      const cutOff = state.cutOff;
      relieve(state, task.cost[0]!);
      expect(state.cutOff, `town ${seed}`).toBeLessThanOrEqual(cutOff);
      // From here nobody is moved to join a zone, so that only over-full schools may send anybody away.
      const before = state.excess.slice();
      const excess = state.totalExcess();
      const cut = state.cutOff;
      relieve(state, task.cost[0]!);
      expect(state.totalExcess(), `town ${seed}`).toBeLessThanOrEqual(excess);
      if (cut === 0) expect(state.cutOff).toBe(0);
      before.forEach((each, k) => {
        if (cut === 0 && each === 0) expect(state.excess[k], `town ${seed}`).toBe(0);
      });
      towns++;
      if (excess > 0) broken++;
      if (cutOff > state.cutOff) better++;
    }
    expect(towns).toBeGreaterThan(300);
    expect(broken).toBeGreaterThan(50);
    expect(better).toBeGreaterThan(50);
  });

  it('makes a plan of the rounded relaxation of a county, within a percent of the bound', () => {
    let plans = 0;
    for (let seed = 1; seed <= 4; seed++) {
      const contiguity = seed % 2 === 0;
      const shape = { units: 4000, schools: 40, candidates: 8, fill: 0.93, contiguity, seed };
      const { task } = compile(largeCounty(shape));
      const relaxation = transportationBound(task!, FIRST, anyOf())!;
      const state = new ZoningState(task!);
      state.restore(Int32Array.from(relaxation.candidates, (c) => task!.candidateZone[c]!));
      expect(state.totalExcess()).toBeGreaterThan(0);
      relieve(state, priced(task!, relaxation.prices));
      expect(state.totalExcess(), `county ${seed}`).toBe(0);
      expect(state.cutOff, `county ${seed}`).toBe(0);
      expect(state.values[0]!).toBeLessThanOrEqual(relaxation.bound * 1.01);
      plans++;
    }
    expect(plans).toBe(4);
  });
});

describe('refining an assignment', () => {
  it('keeps every rule, is never worse, and spends what it was given', async () => {
    let [refined, better] = [0, 0];
    for (let seed = 0; seed < 6; seed++) {
      const { task } = compile(
        gridTown(seed, { width: 10, height: 9, schools: 6, slack: 1.2, classes: false }),
      );
      const state = new ZoningState(task!);
      grow(state, task!.cost[0]!);
      relieve(state, task!.cost[0]!);
      const incumbent = verified(state, FIRST, state.zone.slice());
      if (incumbent === null) continue;
      const result = await refine(task!, new ItemHashes(task!), solvers[0]!, {
        kind: 'refine',
        goal: FIRST,
        seed,
        stream: 1,
        incumbent,
        zones: null,
        size: 3,
        iterations: 1200,
        seconds: null,
      });
      const found = verified(state, FIRST, result.best.zones);
      expect(found, `town ${seed}`).not.toBe(null);
      expect(found!.value).toBeLessThanOrEqual(incumbent.value + 1e-9);
      expect(result.iterations).toBeGreaterThanOrEqual(1200);
      refined++;
      if (found!.value < incumbent.value - 1e-9) better++;
    }
    expect(refined).toBeGreaterThan(3);
    expect(better).toBeGreaterThan(2);
  });
});
