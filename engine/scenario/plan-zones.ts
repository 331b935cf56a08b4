import { type CheckReport, checkPlan } from '../check/index.ts';
import {
  type Context,
  compile,
  draftToPlan,
  type Grouping,
  type OpenPool,
  type ZoneProgress,
  zone,
} from '../layout/index.ts';
import type { Plan, PlanOptions } from '../plan/index.ts';
import type { ZoningPolicy } from '../policy/index.ts';
import type { Complaint, Problem } from '../problem/index.ts';
import type { CheckedSolver } from '../solvers/index.ts';
import { afterIterations, afterSeconds, anyOf, whenCancelled } from '../stop/index.ts';
import type { TravelTable } from '../travel/index.ts';
import { NONE } from '../units.ts';

/** What zones are drawn for; `prepare` and `walkingTimes` make one of a dataset and a scenario. */
export interface ZoningQuestion {
  readonly problem: Problem;
  readonly travel: TravelTable;
  readonly policy: ZoningPolicy;
  /** Local values of the policy; written into the plan. */
  readonly overrides: Readonly<Record<string, unknown>>;
  /** With `iterations` or `seconds`, which end the search. */
  readonly options: PlanOptions;
  readonly scenario: string | null;
  /** Zones of an earlier plan to begin with, as far as they still fit; the search is free to leave them. */
  readonly from?: Plan['assignment'];
  /** After a proof that no plan keeps every rule, the plan is the one found that breaks the least. */
  readonly relax?: boolean;
}

export interface ZoningTools {
  readonly pool: OpenPool;
  readonly solver: CheckedSolver;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
  readonly cancelled: { readonly aborted: boolean };
  readonly onProgress?: (progress: ZoneProgress) => void;
}

/** A plan that the judge has passed, with what it said. */
export interface JudgedPlan {
  readonly plan: Plan;
  readonly report: CheckReport;
}

/**
 * Draws zones and has the judge look at them. Complaints, where the question cannot be put. A plan that claims to keep every rule
 * and does not, or says of itself what is not so, is a fault of this program: it throws, and nobody sees the plan.
 */
export async function planZones(
  question: ZoningQuestion,
  tools: ZoningTools,
): Promise<JudgedPlan | { readonly complaints: readonly Complaint[] }> {
  const { problem, travel, policy, options, overrides, scenario } = question;
  const { now } = tools;
  const started = now();
  const { task, context, grouping, objectives, complaints } = compile({ problem, travel, policy, options });
  if (!task || !context || !grouping) return { complaints };
  const compiled = now();
  const from = question.from ?? options.given;
  const draft = await zone(task, {
    stop: anyOf(
      whenCancelled(tools.cancelled),
      ...(options.iterations === null ? [] : [afterIterations(options.iterations)]),
      ...(options.seconds === null ? [] : [afterSeconds(options.seconds, now)]),
    ),
    seed: options.seed,
    pool: tools.pool,
    solver: tools.solver,
    tolerances: options.levels.map(({ tolerance }) => tolerance),
    ...(question.relax ? { relax: true } : {}),
    ...(from ? { start: startingZones(context, grouping, from) } : {}),
    ...(tools.onProgress ? { onProgress: tools.onProgress } : {}),
  });
  const timings = { compile: (compiled - started) / 1000, solve: (now() - compiled) / 1000 };
  const plan = draftToPlan(context, grouping, objectives, draft, { overrides, scenario, timings });
  const report = checkPlan(problem, travel, policy, plan);
  if (report.claims.length > 0) {
    const found = report.claims.map(({ place, text }) => `${place}: ${text.en}`).join('\n');
    throw new Error(`The solver's plan is not what it says it is; it was thrown away.\n${found}`);
  }
  return { plan, report };
}

/** The zone of each item in an earlier plan; NONE where its units had none, or went to several schools. */
function startingZones(context: Context, grouping: Grouping, from: Plan['assignment']): Int32Array {
  const { problem, stages } = context;
  const schools = new Map(problem.schools.map(({ id }, s) => [id, s]));
  return Int32Array.from({ length: grouping.itemCount }, (_, item) => {
    const slot = grouping.itemStage[item]!;
    const ofStage = from[stages[slot]!.id] ?? {};
    const [school, ...others] = new Set(
      grouping.unitsOf(item).map((unit) => schools.get(ofStage[problem.units.ids[unit]!] ?? '') ?? NONE),
    );
    return school === undefined || school === NONE || others.length > 0
      ? NONE
      : grouping.zoneOf(slot, school);
  });
}
