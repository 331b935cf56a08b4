import { expect } from 'vitest';
import { checkPlan } from '../../engine/check/index.ts';
import { compile, draftToPlan, inThisThread, zone } from '../../engine/layout/index.ts';
import type { Plan } from '../../engine/plan/index.ts';
import { parsePlan, planText } from '../../engine/plan/index.ts';
import { solvers } from '../../engine/solvers/index.ts';
import { afterIterations } from '../../engine/stop/index.ts';
import { type BruteForce, bruteForce } from './brute-force.ts';
import { COUNTABLE_TOWN, randomTown } from './random-town.ts';
import type { Town } from './tiny-town.ts';

const ITERATIONS = 60;
const SLACK = 1e-6;

export interface Compared {
  readonly seen: Readonly<Record<'refused' | 'optimal' | 'feasible' | 'infeasible' | 'unknown', number>>;
  readonly bounds: number;
  /** Towns in which the first goal was reached, and in which it was not. */
  readonly best: number;
  readonly beaten: number;
}

/** The plan that the search finds, null where the question is refused before anything is searched. */
async function searched(town: Town): Promise<Plan | null> {
  const { task, context, grouping, objectives } = compile(town);
  if (!task || !context || !grouping) return null;
  const draft = await zone(task, {
    stop: afterIterations(ITERATIONS),
    seed: town.options.seed,
    pool: inThisThread,
    solver: solvers[0]!,
    tolerances: town.options.levels.map((level) => level.tolerance),
  });
  return draftToPlan(context, grouping, objectives, draft, { overrides: {}, scenario: null, timings: {} });
}

/** The least that a level can be among all plans whose earlier levels keep the caps that the plan states. */
function leastWithinCaps(plan: Plan, truth: BruteForce, level: number): number {
  const caps = plan.result.levels
    .slice(0, level)
    .map((one) => one.reached + one.tolerance * Math.abs(one.reached));
  const within = truth.values.filter((values) => caps.every((cap, k) => values[k]! <= cap + SLACK));
  return within.reduce((least, values) => Math.min(least, values[level]!), Infinity);
}

/** Plans small towns, each of whose plans can be tried, and holds what is said of them against the truth and the judge. */
export async function plansAgainstTruth(from: number, to: number): Promise<Compared> {
  const seen = { refused: 0, optimal: 0, feasible: 0, infeasible: 0, unknown: 0 };
  let [bounds, best, beaten] = [0, 0, 0];
  for (let seed = from; seed < to; seed++) {
    const town = randomTown(seed, COUNTABLE_TOWN);
    const truth = bruteForce(town);
    const plan = await searched(town);
    if (!plan) {
      expect(truth.feasible, `town ${seed} is refused`).toBe(0);
      seen.refused++;
      continue;
    }
    const { status, levels } = plan.result;
    seen[status]++;
    const report = checkPlan(town.problem, town.travel, town.policy, plan);
    expect(report.claims, `town ${seed}`).toEqual([]);
    expect(parsePlan(planText(plan))).toEqual({ plan: JSON.parse(JSON.stringify(plan)) });

    const holds = status === 'optimal' || status === 'feasible';
    expect(report.verdict, `town ${seed}, ${status}`).toBe(holds ? 'keeps every rule' : 'breaks rules');
    if (status === 'infeasible') expect(truth.feasible, `town ${seed}`).toBe(0);
    if (!holds) continue;
    levels.forEach(({ id, value, bound }, level) => {
      const least = leastWithinCaps(plan, truth, level);
      expect(value, `town ${seed}: ${id} below what any plan has`).toBeGreaterThanOrEqual(least - SLACK);
      if (bound === null) return;
      bounds++;
      expect(bound, `town ${seed}: bound of ${id}`).toBeLessThanOrEqual(least + SLACK);
      if (status === 'optimal') expect(value).toBeLessThanOrEqual(least * (1 + SLACK) + SLACK);
    });
    if (levels[0]!.reached <= truth.levels[0]!.reached + SLACK) best++;
    else beaten++;
  }
  return { seen, bounds, best, beaten };
}
