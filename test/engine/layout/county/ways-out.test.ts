import { describe, expect, it } from 'vitest';
import { inThisThread } from '../../../../engine/layout/index.ts';
import { layoutWaysOut } from '../../../../engine/scenario/layout-ways-out.ts';
import { planCounty } from '../../../../engine/scenario/plan-county.ts';
import { solvers } from '../../../../engine/solvers/index.ts';
import { randomLayout } from '../../../support/random-layout.ts';

const tools = { pool: inThisThread, solver: solvers[0]!, now: () => 0, cancelled: { aborted: false } };

describe('a layout that nothing allows', () => {
  it('is answered with what it would go without', async () => {
    let [asked, answered] = [0, 0];
    for (let seed = 0; seed < 12 && answered < 3; seed++) {
      const town = randomLayout(seed, [2027]);
      const question = { ...town, overrides: {}, scenario: null };
      const free = await planCounty(question, tools);
      if (free.plan === null || free.plan.open.length < 2) continue;
      // More schools than there are.
      const options = { ...town.options, sites: { fewest: town.problem.schools.length + 1, most: 99 } };
      const impossible = await planCounty({ ...question, options }, tools);
      expect(impossible.plan).toBeNull();
      asked++;
      const ways = await layoutWaysOut({ ...question, options }, () => tools);
      expect(ways.map(({ rule }) => rule)).toContain('siteCount');
      answered++;
    }
    expect(asked).toBeGreaterThan(1);
    expect(answered).toBe(asked);
  });
});
