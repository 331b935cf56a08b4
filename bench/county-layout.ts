import { type CountyOptions, generateCounty } from '../datasets/synthetic/index.ts';
import { onThreads } from '../engine/cli/pool.ts';
import { buildProblem } from '../engine/problem/index.ts';
import { planCounty } from '../engine/scenario/plan-county.ts';
import { prepare } from '../engine/scenario/prepare.ts';
import { EMPTY_SCENARIO } from '../engine/scenario/scenario.ts';
import { walkingTimes } from '../engine/scenario/walking-times.ts';
import { solvers } from '../engine/solvers/index.ts';
import type { RunOrder, RunOutcome } from './suite.ts';

/** One layout of a generated county for its next school year, with what the judge says of it. The seconds are those of deciding; walking times come before. */
export async function runCountyLayout(
  county: CountyOptions,
  { seconds, seed, threads }: RunOrder,
): Promise<RunOutcome> {
  const built = buildProblem(generateCounty(county));
  if (!('problem' in built)) throw new Error(built.complaints.map(({ text }) => text.en).join('; '));
  const prepared = prepare(built.problem, EMPTY_SCENARIO);
  if ('complaints' in prepared) throw new Error(prepared.complaints.map(({ text }) => text.en).join('; '));
  const { problem, policy, scenario } = prepared;
  const { travel } = walkingTimes(problem, policy)!;
  const year = problem.years[1]!;
  const options = {
    ...prepared.options,
    year,
    seed,
    seconds,
    iterations: null,
    layout: { periods: [year], budgets: [null], nineYear: [], settled: [] },
  };
  const history: [number, number][] = [];
  const started = performance.now();
  const judged = await planCounty(
    { problem, travel, policy: policy.zoning, overrides: policy.overrides, options, scenario },
    {
      pool: onThreads(threads),
      solver: solvers[0]!,
      now: () => performance.now(),
      cancelled: { aborted: false },
      onProgress({ incumbent }) {
        const last = history.at(-1);
        if (incumbent === null || (last && last[1] <= incumbent)) return;
        history.push([(performance.now() - started) / 1000, incumbent]);
      },
    },
  );
  if (judged.plan === null) {
    if (judged.complaints.length > 0)
      throw new Error(judged.complaints.map(({ text }) => text.en).join('; '));
    return { objective: null, bound: null, status: judged.status, violations: [], falseClaims: [], history };
  }
  const { status, objective, bound } = judged.plan.result;
  const { violations, claims } = judged.report;
  return {
    objective,
    bound,
    status,
    violations: violations.map(({ text }) => text.en),
    falseClaims: claims.map(({ text }) => text.en),
    history,
  };
}
