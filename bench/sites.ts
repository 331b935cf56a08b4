import { onThreads } from '../engine/cli/pool.ts';
import { planLayout } from '../engine/scenario/plan-layout.ts';
import { solvers } from '../engine/solvers/index.ts';
import type { SiteInstance } from './instances/site-instance.ts';
import type { RunOrder, RunOutcome } from './suite.ts';

/** One run of choosing sites, with what the judge says of it. */
export async function runSites(instance: SiteInstance, { threads }: RunOrder): Promise<RunOutcome> {
  const history: [number, number][] = [];
  const started = performance.now();
  const result = await planLayout(
    { ...instance, overrides: {}, scenario: null },
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
  if (result.plan === null) {
    if (result.complaints.length > 0)
      throw new Error(result.complaints.map(({ text }) => text.en).join('; '));
    return { objective: null, bound: null, status: 'unknown', violations: [], falseClaims: [], history };
  }
  const { plan, report } = result;
  const { status, objective, bound } = plan.result;
  return {
    objective,
    bound,
    status,
    violations: report.violations.map(({ text }) => text.en),
    falseClaims: report.claims.map(({ text }) => text.en),
    history,
  };
}
