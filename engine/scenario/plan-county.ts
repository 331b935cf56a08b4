import { checkPlan } from '../check/index.ts';
import { type LayoutDraft, type LayoutProgress, layoutCounty } from '../layout/index.ts';
import { type LayoutPart, type LevelResult, PLAN_VERSION, type Plan, relativeGap } from '../plan/index.ts';
import type { LayoutPolicy, ZoningPolicy } from '../policy/index.ts';
import type { Complaint } from '../problem/index.ts';
import { afterIterations, afterSeconds, anyOf, whenCancelled } from '../stop/index.ts';
import { layoutFaults } from './layout-faults.ts';
import type { JudgedPlan, ZoningQuestion, ZoningTools } from './plan-zones.ts';

/** What a layout is decided with, and who hears of it. */
export interface CountyLayoutTools extends Omit<ZoningTools, 'onProgress'> {
  readonly onProgress?: (progress: LayoutProgress) => void;
}

/** No plan: why, as far as it is known. */
export interface NoLayout {
  readonly plan: null;
  readonly status: LayoutDraft['status'];
  /** School year for which nothing was found. */
  readonly failedAt: number | null;
  readonly complaints: readonly Complaint[];
}

/**
 * Decides the layout of a county over its periods (`options.layout`), zones with it, and has the judge look at every year. A plan that is not what it
 * says of itself, or breaks a rule, throws, and nobody sees it.
 */
export async function planCounty(
  question: Omit<ZoningQuestion, 'from' | 'relax'>,
  tools: CountyLayoutTools,
): Promise<JudgedPlan | NoLayout> {
  const { problem, travel, policy, overrides, scenario } = question;
  const options = { ...question.options, levels: [{ id: 'layout', tolerance: 0 }] };
  const started = tools.now();
  const faults = layoutFaults(problem, policy, options);
  if (faults.length > 0) return { plan: null, status: 'unknown', failedAt: null, complaints: faults };
  const draft = await layoutCounty(
    { problem, travel, policy: policy as ZoningPolicy & { readonly layout: LayoutPolicy }, options },
    {
      stop: anyOf(
        whenCancelled(tools.cancelled),
        ...(options.iterations === null ? [] : [afterIterations(options.iterations)]),
        ...(options.seconds === null ? [] : [afterSeconds(options.seconds, tools.now)]),
      ),
      seed: options.seed,
      pool: tools.pool,
      solver: tools.solver,
      ...(tools.onProgress ? { onProgress: tools.onProgress } : {}),
    },
  );
  if (draft.periods === null) {
    const { status, failedAt, complaints } = draft;
    return { plan: null, status, failedAt, complaints };
  }
  const years = draft.periods.map(({ planned }) => planned.year);
  const layout: LayoutPart = { years, displaced: draft.periods.flatMap(({ planned }) => planned.displaced) };
  const { assignment, open, classes, exceptions } = years[0]!;
  const level = levelOf(draft);
  const plan: Plan = {
    schema: PLAN_VERSION,
    dataset: { name: problem.name, hash: problem.hash },
    scenario,
    policy: { profile: policy.profile, overrides },
    options,
    result: {
      status: draft.status,
      stoppedBy: draft.stoppedBy,
      levels: [level],
      objective: level.value,
      bound: level.bound,
      gap: level.gap,
    },
    assignment,
    open,
    actions: actionsOf(draft, problem),
    classes,
    exceptions,
    moves: [],
    violations: [],
    layout,
    timings: { solve: (tools.now() - started) / 1000 },
  };
  const report = checkPlan(problem, travel, policy, plan);
  const settled = options.layout?.settled ?? [];
  const wrong = [...report.violations, ...report.claims.filter(({ place }) => place.startsWith('actions['))];
  if (settled.length > 0 && wrong.length > 0)
    return { plan: null, status: 'unknown', failedAt: null, complaints: wrong.map(settledBreaks) };
  if (report.claims.length > 0) {
    const found = report.claims.map(({ place, text }) => `${place}: ${text.en}`).join('\n');
    throw new Error(`The layout is not what it says it is; it was thrown away.\n${found}`);
  }
  return { plan, report };
}

/** The search keeps every rule in what it decides; what is settled may still break one. */
function settledBreaks({ text }: { readonly text: Complaint['text'] }): Complaint {
  return {
    code: 'settled-breaks-rule',
    severity: 'error',
    file: 'options',
    row: null,
    column: 'layout.settled',
    value: null,
    text: {
      en: `With the settled decisions a rule cannot be kept: ${text.en}`,
      zh: `既定决定使规则无法满足：${text.zh}`,
    },
  };
}

function levelOf({ value, bound }: LayoutDraft): LevelResult {
  const gap = bound === null ? null : relativeGap(value!, bound);
  return { id: 'layout', unit: 'yuan', value: value!, reached: value!, bound, gap, tolerance: 0 };
}

/** All decisions in time order, what was settled among them; schools of the first period that nothing else happens to are kept. */
function actionsOf({ periods }: LayoutDraft, problem: ZoningQuestion['problem']): Plan['actions'] {
  const [first] = periods!;
  const { options } = first!.question;
  const decided = periods!.flatMap(({ question, answer }) => [
    ...options.layout!.settled.filter(({ year }) => year === question.year),
    ...answer.actions,
  ]);
  const named = new Set(
    decided.filter(({ year }) => year === first!.question.year).map(({ school }) => school),
  );
  const standing = new Set(first!.planned.year.open);
  const kept = problem.schools.flatMap(({ id }) =>
    standing.has(id) && !named.has(id)
      ? [{ kind: 'keep' as const, school: id, year: first!.question.year }]
      : [],
  );
  return [...kept, ...decided].sort((a, b) => a.year - b.year);
}
