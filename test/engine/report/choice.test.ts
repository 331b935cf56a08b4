import { describe, expect, it } from 'vitest';
import { placementOfPlan } from '../../../engine/indicators/index.ts';
import { resolvePolicy } from '../../../engine/policy/index.ts';
import { choices, choiceTable, choiceText } from '../../../engine/report/index.ts';
import { honestPlan } from '../../support/honest-plan.ts';
import { buildTown } from '../../support/tiny-town.ts';

describe('out-of-zone enrolment under a plan', () => {
  // One class of 45 each; the town school has 40 children of whom 10 come from elsewhere, the village school 20 and 5.
  const town = buildTown({
    stages: [{ id: 'primary', grades: ['g1'] }],
    units: [
      { id: 'a', pupils: [[38]] },
      { id: 'b', pupils: [[20]] },
    ],
    schools: [
      { id: 'Town', stages: ['primary'], unit: 'a', classrooms: 1, tier: 'town' },
      { id: 'Village', stages: ['primary'], unit: 'b', classrooms: 2, tier: 'village' },
      { id: 'Silent', stages: ['primary'], classrooms: 1, tier: 'town' },
    ],
    enrolment: [
      ['Town', 1, 40],
      ['Village', 1, 20],
      ['Silent', 1, 7],
    ],
    policy: { classCap: { primary: 45 } },
  });
  const outside: Readonly<Record<string, number>> = { Town: 10, Village: 5 };
  const enrolment = town.problem.enrolment!.map((row) => ({
    ...row,
    outsideZone: outside[town.problem.schools[row.school]!.id] ?? null,
  }));
  const problem = { ...town.problem, enrolment };
  const plan = honestPlan({ ...town, problem }, { primary: { a: 'Town', b: 'Village' } });
  const placed = placementOfPlan(problem, town.policy, town.travel, plan);
  const policyWith = (least: number) => {
    const resolved = resolvePolicy('none', { 'zonedEntry.primary': { value: least, unit: 'share' } });
    if (!('policy' in resolved)) throw new Error('The policy of the test is faulty.');
    return resolved.policy;
  };

  it('is told by school, limited where the policy says so, and nothing is said of what the table does not tell', () => {
    const found = choices(placed, policyWith(0.95));
    expect(found.map(({ school }) => problem.schools[school]!.id)).toEqual(['Town', 'Village']);
    // 5 % from outside beside 38 residents is two; the village school is not limited and has 25 + 45 places left.
    expect(found.map(({ mayTake }) => mayTake)).toEqual([2, 70]);
    expect(found[0]!.allowedShare).toBeCloseTo(0.05, 12);
    expect(found[1]!.allowedShare).toBe(null);
    expect(choices(placed, policyWith(1))[0]!.mayTake).toBe(0);
    const table = choiceTable(placed, policyWith(0.95));
    expect(table.rows.map((row) => row[7])).toEqual([{ en: 'beyond the limit', zh: '超出上限' }, null]);
  });

  it('is summed up in a sentence', () => {
    const said = choiceText(placed, policyWith(0.95))!;
    expect(said.en).toBe(
      'Out-of-zone enrolment today: 15 of 60 pupils (25.0 %); 1 of the 1 schools that the policy limits take more than it allows.',
    );
    expect(said.zh).toContain('择校');
    const without = placementOfPlan({ ...problem, enrolment: null }, town.policy, town.travel, plan);
    expect(choiceText(without, policyWith(1))).toBe(null);
  });
});
