import { describe, expect, it } from 'vitest';
import { goalOf, makeCase, violationsOf } from '../../../../engine/check/index.ts';
import { boundByZones } from '../../../../engine/layout/bound/connected/ascent.ts';
import { transportationBound } from '../../../../engine/layout/bound/transport.ts';
import { compile } from '../../../../engine/layout/index.ts';
import { candidateOf } from '../../../../engine/layout/score.ts';
import { afterIterations, anyOf } from '../../../../engine/stop/index.ts';
import { bruteForce, everyPlan } from '../../../support/brute-force.ts';
import { zonesOfItems } from '../../../support/plan-items.ts';
import { COUNTABLE_TOWN, randomTown } from '../../../support/random-town.ts';

const FEW_PLANS = { ...COUNTABLE_TOWN, assignments: 1500 };

describe('the bound by whole, connected zones', () => {
  it('never lies above the best plan, and keeps every candidate of every plan that beats the incumbent', () => {
    let [bounded, beaten, left, closed] = [0, 0, 0, 0];
    for (let seed = 0; seed < 500; seed++) {
      const town = randomTown(seed, FEW_PLANS);
      const compiled = compile(town);
      const { task } = compiled;
      if (!task || task.hopeless.length > 0) continue;
      const truth = bruteForce(town);
      if (truth.feasible === 0) continue;
      const best = truth.levels[0]!.reached;
      const incumbent = best * (1 + (seed % 4) / 20) + (seed % 4) * 1e-6;
      const transport = transportationBound(task, { level: 0, caps: [] }, anyOf())!;
      const told: number[] = [];
      const result = boundByZones(task, 0, {
        incumbent,
        schoolPrices: transport.prices,
        stop: afterIterations(20),
        onBound: (bound) => told.push(bound),
      })!;
      const slack = 1e-9 * Math.max(1, best);
      // With candidates left out, the bound is on what beats the incumbent.
      expect(Math.min(result.bound, incumbent), `town ${seed}`).toBeLessThanOrEqual(best + slack);
      for (const bound of told) expect(bound, `town ${seed}`).toBeLessThanOrEqual(best + slack);
      if (result.bound >= best * (1 - 1e-3) - slack) closed++;
      bounded++;
      if (result.domain.includes(0)) left++;
      const on = makeCase(town.problem, town.travel, town.policy, town.options);
      const goal = goalOf(town.options.levels[0]!)!;
      for (const plan of everyPlan(on)) {
        if (violationsOf(on, plan).length > 0 || goal.value(on, plan) >= incumbent - slack) continue;
        beaten++;
        zonesOfItems(compiled, on, plan).forEach((zone, item) => {
          expect(result.domain[candidateOf(task, item, zone)], `town ${seed}, item ${item}`).toBe(1);
        });
      }
    }
    expect(bounded).toBeGreaterThan(100);
    expect(beaten).toBeGreaterThan(100);
    expect(left).toBeGreaterThan(30);
    expect(closed).toBeGreaterThan(30);
  });
});
