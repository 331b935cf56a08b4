import { describe, expect, it } from 'vitest';
import { designCounty } from '../../../datasets/synthetic/county.ts';
import { makeCase, violationsOf } from '../../../engine/check/index.ts';
import { placementInForce, placementOfPlan } from '../../../engine/indicators/index.ts';
import { compile, draftToPlan, inThisThread, zone } from '../../../engine/layout/index.ts';
import { buildProblem } from '../../../engine/problem/index.ts';
import { summaryLines } from '../../../engine/report/index.ts';
import { prepare } from '../../../engine/scenario/prepare.ts';
import { EMPTY_SCENARIO } from '../../../engine/scenario/scenario.ts';
import { walkingTimes } from '../../../engine/scenario/walking-times.ts';
import { solverNamed } from '../../../engine/solvers/index.ts';
import { afterIterations } from '../../../engine/stop/index.ts';
import { type county, demoCounty } from './county.ts';

const ITERATIONS = 60;

/** The summary's counts, zones in force against the plan found in a few iterations. */
async function planned({ problem }: ReturnType<typeof county>) {
  const prepared = prepare(problem, EMPTY_SCENARIO);
  if (!('policy' in prepared)) throw new Error('The policy does not resolve.');
  const { policy, options } = prepared;
  const { travel } = walkingTimes(problem, policy)!;
  const { task, context, grouping, objectives } = compile({
    problem,
    travel,
    policy: policy.zoning,
    options,
  });
  const draft = await zone(task!, {
    stop: afterIterations(ITERATIONS),
    seed: 1,
    pool: inThisThread,
    solver: solverNamed('highs')!,
    tolerances: options.levels.map(({ tolerance }) => tolerance),
  });
  const plan = draftToPlan(context!, grouping!, objectives, draft, {
    overrides: {},
    scenario: null,
    timings: {},
  });
  const before = placementInForce(problem, policy.zoning, travel, options);
  const lines = summaryLines(
    before,
    placementOfPlan(problem, policy.zoning, travel, plan),
    options.allowIslands,
  );
  return { plan, lines, draft };
}

describe('the zones that the demo county could have', () => {
  it('keep every rule and are better than those in force on every count', async () => {
    const { problem } = demoCounty();
    const { plan, lines, draft } = await planned(demoCounty());
    expect(draft.status).toBe('feasible');
    expect(plan.violations).toEqual([]);
    expect(lines.length).toBeGreaterThan(12);
    for (const { id, before, after, change } of lines) {
      // Nobody is without a way, before and after.
      if (id.endsWith('.noWay')) expect([before, after]).toEqual([0, 0]);
      else expect(change, `${id}: ${before} → ${after}`).toBe('better');
    }
    // Rooms to spare: a little in the county, hardly any in the county town.
    const rooms = { all: 0, town: 0 };
    const classes = { all: 0, town: 0 };
    for (const { id, status, safe, tier, classrooms } of problem.schools) {
      if (status !== 'existing' || !safe) continue;
      const formed = Object.values(plan.classes[id] ?? {}).reduce((a, b) => a + b, 0);
      rooms.all += classrooms!;
      classes.all += formed;
      if (tier !== 'urban') continue;
      rooms.town += classrooms!;
      classes.town += formed;
    }
    expect(rooms.all / classes.all).toBeGreaterThan(1.08);
    expect(rooms.all / classes.all).toBeLessThan(1.15);
    expect(rooms.town / classes.town).toBeLessThan(1.06);
    expect(rooms.town / classes.town).toBeGreaterThan(1);
  });
});

describe('the zones for which the schools of a county are built', () => {
  it('keep every rule, in counties of many seeds and sizes', () => {
    let tried = 0;
    for (const [units, schools, seeds] of [
      [30, 6, 6],
      [60, 6, 6],
      [120, 12, 5],
      [250, 25, 4],
      [400, 20, 4],
      [600, 48, 3],
    ] as const) {
      for (let seed = 1; seed <= seeds; seed++) {
        const { tables, possible } = designCounty({ units, schools, seed });
        const built = buildProblem(tables);
        if (!('problem' in built)) throw new Error(built.complaints[0]!.text.en);
        expect(built.warnings).toEqual([]);
        const prepared = prepare(built.problem, EMPTY_SCENARIO);
        if (!('policy' in prepared)) throw new Error('The policy does not resolve.');
        const { policy, options } = prepared;
        const { travel } = walkingTimes(built.problem, policy)!;
        const on = makeCase(built.problem, travel, policy.zoning, options);
        expect(violationsOf(on, [possible.primary, possible.junior])).toEqual([]);
        tried++;
      }
    }
    expect(tried).toBe(28);
  });
});
