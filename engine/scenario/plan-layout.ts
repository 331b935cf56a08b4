import { checkPlan } from '../check/index.ts';
import { chooseSites, compile, compileSites, draftToPlan, type SiteProgress } from '../layout/index.ts';
import type { Action } from '../plan/index.ts';
import type { Complaint, Problem } from '../problem/index.ts';
import { afterIterations, afterSeconds, anyOf, whenCancelled } from '../stop/index.ts';
import { NONE } from '../units.ts';
import type { JudgedPlan, ZoningQuestion, ZoningTools } from './plan-zones.ts';

/** What zones are drawn with, and who hears how sites are chosen. */
export interface LayoutTools extends Omit<ZoningTools, 'onProgress'> {
  readonly onProgress?: (progress: SiteProgress) => void;
}

/**
 * Decides which schools to open and draws their zones, and has the judge look at the plan. Complaints, where the question
 * cannot be put; null for the plan where none was found. A plan that is not what it says of itself throws, and nobody sees it.
 */
export async function planLayout(
  question: Omit<ZoningQuestion, 'from' | 'relax'>,
  tools: LayoutTools,
): Promise<JudgedPlan | { readonly plan: null; readonly complaints: readonly Complaint[] }> {
  const { problem, travel, policy, options, overrides, scenario } = question;
  const started = tools.now();
  const { sites, grouping, complaints } = compileSites({ problem, travel, policy, options });
  if (!sites || !grouping) return { plan: null, complaints };
  const draft = await chooseSites(sites, {
    stop: anyOf(
      whenCancelled(tools.cancelled),
      ...(options.iterations === null ? [] : [afterIterations(options.iterations)]),
      ...(options.seconds === null ? [] : [afterSeconds(options.seconds, tools.now)]),
    ),
    seed: options.seed,
    pool: tools.pool,
    solver: tools.solver,
    ...(tools.onProgress ? { onProgress: tools.onProgress } : {}),
  });
  if (draft.best === null) return { plan: null, complaints: [] };
  const { zones } = draft.best;
  const open = new Set(Array.from(zones, (zone) => grouping.zoneSchool[zone]!));
  const standing = withOpen(problem, open);
  const settled = compile({ problem: standing, travel, policy, options });
  if (!settled.context || !settled.grouping) return { plan: null, complaints: settled.complaints };
  const { context, objectives } = settled;
  const inUse = settled.grouping;
  const renamed = zones.map((zone) =>
    zone === NONE ? NONE : inUse.zoneOf(grouping.zoneStage[zone]!, grouping.zoneSchool[zone]!),
  );
  const value = draft.best.value;
  const plan = {
    ...draftToPlan(
      context,
      inUse,
      objectives,
      { ...draft, zones: renamed, levels: [{ value, reached: value, bound: draft.bound }] },
      { overrides, scenario, timings: { solve: (tools.now() - started) / 1000 } },
    ),
    actions: actionsOf(problem, open, options.year),
  };
  const report = checkPlan(problem, travel, policy, plan);
  if (report.claims.length > 0) {
    const found = report.claims.map(({ place, text }) => `${place}: ${text.en}`).join('\n');
    throw new Error(`The solver's plan is not what it says it is; it was thrown away.\n${found}`);
  }
  return { plan, report };
}

/** The facts as they are once the decisions are taken: what is closed takes nobody. */
function withOpen(problem: Problem, open: ReadonlySet<number>): Problem {
  return {
    ...problem,
    schools: problem.schools.map((school, s) => ({
      ...school,
      status: open.has(s) ? ('existing' as const) : ('candidate' as const),
    })),
  };
}

function actionsOf(problem: Problem, open: ReadonlySet<number>, year: number): Action[] {
  return problem.schools.flatMap(({ id, status }, s): Action[] => {
    if (status === 'candidate' && open.has(s)) return [{ kind: 'open', school: id, year }];
    if (status === 'existing' && !open.has(s)) return [{ kind: 'close', school: id, year }];
    return [];
  });
}
