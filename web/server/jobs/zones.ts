import { loadFiles } from '../../../datasets/importers/index.ts';
import { onThreads } from '../../../engine/cli/pool.ts';
import {
  EMPTY_SCENARIO,
  type JudgedPlan,
  judgeZones,
  type PlanOptions,
  type Prepared,
  parsePlan,
  parseScenario,
  planZones,
  prepare,
  solvers,
  walkingTimes,
  withGiven,
  type ZoningQuestion,
} from '../../../engine/index.ts';
import { packed } from './out-files.ts';
import { planFiles } from './plan-files.ts';
import { finite, MOST_TOLD, NONE_YET } from './progress.ts';
import type { Outcome, Outside, Task, TaskFile, TaskProgress } from './task.ts';

type ZonesTask = Extract<Task, { kind: 'zones' }>;
type JudgeTask = Extract<Task, { kind: 'judge' }>;

/** The county of the files under a scenario, or every complaint. */
export async function prepared(
  files: readonly TaskFile[],
  content: unknown,
): Promise<Prepared | Extract<Outcome, { kind: 'refused' }>> {
  const file = 'scenario.json';
  const built = await loadFiles(files);
  if (!('problem' in built)) return { kind: 'refused', complaints: built.complaints };
  const parsed = parseScenario(JSON.stringify(content), file);
  const asked = 'scenario' in parsed ? parsed.scenario : EMPTY_SCENARIO;
  const ready = prepare(built.problem, asked, { file });
  const complaints = [
    ...('complaints' in parsed ? parsed.complaints : []),
    ...('complaints' in ready ? ready.complaints : []),
  ];
  return 'complaints' in ready || complaints.length > 0 ? { kind: 'refused', complaints } : ready;
}

/** Draws zones and makes every file that a planner may ask for, so that no request has to work long for one. */
export async function drawZones(task: ZonesTask, outside: Outside): Promise<Outcome> {
  const ready = await prepared(task.files, task.content);
  if ('kind' in ready) return ready;
  const started = outside.now();
  const tell = (phase: string, more: Omit<TaskProgress, 'kind' | 'phase' | 'seconds'> = NONE_YET) =>
    outside.progress({ kind: 'progress', phase, seconds: (outside.now() - started) / 1000, ...more });
  tell('travel');
  const options: PlanOptions = {
    ...ready.options,
    levels: task.goals ?? ready.options.levels,
    locks: [...ready.options.locks, ...task.locks],
    seconds: task.seconds,
    iterations: task.iterations,
    seed: task.seed,
  };
  const earlier = task.from && parsePlan(new TextDecoder().decode(task.from), 'plan.json');
  const from = earlier && 'plan' in earlier ? earlier.plan.assignment : null;
  const mended = from && task.mend ? withGiven(ready.problem, options, from, task.mend) : options;
  const question = questionOf(ready, mended);
  const judged = await planZones(from ? { ...question, from } : question, {
    pool: onThreads(task.threads),
    solver: solvers[0]!,
    now: outside.now,
    cancelled: outside.cancelled,
    onProgress: ({ phase, level, iteration, incumbent, bound, gap }) =>
      tell(phase, {
        goal: mended.levels[level]?.id ?? null,
        iteration,
        incumbent: finite(incumbent[level]),
        bound: finite(bound[level]),
        gap: finite(gap),
      }),
  });
  if (!('plan' in judged)) return { kind: 'refused', complaints: judged.complaints };
  // Each curve ends at what the plan says of its goal; a small county is settled before it has a curve.
  for (const { id, reached, bound, gap } of judged.plan.result.levels) {
    tell('settled', { goal: id, iteration: null, incumbent: reached, bound, gap });
  }
  tell('files');
  return planned(ready, question, judged);
}

/** Judges zones that were drawn by hand, and makes the same files of them. */
export async function judgeByHand(task: JudgeTask, outside: Outside): Promise<Outcome> {
  const ready = await prepared(task.files, task.content);
  if ('kind' in ready) return ready;
  outside.progress({ kind: 'progress', phase: 'travel', seconds: 0, ...NONE_YET });
  const stages = ready.options.stages.filter((stage) => task.assignment[stage] !== undefined);
  const question = questionOf(ready, { ...ready.options, stages });
  const judged = judgeZones(question, task.assignment);
  const { claims } = judged.report;
  if (claims.length === 0) return planned(ready, question, judged);
  return {
    kind: 'refused',
    complaints: claims.slice(0, MOST_TOLD).map(({ code, place, claimed, text }) => ({
      code,
      severity: 'error',
      file: 'assignment',
      row: null,
      column: place,
      value: claimed,
      text,
    })),
  };
}

function questionOf({ problem, policy, scenario }: Prepared, options: PlanOptions): ZoningQuestion {
  const { travel } = walkingTimes(problem, policy)!;
  return { problem, travel, policy: policy.zoning, overrides: policy.overrides, options, scenario };
}

async function planned(ready: Prepared, { travel }: ZoningQuestion, judged: JudgedPlan): Promise<Outcome> {
  const { plan, report } = judged;
  const violations = report.violations.slice(0, MOST_TOLD).map(({ text }) => text);
  const result = { ...plan.result, violations, violationCount: report.violations.length };
  return { kind: 'planned', result, files: packed(await planFiles(ready, travel, judged)) };
}
