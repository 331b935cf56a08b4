import { describe, expect, it } from 'vitest';
import { makeCase, violationsOf } from '../../../engine/check/index.ts';
import { itemsOfCandidates } from '../../../engine/layout/bound/assignment-program.ts';
import { solveByCuts } from '../../../engine/layout/bound/cutting.ts';
import { Separation } from '../../../engine/layout/bound/separators.ts';
import { transportationBound } from '../../../engine/layout/bound/transport.ts';
import { compile } from '../../../engine/layout/index.ts';
import { grow } from '../../../engine/layout/search/growth.ts';
import { ZoningState } from '../../../engine/layout/search/state.ts';
import { Random } from '../../../engine/random.ts';
import { solvers } from '../../../engine/solvers/index.ts';
import { afterIterations, anyOf } from '../../../engine/stop/index.ts';
import { bruteForce, everyPlan } from '../../support/brute-force.ts';
import { gridTown } from '../../support/grid-town.ts';
import { COUNTABLE_TOWN, randomTown } from '../../support/random-town.ts';

const FEW_PLANS = { ...COUNTABLE_TOWN, assignments: 1500 };
const NEVER = anyOf();

describe('bounds', () => {
  it('lie at or below the best value of small towns, on every level under the caps of the earlier ones', async () => {
    let [bounded, capped, refuted, tight] = [0, 0, 0, 0];
    for (let seed = 2000; seed < 2400; seed++) {
      const town = randomTown(seed, FEW_PLANS);
      const { task } = compile(town);
      if (!task) continue;
      const truth = bruteForce(town);
      for (let level = 0; level < truth.levels.length; level++) {
        const caps = truth.levels.slice(0, level).map(({ reached }, k) => {
          return reached * (1 + town.options.levels[k]!.tolerance) + 1e-9;
        });
        const best = truth.feasible === 0 ? Infinity : truth.levels[level]!.reached;
        const slack = 1e-9 * Math.max(1, best);
        const transport = transportationBound(task, { level, caps }, NEVER)!;
        expect(transport.bound, `town ${seed}, level ${level}, transport`).toBeLessThanOrEqual(best + slack);
        if (transport.infeasible) expect(truth.feasible, `town ${seed}`).toBe(0);
        const linear = await solveByCuts(
          task,
          { level, caps },
          {
            solver: solvers[0]!,
            stop: afterIterations(10_000),
            incumbent: best,
            integer: false,
            domain: null,
          },
        );
        expect(linear.bound, `town ${seed}, level ${level}, cuts`).toBeLessThanOrEqual(best + slack);
        bounded++;
        if (level > 0) capped++;
        if (linear.bound === Infinity) refuted++;
        if (best < Infinity && linear.bound >= best * (1 - 1e-6)) tight++;
        if (truth.feasible === 0) break;
      }
    }
    expect(bounded).toBeGreaterThan(250);
    expect(capped).toBeGreaterThan(100);
    expect(refuted).toBeGreaterThan(20);
    expect(tight).toBeGreaterThan(100);
  });

  it('cut off no plan that keeps the rules: every separator that some point breaks holds for every such plan', () => {
    let [cuts, plans] = [0, 0];
    for (let seed = 0; seed < 700; seed++) {
      const town = randomTown(seed, FEW_PLANS);
      const { task, grouping, context } = compile(town);
      if (!task) continue;
      const random = new Random(seed, 3);
      const x = Float64Array.from(task.candidateZone, () => (random.below(3) === 0 ? random.float() : 0));
      const itemOf = itemsOfCandidates(task);
      const found = new Separation(task, itemOf).separate(x);
      cuts += found.length;
      for (const { candidate, separator } of found) {
        const inside = separator.reduce((sum, c) => sum + x[c]!, 0);
        expect(x[candidate]!).toBeGreaterThan(inside);
        expect(new Set(separator).size).toBe(separator.length);
      }
      const on = makeCase(town.problem, town.travel, town.policy, town.options);
      for (const zones of everyPlan(on)) {
        if (found.length === 0) break;
        if (violationsOf(on, zones).length > 0) continue;
        plans++;
        const chosen = (c: number) => {
          const item = itemOf[c]!;
          const slot = grouping!.itemStage[item]!;
          const stage = on.stages.findIndex(({ id }) => id === context!.stages[slot]!.id);
          const school = zones[stage]![grouping!.unitsOf(item)[0]!]!;
          return grouping!.zoneOf(slot, school) === task.candidateZone[c]!;
        };
        for (const { candidate, separator } of found) {
          if (chosen(candidate)) expect(separator.some(chosen), `town ${seed}`).toBe(true);
        }
      }
    }
    expect(cuts).toBeGreaterThan(120);
    expect(plans).toBeGreaterThan(300);
  });

  it('never fall when room grows and never rise when it shrinks', () => {
    let compared = 0;
    for (let seed = 0; seed < 20; seed++) {
      const shape = { width: 9, height: 8, schools: 6, classes: seed % 2 === 0 };
      const values = [1.05, 1.2, 1.5].map((slack) => {
        const { task } = compile(gridTown(seed, { ...shape, slack }));
        return transportationBound(task!, { level: 0, caps: [] }, NEVER)!.bound;
      });
      expect(values[1]!).toBeLessThanOrEqual(values[0]! * (1 + 1e-9));
      expect(values[2]!).toBeLessThanOrEqual(values[1]! * (1 + 1e-9));
      compared++;
    }
    expect(compared).toBe(20);
  });

  it('are not refuted by what grows at random in larger towns', () => {
    let kept = 0;
    for (let seed = 0; seed < 30; seed++) {
      const { task } = compile(
        gridTown(seed, { width: 8, height: 8, schools: 5, slack: 1.6, classes: seed % 2 === 0 }),
      );
      const bound = transportationBound(task!, { level: 0, caps: [] }, NEVER)!.bound;
      for (let draw = 0; draw < 10; draw++) {
        const random = new Random(seed, draw);
        const state = new ZoningState(task!);
        grow(
          state,
          task!.cost[0]!.map((cost) => cost * (1 + random.float())),
        );
        if (state.totalExcess() > 0 || state.cutOff > 0) continue;
        kept++;
        expect(state.values[0]!).toBeGreaterThanOrEqual(bound * (1 - 1e-9));
      }
    }
    expect(kept).toBeGreaterThan(20);
  });
});
