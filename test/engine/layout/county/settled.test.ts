import { expect, it } from 'vitest';
import { inThisThread } from '../../../../engine/layout/index.ts';
import type { Action } from '../../../../engine/plan/index.ts';
import { planCounty } from '../../../../engine/scenario/plan-county.ts';
import { solvers } from '../../../../engine/solvers/index.ts';
import { layoutTown } from '../../../support/layout-town.ts';

const tools = { pool: inThisThread, solver: solvers[0]!, now: () => 0, cancelled: { aborted: false } };

it('takes what is settled as it is, however dear, and decides the rest anew', async () => {
  const town = layoutTown();
  const cases: readonly Action[][] = [
    [{ kind: 'open', school: 'site', classrooms: 4, year: 2027 }],
    [{ kind: 'expand', school: 'small', classrooms: 4, year: 2027 }],
    [{ kind: 'close', school: 'small', year: 2027 }],
    // Left to itself the search would send its children to the school next door, and it would be no merger into this one.
    [{ kind: 'merge', school: 'small', into: 'east', year: 2027 }],
  ];
  const free = await planCounty({ ...town, overrides: {}, scenario: null }, tools);
  let planned = 0;
  for (const settled of cases) {
    const options = { ...town.options, layout: { ...town.options.layout!, settled } };
    const { plan } = await planCounty({ ...town, options, overrides: {}, scenario: null }, tools);
    expect(plan, JSON.stringify(settled)).not.toBeNull();
    expect(plan!.violations).toEqual([]);
    for (const action of settled) expect(plan!.actions).toContainEqual(action);
    expect(plan!.result.objective!).toBeGreaterThanOrEqual(free.plan!.result.bound! * (1 - 1e-9));
    planned++;
  }
  expect(planned).toBe(4);
});
