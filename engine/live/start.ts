import { resolve } from '../layout/resolve.ts';
import type { Complaint, Problem } from '../problem/index.ts';
import { prepare } from '../scenario/prepare.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { TravelTable } from '../travel/index.ts';
import { NONE, type SchoolYear } from '../units.ts';
import { LivePlan } from './live-plan.ts';

/** What a plan is edited in: the county, its walking times, the scenario, and where units begin. */
export interface LiveQuestion {
  readonly problem: Problem;
  readonly travel: TravelTable;
  readonly scenario: Scenario;
  /** By stage of the problem, school of each unit, NONE for none; null: a stage that keeps its zones in force, or has none. */
  readonly assignment: readonly (Int32Array | null)[];
  /** Whose children are looked at; absent, or not known under the scenario: those of the year that is planned. */
  readonly year?: SchoolYear;
}

/** Opens a plan for editing, or tells everything that is wrong with the scenario. */
export function startLive(question: LiveQuestion): LivePlan | { readonly complaints: readonly Complaint[] } {
  const ready = prepare(question.problem, question.scenario);
  if ('complaints' in ready) return ready;
  const { problem, policy } = ready;
  const planYear = ready.options.year;
  const year = problem.years.find((one) => one === question.year) ?? planYear;
  const options = { ...ready.options, year };
  const { context, complaints } = resolve({
    problem,
    travel: question.travel,
    policy: policy.zoning,
    options,
  });
  if (!context || complaints.some(({ severity }) => severity === 'error')) return { complaints };
  const { count } = problem.units;
  const assignment = problem.stages.map((stage, k) => {
    if (!options.stages.includes(stage.id)) return null;
    return question.assignment[k] ?? problem.zonesInForce?.[k]?.slice() ?? new Int32Array(count).fill(NONE);
  });
  return new LivePlan(problem, policy, options, question.travel, context, assignment, planYear);
}
