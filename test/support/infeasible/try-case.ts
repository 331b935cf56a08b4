import { checkPlan } from '../../../engine/check/index.ts';
import { type Member, waysOut, whyNothingFits } from '../../../engine/explain/index.ts';
import type { Context } from '../../../engine/layout/context.ts';
import { inThisThread } from '../../../engine/layout/index.ts';
import { resolve } from '../../../engine/layout/resolve.ts';
import { planZones, type ZoningQuestion, type ZoningTools } from '../../../engine/scenario/plan-zones.ts';
import { prepare } from '../../../engine/scenario/prepare.ts';
import type { Scenario } from '../../../engine/scenario/scenario.ts';
import { tryWaysOut } from '../../../engine/scenario/ways-out.ts';
import { solverNamed } from '../../../engine/solvers/index.ts';
import type { Asked } from './cases.ts';

export const solver = solverNamed('highs')!;
const tools: ZoningTools = { pool: inThisThread, solver, now: () => 0, cancelled: { aborted: false } };

/** The question that a scenario of a county makes, limited to so many iterations of search. */
export function questionOf({ problem, travel, scenario }: Asked, iterations: number): ZoningQuestion {
  const prepared = prepare(problem, scenario);
  if ('complaints' in prepared) throw new Error(prepared.complaints.map((one) => one.text.en).join('\n'));
  return {
    problem: prepared.problem,
    travel,
    policy: prepared.policy.zoning,
    overrides: prepared.policy.overrides,
    options: {
      ...prepared.options,
      levels: [{ id: 'travel', tolerance: 0 }],
      iterations,
      seconds: null,
    },
    scenario: prepared.scenario,
  };
}

/** Whether the search finds a plan that the judge passes. */
export async function fits(asked: Asked, iterations: number): Promise<boolean> {
  const question = questionOf(asked, iterations);
  const judged = await planZones(question, tools);
  if (!('plan' in judged)) return false;
  const { violations } = checkPlan(question.problem, question.travel, question.policy, judged.plan);
  return violations.length === 0;
}

/** The first way out as its scenario has it, run from the start: whether a plan comes out that the judge passes. */
export async function firstWayWorks(asked: Asked, iterations: number) {
  const question = questionOf(asked, iterations);
  const { clash } = await whyNothingFits(question, { solver });
  const ways = await waysOut(question, { solver }, clash ?? undefined);
  const [first] = await tryWaysOut(question, asked.scenario, tools, ways);
  if (!first) return { works: false, text: 'no way out' };
  const works = first.plan !== null && (await fits({ ...asked, scenario: first.scenario }, iterations));
  return { works, text: first.way.text.en };
}

export { type Context, type Member, resolve, type Scenario };
