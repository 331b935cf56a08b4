import { describe, expect, it } from 'vitest';
import { inThisThread } from '../../../../engine/layout/index.ts';
import { planCounty } from '../../../../engine/scenario/plan-county.ts';
import { solvers } from '../../../../engine/solvers/index.ts';
import { everyChoice, randomLayout, worthOf } from '../../../support/random-layout.ts';
import type { Town } from '../../../support/tiny-town.ts';

const TOWNS = 40;
const tools = { pool: inThisThread, solver: solvers[0]!, now: () => 0, cancelled: { aborted: false } };

async function planned(town: Town) {
  return await planCounty({ ...town, overrides: {}, scenario: null }, tools);
}

describe('the layout of a county', () => {
  it('is as good as any that the judge lets pass, and proved so', async () => {
    let [solved, proved, impossible] = [0, 0, 0];
    for (let seed = 0; seed < TOWNS; seed++) {
      const town = randomLayout(seed, [2026 + (seed % 2)]);
      let truth = Infinity;
      for (const choice of everyChoice(town)) truth = Math.min(truth, worthOf(town, [choice]) ?? Infinity);
      const { plan, ...rest } = await planned(town);
      if (truth === Infinity) {
        expect(plan, `town ${seed}`).toBeNull();
        impossible++;
        continue;
      }
      expect(plan, `town ${seed}: ${JSON.stringify(rest)}`).not.toBeNull();
      const { objective, bound, status } = plan!.result;
      expect(plan!.violations).toEqual([]);
      expect(bound!, `town ${seed}`).toBeLessThanOrEqual(truth * (1 + 1e-9));
      expect(objective! / truth, `town ${seed}`).toBeCloseTo(1, 6);
      solved++;
      if (status === 'optimal') proved++;
    }
    expect(solved).toBeGreaterThan(TOWNS / 4);
    expect(impossible).toBeGreaterThan(0);
    expect(proved).toBeGreaterThan(solved / 2);
  });
});
