import { loadFiles } from '../../../datasets/importers/index.ts';
import {
  EMPTY_SCENARIO,
  inThisThread,
  type JudgedPlan,
  type Prepared,
  parseScenario,
  placementInForce,
  placementOfPlan,
  planGeoJson,
  planText,
  planZones,
  prepare,
  schoolTable,
  solvers,
  summaryLines,
  summaryTable,
  type TravelTable,
  unitTable,
  walkingTimes,
} from '../../../engine/index.ts';
import { jsonFile, tableFiles } from './out-files.ts';
import type { Outcome, OutFile, Outside, Task, TaskFile } from './task.ts';

type ZonesTask = Extract<Task, { kind: 'zones' }>;

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

export async function checkScenario(task: Extract<Task, { kind: 'check' }>): Promise<Outcome> {
  const ready = await prepared(task.files, task.content);
  return 'kind' in ready ? ready : { kind: 'checked' };
}

/** Draws zones and makes every file that a planner may ask for, so that no request has to work long for one. */
export async function drawZones(task: ZonesTask, outside: Outside): Promise<Outcome> {
  const ready = await prepared(task.files, task.content);
  if ('kind' in ready) return ready;
  const { problem, policy } = ready;
  const started = outside.now();
  const seconds = () => (outside.now() - started) / 1000;
  const none = { goal: null, iteration: null, incumbent: null, bound: null, gap: null };
  outside.progress({ kind: 'progress', phase: 'travel', seconds: 0, ...none });
  const times = walkingTimes(problem, policy);
  const travel = times!.travel;
  const options = {
    ...ready.options,
    seconds: task.seconds,
    iterations: task.iterations,
    seed: task.seed,
  };
  const judged = await planZones(
    {
      problem,
      travel,
      policy: policy.zoning,
      overrides: policy.overrides,
      options,
      scenario: ready.scenario,
    },
    {
      pool: inThisThread,
      solver: solvers[0]!,
      now: outside.now,
      cancelled: outside.cancelled,
      onProgress: ({ phase, level, iteration, incumbent, bound, gap }) =>
        outside.progress({
          kind: 'progress',
          phase,
          seconds: seconds(),
          goal: options.levels[level]?.id ?? null,
          iteration,
          incumbent: finite(incumbent[level]),
          bound: finite(bound[level]),
          gap: finite(gap),
        }),
    },
  );
  if (!('plan' in judged)) return { kind: 'refused', complaints: judged.complaints };
  const { plan, report } = judged;
  const violations = report.violations.slice(0, MOST_TOLD).map(({ text }) => text);
  const result = { ...plan.result, violations, violationCount: report.violations.length };
  return { kind: 'planned', result, files: await filesOf(ready, travel, judged) };
}

const MOST_TOLD = 50;

/** Neither JSON nor a progress bar knows infinity. */
function finite(value: number | null | undefined): number | null {
  return value !== null && value !== undefined && Number.isFinite(value) ? value : null;
}

async function filesOf(
  { problem, policy }: Prepared,
  travel: TravelTable,
  { plan, report }: JudgedPlan,
): Promise<OutFile[]> {
  const text: OutFile = {
    name: 'plan.json',
    media: 'application/json',
    bytes: new TextEncoder().encode(planText(plan)),
  };
  const { status } = plan.result;
  // A plan that breaks rules is for looking at, not for handing out.
  if (report.violations.length > 0 || (status !== 'optimal' && status !== 'feasible')) return [text];
  const placed = placementOfPlan(problem, policy.zoning, travel, plan);
  const before = placementInForce(problem, policy.zoning, travel, plan.options);
  const lines = summaryLines(before, placed, plan.options.allowIslands);
  const tables = [summaryTable(lines), schoolTable(placed), unitTable(placed, plan.exceptions)];
  return [
    text,
    jsonFile('zones.geojson', 'application/geo+json', planGeoJson(placed)),
    ...(await tableFiles(tables, 'plan')),
  ];
}
