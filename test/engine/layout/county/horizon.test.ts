import { describe, expect, it } from 'vitest';
import { rollingLayout } from '../../../../engine/layout/county/horizon.ts';
import { inThisThread, type LayoutQuestion, layoutCounty } from '../../../../engine/layout/index.ts';
import { planCounty } from '../../../../engine/scenario/plan-county.ts';
import { solvers } from '../../../../engine/solvers/index.ts';
import { afterIterations } from '../../../../engine/stop/index.ts';
import { type Choice, everyChoice, randomLayout, worthOf } from '../../../support/random-layout.ts';

const TOWNS = 40;
const search = { pool: inThisThread, solver: solvers[0]!, seed: 1, stop: afterIterations(60) };

describe('a layout over a horizon', () => {
  it('breaks no rule in any year, is never worse than the rolling plan, and its bound holds', async () => {
    let [solved, best] = [0, 0];
    for (let seed = 0; seed < TOWNS; seed++) {
      const town = randomLayout(seed, [2027, 2029], { units: 4, schools: 2 });
      const choices: Choice[] = [...everyChoice(town)];
      let truth = Infinity;
      for (const first of choices) {
        for (const second of choices) truth = Math.min(truth, worthOf(town, [first, second]) ?? Infinity);
      }
      const { plan } = await planCounty(
        { ...town, overrides: {}, scenario: null },
        { pool: inThisThread, solver: solvers[0]!, now: () => 0, cancelled: { aborted: false } },
      );
      const rolling = await rollingLayout(town as LayoutQuestion, search);
      const joint = await layoutCounty(town as LayoutQuestion, search);
      if (truth === Infinity) {
        expect(plan, `town ${seed}`).toBeNull();
        continue;
      }
      // The rolling plan may have closed in the first period what the second cannot do without.
      expect(plan === null, `town ${seed}`).toBe(rolling.periods === null);
      if (plan === null) continue;
      const { objective, bound } = plan.result;
      expect(plan.violations).toEqual([]);
      expect(bound!, `town ${seed}`).toBeLessThanOrEqual(truth * (1 + 1e-9));
      expect(objective!, `town ${seed}`).toBeGreaterThanOrEqual(truth * (1 - 1e-9));
      expect(joint.value!).toBeCloseTo(objective!, 3);
      expect(objective!).toBeLessThanOrEqual(rolling.value! * (1 + 1e-9));
      solved++;
      if (objective! <= truth * (1 + 1e-6)) best++;
    }
    expect(solved).toBeGreaterThan(TOWNS / 4);
    expect(best).toBeGreaterThan(solved / 2);
  });
});
