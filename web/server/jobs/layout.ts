import { onThreads } from '../../../engine/cli/pool.ts';
import {
  heirsOf,
  type JudgedPlan,
  type LayoutReason,
  layoutDecisionsTable,
  layoutDisplacedTable,
  layoutReasons,
  layoutYearsTable,
  type NoLayout,
  type Plan,
  type PlanOptions,
  type Prepared,
  placementOfPlan,
  planCounty,
  planGeoJson,
  planText,
  relativeGap,
  solvers,
  type TravelTable,
  walkingTimes,
  type YearOfLayout,
  yearsOfLayout,
} from '../../../engine/index.ts';
import { COLUMNS_MEDIA, encodeColumns, type Layout, type LayoutRequest } from '../../shared/index.ts';
import { packAssignment } from '../analysis/pack.ts';
import { jsonFile, packed, tableFiles, textFile } from './out-files.ts';
import { assignmentFileOf, LAYOUT_FILE, planFiles } from './plan-files.ts';
import { finite, NONE_YET } from './progress.ts';
import type { Outcome, OutFile, Outside, Task, TaskProgress } from './task.ts';
import { prepared } from './zones.ts';

/** Decides the layout of a county and makes its files: those of zones for the first period, and what is decided for all. */
export async function decideLayout(
  task: Extract<Task, { kind: 'layout' }>,
  outside: Outside,
): Promise<Outcome> {
  const ready = await prepared(task.files, task.content);
  if ('kind' in ready) return ready;
  const started = outside.now();
  const tell = (phase: string, more: Omit<TaskProgress, 'kind' | 'phase' | 'seconds'> = NONE_YET) =>
    outside.progress({ kind: 'progress', phase, seconds: (outside.now() - started) / 1000, ...more });
  tell('travel');
  const { problem, policy, scenario } = ready;
  const { travel } = walkingTimes(problem, policy)!;
  const options = { ...askedOf(ready.options, task.layout), ...effortOf(task) };
  const judged = await planCounty(
    { problem, travel, policy: policy.zoning, overrides: policy.overrides, options, scenario },
    {
      pool: onThreads(task.threads),
      solver: solvers[0]!,
      now: outside.now,
      cancelled: outside.cancelled,
      onProgress: ({ phase, iteration, incumbent, bound }) =>
        // Of a horizon each period tells its own part: no curve of the whole.
        task.layout.periods.length > 1
          ? tell(phase)
          : tell(phase, {
              goal: 'layout',
              iteration,
              incumbent: finite(incumbent),
              bound: finite(bound),
              gap: incumbent === null || bound === null ? null : finite(relativeGap(incumbent, bound)),
            }),
    },
  );
  if (judged.plan === null) return { kind: 'refused', complaints: whyNone(judged) };
  const [level] = judged.plan.result.levels;
  tell('settled', {
    goal: 'layout',
    iteration: null,
    incumbent: level!.value,
    bound: level!.bound,
    gap: level!.gap,
  });
  tell('files');
  const files = await layoutFiles(ready, travel, judged);
  return {
    kind: 'planned',
    result: { ...judged.plan.result, violations: [], violationCount: 0 },
    files: packed(files),
  };
}

function effortOf({ seconds, iterations, seed }: Extract<Task, { kind: 'layout' }>) {
  return { seconds, iterations, seed };
}

function askedOf(options: PlanOptions, asked: LayoutRequest['layout']): PlanOptions {
  const { periods, budgets, nineYear, settled, mostYuan, mostMinutes, sites } = asked;
  return {
    ...options,
    year: periods[0]!,
    layout: {
      periods,
      budgets: periods.map((_, t) => budgets[t] ?? null),
      nineYear,
      settled,
      ...(mostYuan === undefined ? {} : { mostYuan }),
      ...(mostMinutes === undefined ? {} : { mostMinutes }),
    },
    ...(sites ? { sites } : {}),
  };
}

function whyNone({ status, failedAt, complaints }: NoLayout): NoLayout['complaints'] {
  if (complaints.length > 0) return complaints;
  const text =
    status === 'infeasible'
      ? {
          en: `Proved: no layout keeps every rule in ${failedAt}. Allow more money, more closures or more candidate sites, or look under "why nothing fits" for the limits that clash.`,
          zh: `已证明：${failedAt} 学年没有满足全部规则的布局。可放宽经费、撤并数量或增加备选校址，或在“为何无解”中查看相互冲突的限制。`,
        }
      : {
          en: `No layout that keeps every rule was found for ${failedAt} in time, and it is not proved that there is none. Give more time, a later first period or a larger budget.`,
          zh: `限时内未找到 ${failedAt} 学年满足全部规则的布局，也未能证明不存在；可延长时间、推迟首期或增加预算。`,
        };
  return [
    {
      code: 'no-layout',
      severity: 'error',
      file: 'options',
      row: null,
      column: 'layout',
      value: String(failedAt),
      text,
    },
  ];
}

async function layoutFiles(ready: Prepared, travel: TravelTable, judged: JudgedPlan): Promise<OutFile[]> {
  const { plan, report } = judged;
  const { problem, policy } = ready;
  const years = yearsOfLayout(problem, policy.zoning.layout!, plan);
  const [first] = years;
  const decided = new Map(years.flatMap((year) => [...year.decided]));
  const reasons = layoutReasons({ problem, travel, policy: policy.zoning }, plan);
  const ofFirst = await planFiles({ ...ready, problem: first!.problem }, travel, {
    plan: first!.plan,
    report,
  });
  return [
    ...ofFirst.filter(({ name }) => name !== 'plan.json'),
    textFile('plan.json', 'application/json', planText(plan)),
    jsonFile(LAYOUT_FILE, 'application/json', layoutOf(plan, decided, reasons)),
    ...years.flatMap((year) => filesOfYear(ready, travel, year)),
    ...(await tableFiles(
      [
        layoutDecisionsTable(problem, plan, decided),
        layoutYearsTable(plan),
        layoutDisplacedTable(problem, plan),
      ],
      'layout',
    )),
  ];
}

function filesOfYear({ policy }: Prepared, travel: TravelTable, { problem, plan }: YearOfLayout): OutFile[] {
  const placed = placementOfPlan(problem, policy.zoning, travel, plan);
  const { year } = plan.options;
  return [
    {
      name: assignmentFileOf(year),
      media: COLUMNS_MEDIA,
      bytes: encodeColumns(packAssignment(problem, placed.assignment)),
    },
    jsonFile(`zones-${year}.geojson`, 'application/geo+json', planGeoJson(placed)),
  ];
}

function layoutOf(plan: Plan, decided: YearOfLayout['decided'], reasons: readonly LayoutReason[]): Layout {
  const { years, displaced } = plan.layout!;
  return {
    years: years.map(({ year, open, moved, buses, minutes, spending }) => ({
      year,
      open: open.length,
      moved,
      routes: buses.length,
      minutes,
      spending,
    })),
    decisions: [...decided].map(([action, cost]) => {
      const { to, pupils, longest } = heirsOf(plan, action);
      return {
        ...action,
        cost,
        pupils,
        longestMinutes: pupils === 0 ? null : longest,
        to: to.map(([school, count]) => ({ school, pupils: count })),
        reason: reasons.find((one) => one.action === action)?.text ?? null,
      };
    }),
    displaced: displaced.map((one) => ({
      ...one,
      ways: one.ways.map((way) => ({ ...way, grades: [...way.grades] })),
    })),
  };
}
