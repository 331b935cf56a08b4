import type { Action, PlanOptions, PlanStatus, StoppedBy } from '../../plan/index.ts';
import { OPTIMAL_GAP, relativeGap } from '../../plan/index.ts';
import type { LayoutPolicy, ZoningPolicy } from '../../policy/index.ts';
import type { Complaint, Problem } from '../../problem/index.ts';
import type { CheckedSolver } from '../../solvers/index.ts';
import type { Stop } from '../../stop/index.ts';
import type { TravelTable } from '../../travel/table.ts';
import { NONE } from '../../units.ts';
import type { OpenPool } from '../search/pool.ts';
import { partOf } from '../sites/shares-of-time.ts';
import { chooseSites, type SiteDraft } from '../sites/site-search.ts';
import { type PeriodAnswer, periodAnswer, type StageZones } from './period-answer.ts';
import { type PeriodQuestion, periodTask } from './period-task.ts';
import { asItIs, type Standing, settledIn, takeActions } from './standing.ts';
import { type PlannedYear, plannedYear } from './year-of-plan.ts';

/** A county and what its layout is asked for. */
export interface LayoutQuestion {
  readonly problem: Problem;
  readonly travel: TravelTable;
  readonly policy: ZoningPolicy & { readonly layout: LayoutPolicy };
  /** With `layout`. */
  readonly options: PlanOptions;
}

export interface LayoutTools {
  readonly stop: Stop;
  readonly seed: number;
  readonly pool: OpenPool;
  readonly solver: CheckedSolver;
  readonly onProgress?: (progress: LayoutProgress) => void;
}

export interface LayoutProgress {
  readonly phase: 'bound' | 'search' | 'improve';
  /** School year that is looked at. */
  readonly year: number;
  readonly iteration: number;
  readonly incumbent: number | null;
  readonly bound: number | null;
}

/** One period as decided. */
export interface DecidedPeriod {
  readonly question: PeriodQuestion;
  readonly answer: PeriodAnswer;
  /** As the period leaves the county. */
  readonly standing: Standing;
  readonly planned: PlannedYear;
}

export interface LayoutDraft {
  readonly status: PlanStatus;
  readonly stoppedBy: StoppedBy;
  /** Null where none was found that keeps every rule. */
  readonly periods: readonly DecidedPeriod[] | null;
  readonly value: number | null;
  /** Proved: no layout is worth less. */
  readonly bound: number | null;
  /** The first school year for which nothing was found. */
  readonly failedAt: number | null;
  readonly complaints: readonly Complaint[];
}

/** Years that each period lasts: until the next; the last as long as the one before, or one. */
export function yearsOf(periods: readonly number[]): number[] {
  return periods.map((year, t) => {
    const next = periods[t + 1];
    if (next !== undefined) return next - year;
    return t === 0 ? 1 : year - periods[t - 1]!;
  });
}

/** Zones in force, by stage; none where there are none. */
export function zonesBefore({ problem, options }: Pick<LayoutQuestion, 'problem' | 'options'>): StageZones {
  const { zonesInForce } = problem;
  const entries = problem.stages.flatMap(({ id }, s) =>
    zonesInForce && options.stages.includes(id) ? [[id, zonesInForce[s]!] as const] : [],
  );
  return new Map(entries);
}

/** What period t is asked, given how the periods before it left the county. */
export function questionOf(
  asked: LayoutQuestion,
  t: number,
  standing: Standing,
  before: StageZones,
): PeriodQuestion {
  const { travel, policy, options } = asked;
  const layout = options.layout!;
  const year = layout.periods[t]!;
  const taken = settledIn(layout, year);
  const settled = takeActions(standing, taken, policy.layout);
  const settledBuilding = settled.building - standing.building;
  const budget = layout.budgets[t] ?? null;
  return {
    standing: settled,
    travel,
    policy,
    options: { ...options, locks: [...options.locks, ...locksOfMergers(standing.problem, taken, before)] },
    year,
    years: yearsOf(layout.periods)[t]!,
    budget: budget === null ? null : budget - settledBuilding,
    settledBuilding,
    closedAlready: settled.closed.size - standing.closed.size,
    before,
  };
}

/** A settled merger is one only where the whole zone of the school goes where it says. */
function locksOfMergers(
  { units, schools }: Problem,
  settled: readonly Action[],
  before: StageZones,
): PlanOptions['locks'] {
  return settled.flatMap(({ kind, school, into }) => {
    const merged = schools.findIndex(({ id }) => id === school);
    if (kind !== 'merge' || into === undefined || merged === NONE) return [];
    return [...before].flatMap(([stage, zones]) =>
      units.ids.flatMap((unit, u) => (zones[u] === merged ? [{ stage, unit, school: into }] : [])),
    );
  });
}

