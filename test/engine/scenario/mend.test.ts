import { describe, expect, it } from 'vitest';
import { inThisThread } from '../../../engine/layout/index.ts';
import type { Plan } from '../../../engine/plan/index.ts';
import { Random } from '../../../engine/random.ts';
import { withGiven } from '../../../engine/scenario/mend.ts';
import { planZones } from '../../../engine/scenario/plan-zones.ts';
import { solvers } from '../../../engine/solvers/index.ts';
import { bruteForce } from '../../support/brute-force.ts';
import { gridTown } from '../../support/grid-town.ts';
import { COUNTABLE_TOWN, randomTown } from '../../support/random-town.ts';
import type { Town } from '../../support/tiny-town.ts';

const tools = { pool: inThisThread, solver: solvers[0]!, now: () => 0, cancelled: { aborted: false } };

async function planned(town: Town, iterations: number, from?: Plan['assignment']) {
  const options = { ...town.options, iterations, seconds: null };
  const judged = await planZones(
    { ...town, options, overrides: {}, scenario: null, ...(from ? { from } : {}) },
    tools,
  );
  return 'plan' in judged ? judged : null;
}

const changes = (a: Plan['assignment'], b: Plan['assignment']) =>
  Object.entries(a).flatMap(([stage, zones]) =>
    Object.entries(zones).filter(([unit, school]) => b[stage]?.[unit] !== school),
  ).length;

describe('mending given zones', () => {
  it('changes no more units than any plan must, over towns of which every plan was tried', async () => {
    let [mended, already, none] = [0, 0, 0];
    for (let seed = 0; seed < 120; seed++) {
      const random = randomTown(seed, { ...COUNTABLE_TOWN, assignments: 800 });
      const options = withGiven(random.problem, random.options, random.options.given!, 'repair');
      const town = { ...random, options: { ...options, levels: options.levels.slice(0, 2) } };
      const truth = bruteForce(town);
      const judged = await planned(town, 2);
      if (truth.feasible === 0) {
        expect(judged === null || judged.report.violations.length > 0).toBe(true);
        none++;
        continue;
      }
      const value = judged!.plan.result.levels[0]!;
      expect(value.id).toBe('kept');
      expect(value.value, `town ${seed}`).toBe(truth.levels[0]!.reached);
      expect(judged!.report.violations).toEqual([]);
      if (value.value === 0) already++;
      else mended++;
    }
    expect(mended).toBeGreaterThan(20);
    expect(already + none).toBeGreaterThan(10);
  });

  it('leaves a large plan alone but for what was broken, and places only who is missing when it finishes', async () => {
    const shape = { width: 10, height: 9, schools: 6, slack: 1.2, classes: true };
    const town = gridTown(3, shape);
    const [stage] = town.options.stages as [string];
    const first = (await planned(town, 4))!.plan;
    const random = new Random(7, 1);
    const units = Object.keys(first.assignment[stage]!);
    const schools = [...new Set(Object.values(first.assignment[stage]!))];
    const edited = { ...first.assignment[stage]! };
    for (let k = 0; k < 6; k++)
      edited[units[random.below(units.length)]!] = schools[random.below(schools.length)]!;
    const given = { [stage]: edited };
    const repair = { ...town, options: withGiven(town.problem, town.options, given, 'repair') };
    const repaired = (await planned(repair, 4))!;
    expect(repaired.report.violations).toEqual([]);
    // Taking the edits back would mend everything: nobody needs more changes than that.
    expect(changes(given, repaired.plan.assignment)).toBeLessThanOrEqual(changes(given, first.assignment));
    const partial = Object.fromEntries(Object.entries(first.assignment[stage]!).filter((_, k) => k % 3 > 0));
    const finish = {
      ...town,
      options: withGiven(town.problem, town.options, { [stage]: partial }, 'finish'),
    };
    const finished = (await planned(finish, 4))!;
    expect(finished.report.violations).toEqual([]);
    expect(changes({ [stage]: partial }, finished.plan.assignment)).toBe(0);
    // A school is given up: only the units of its zone are placed anew.
    const closed = schools.at(-1)!;
    const left = {
      ...town.problem,
      schools: town.problem.schools.map((one) =>
        one.id === closed ? { ...one, status: 'candidate' as const } : one,
      ),
    };
    const zones = { [stage]: first.assignment[stage]! };
    const { locks } = withGiven(left, town.options, zones, 'finish');
    const kept = Object.entries(first.assignment[stage]!).filter(([, school]) => school !== closed);
    expect(locks).toEqual(kept.map(([unit, school]) => ({ stage, unit, school })));
    expect(kept.length).toBeLessThan(units.length);
  });
});
