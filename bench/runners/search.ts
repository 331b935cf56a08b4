import { onThreads } from '../../engine/cli/pool.ts';
import { planZones } from '../../engine/scenario/plan-zones.ts';
import { solvers } from '../../engine/solvers/index.ts';
import { NONE } from '../../engine/units.ts';
import type { ZoningRunner } from './runner.ts';

/** Junheng as it is shipped: search, mergers, bounds. */
export const search: ZoningRunner = {
  name: 'search',
  help: 'Junheng: search with exact mergers, bounds by cuts',
  absent: () => null,
  async run(instance, { seed, seconds, threads }, better) {
    const options = { ...instance.options, seed, seconds, iterations: null };
    const result = await planZones(
      { ...instance, options, overrides: {}, scenario: null },
      {
        pool: onThreads(threads),
        solver: solvers[0]!,
        now: () => performance.now(),
        cancelled: { aborted: false },
        onProgress({ incumbent: [value] }) {
          if (value !== null && value !== undefined) better(value);
        },
      },
    );
    if (!('plan' in result)) throw new Error(result.complaints.map(({ text }) => text.en).join('; '));
    const { plan, report } = result;
    const schools = new Map(instance.problem.schools.map(({ id }, s) => [id, s]));
    const assigned = plan.assignment[options.stages[0]!] ?? {};
    const { objective, bound, status } = plan.result;
    return {
      zones:
        objective === null
          ? null
          : Int32Array.from(instance.problem.units.ids, (unit) => schools.get(assigned[unit] ?? '') ?? NONE),
      objective,
      bound,
      status,
      falseClaims: report.claims.map(({ text }) => text.en),
    };
  },
};