/** Answers one period; null for the answer where none was found. */
export async function answerPeriod(
  question: PeriodQuestion,
  tools: LayoutTools,
  tell: (draft: { incumbent: number | null; bound: number | null; iteration: number }) => void,
): Promise<{
  decided: DecidedPeriod | null;
  draft: SiteDraft | null;
  bound: number;
  complaints: readonly Complaint[];
}> {
  const compiled = periodTask(question);
  if ('complaints' in compiled)
    return { decided: null, draft: null, bound: -Infinity, complaints: compiled.complaints };
  const { task } = compiled;
  const draft = await chooseSites(task.sites, {
    stop: tools.stop,
    seed: tools.seed,
    pool: tools.pool,
    solver: tools.solver,
    onProgress: ({ incumbent, bound, iteration }) => tell({ incumbent, bound, iteration }),
  });
  const bound = draft.status === 'infeasible' ? Infinity : (draft.bound ?? -Infinity) + task.constant;
  if (draft.best === null) return { decided: null, draft, bound, complaints: [] };
  return {
    decided: decidedBy(question, periodAnswer(question, task, draft.best)),
    draft,
    bound,
    complaints: [],
  };
}

/** A period's decisions taken, and counted. */
export function decidedBy(question: PeriodQuestion, answer: PeriodAnswer): DecidedPeriod {
  const standing = takeActions(question.standing, answer.actions, question.policy.layout);
  return { question, answer, standing, planned: plannedYear(question, answer, standing) };
}

/**
 * Decides a horizon period by period, each knowing what those before it have done (the rolling plan). The bound is that of the
 * first period alone. Where a later period is left without an answer, those before it are decided once more without closing anything.
 */
export async function rollingLayout(asked: LayoutQuestion, tools: LayoutTools): Promise<LayoutDraft> {
  const plain = await rolled(asked, tools, 0);
  const failed = asked.options.layout!.periods.indexOf(plain.failedAt ?? Number.NaN);
  const stopped = tools.stop.reason({ iteration: 0, sinceImprovement: 0 }) !== null;
  if (failed < 1 || plain.complaints.length > 0 || stopped) return plain;
  const cautious = await rolled(asked, tools, failed);
  // What is proved or found of the first period counts without the caution only.
  if (cautious.periods === null) return plain;
  return {
    ...cautious,
    status: 'feasible',
    stoppedBy: cautious.stoppedBy === 'proof' ? 'noImprovement' : cautious.stoppedBy,
    bound: plain.bound,
  };
}

/** The rolling plan in which nothing closes in the first `keeping` periods. */
async function rolled(asked: LayoutQuestion, tools: LayoutTools, keeping: number): Promise<LayoutDraft> {
  const { periods } = asked.options.layout!;
  const decided: DecidedPeriod[] = [];
  let standing = asItIs(asked.problem);
  let before = zonesBefore(asked);
  let last: SiteDraft | null = null;
  let bound = 0;
  for (const [t, year] of periods.entries()) {
    const question = questionOf(asked, t, standing, before);
    const posed = t < keeping ? { ...question, mustStand: existing(question.standing) } : question;
    const share = { ...tools, stop: partOfStop(tools.stop, periods.length - t) };
    const found = await answerPeriod(posed, share, ({ incumbent, bound: low, iteration }) =>
      tools.onProgress?.({ phase: 'search', year, iteration, incumbent, bound: low }),
    );
    last = found.draft;
    if (t === 0) bound = found.bound;
    if (found.decided === null) {
      // Later periods hang on what was decided before: only the first one's word is a proof.
      const proved = t === 0 && found.draft?.status === 'infeasible';
      const status = proved ? 'infeasible' : 'unknown';
      const stoppedBy = found.draft?.stoppedBy ?? 'proof';
      return {
        status,
        stoppedBy: proved ? 'proof' : stoppedBy,
        periods: null,
        value: null,
        bound: t === 0 ? null : bound,
        failedAt: year,
        complaints: found.complaints,
      };
    }
    // What comes later may improve the period without the caution.
    decided.push({ ...found.decided, question });
    standing = found.decided.standing;
    before = found.decided.answer.zones;
  }
  const value = layoutValue(decided);
  const low = Math.min(bound, value);
  const proved = periods.length === 1 && relativeGap(value, low) <= OPTIMAL_GAP;
  return {
    status: proved ? 'optimal' : 'feasible',
    stoppedBy: proved ? 'proof' : (last?.stoppedBy ?? 'iterations'),
    periods: decided,
    value,
    bound: low,
    failedAt: null,
    complaints: [],
  };
}

function existing({ problem }: Standing): Set<number> {
  return new Set(problem.schools.flatMap(({ status }, s) => (status === 'existing' ? [s] : [])));
}

export function layoutValue(periods: readonly DecidedPeriod[]): number {
  return periods.reduce((sum, { planned }) => sum + planned.value, 0);
}

function partOfStop(stop: Stop, parts: number): Stop {
  if (parts <= 1) return stop;
  const { limits } = stop;
  return limits?.call(stop).seconds === undefined ? stop : partOf(stop, 1 / parts);
}
