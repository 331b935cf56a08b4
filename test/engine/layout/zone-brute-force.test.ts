import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../../engine/check/index.ts';
import { compile, draftToPlan, inThisThread, zone } from '../../../engine/layout/index.ts';
import { solvers } from '../../../engine/solvers/index.ts';
import { afterIterations } from '../../../engine/stop/index.ts';
import { bruteForce } from '../../support/brute-force.ts';
import { COUNTABLE_TOWN, randomTown } from '../../support/random-town.ts';

const TOWNS = 400;
const FEW_PLANS = { ...COUNTABLE_TOWN, assignments: 1500 };

/** Equal but for the rounding of sums taken in another order and of what a proof leaves open. */
function expectNear(found: number, wanted: number, what: string): void {
  expect(Math.abs(found - wanted), what).toBeLessThanOrEqual(2e-6 * Math.max(1, Math.abs(wanted)));
}

describe('zones of small towns', () => {
  it('are the best there are, level by level, with proof; where there are none that is proved', async () => {
    let [refused, impossible, best, several] = [0, 0, 0, 0];
    for (let seed = 0; seed < TOWNS; seed++) {
      const town = randomTown(seed, FEW_PLANS);
      const truth = bruteForce(town);
      const compiled = compile(town);
      if (!compiled.task) {
        expect(truth.feasible, `town ${seed}`).toBe(0);
        refused++;
        continue;
      }
      const draft = await zone(compiled.task, {
        stop: afterIterations(2),
        seed: 1,
        pool: inThisThread,
        solver: solvers[0]!,
        tolerances: town.options.levels.map((level) => level.tolerance),
      });
      const plan = draftToPlan(compiled.context!, compiled.grouping!, compiled.objectives, draft, {
        overrides: {},
        scenario: null,
        timings: {},
      });
      const report = checkPlan(town.problem, town.travel, town.policy, plan);
      expect(report.claims, `town ${seed}`).toEqual([]);
      if (truth.feasible === 0) {
        expect(plan.result.status, `town ${seed}`).toBe('infeasible');
        impossible++;
        continue;
      }
      expect(report.violations, `town ${seed}`).toEqual([]);
      truth.levels.forEach(({ id, reached }, level) => {
        const stated = plan.result.levels[level]!;
        expectNear(stated.reached, reached, `town ${seed}, ${id}`);
        expect(stated.bound, `town ${seed}, bound of ${id}`).toBeLessThanOrEqual(reached * (1 + 1e-9) + 1e-9);
        expectNear(stated.bound!, reached, `town ${seed}, bound of ${id}`);
      });
      best++;
      if (truth.levels.length > 1) several++;
    }
    expect(refused).toBeGreaterThan(50);
    expect(impossible).toBeGreaterThan(30);
    expect(best).toBeGreaterThan(150);
    expect(several).toBeGreaterThan(50);
  });
});
