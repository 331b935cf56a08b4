import {
  EXCHANGE_PLAN_VERSION,
  type ExchangeOptions,
  type ExchangePlan,
  type LevelResult,
  type PlanResult,
  relativeGap,
} from '../plan/index.ts';
import type { ExchangePolicy } from '../policy/index.ts';
import type { Problem } from '../problem/index.ts';
import type { CheckedSolver } from '../solvers/index.ts';
import { anyOf, type Now, type Stop } from '../stop/index.ts';
import { smallestClash } from './clash.ts';
import { type ExchangeFault, faultsOf } from './faults.ts';
import { goalNamed } from './goals/index.ts';
import { compileModel } from './model/compile.ts';
import type { ExchangeModel } from './model/model.ts';
import { cardsOf } from './outputs/cards.ts';
import { coefficientsOf } from './outputs/coefficients.ts';
import { decisionsOf } from './outputs/decisions.ts';
import { fairnessOf } from './outputs/fairness.ts';
import { movesOf } from './outputs/moves.ts';
import { explained } from './outputs/reasons.ts';
import { recruitsOf } from './outputs/recruit.ts';
import { type LevelReport, type Solved, solveLevels } from './search/levels.ts';
import { neighboursOf } from './search/neighbours.ts';
import { ExchangeState } from './search/state.ts';
import { type Context, contextOf } from './task/context.ts';

export interface ExchangeSetting {
  readonly solver: CheckedSolver;
  /** Milliseconds of a monotonic clock. */
  readonly now: Now;
  /** Reading of that clock from which the seconds count; without it they count from the call. */
  readonly begun?: number;
  /** Ends the search early; the best plan so far is handed back. */
  readonly stop?: Stop;
  readonly onLevel?: (report: LevelReport) => void;
}

export interface ExchangeAnswer {
  /** Faults of the options; with any there is no plan. */
  readonly faults: readonly ExchangeFault[];
  readonly plan: ExchangePlan | null;
  /** Where no plan keeps every rule: a smallest set of rules that clash. */
  readonly clash: readonly string[] | null;
  /** Value of each goal with nobody moved; empty where options are at fault. */
  readonly unmoved: ReadonlyMap<string, number>;
}

/** Steps where neither steps nor seconds are given. */
const DEFAULT_SECONDS = 30;
/**
 * What is left for words, judge and files after the search: a share of the time, and at county size, where each looks at everybody again,
 * some times what compiling took.
 */
const AFTER_SHARE = 0.05;
const AFTER_COMPILES = 3;
/** Nor more than this share: a machine busy with something else must not leave the search without any. */
const AFTER_MOST = 0.2;

/**
 * Plans a teacher exchange (docs/exchange-model.md). The same problem, policy and options with `iterations` give the same plan. Throws
 * nothing for bad options: they come back as faults.
 */
export async function solveExchange(
  problem: Problem,
  policy: ExchangePolicy,
  options: ExchangeOptions,
  setting: ExchangeSetting,
): Promise<ExchangeAnswer> {
  const begin = setting.now();
  const begun = setting.begun ?? begin;
  const context = contextOf(problem, policy, options);
  const faults = faultsOf(context);
  if (faults.length > 0) return { faults, plan: null, clash: null, unmoved: new Map() };
  const model = compileModel(context);
  const compiled = setting.now();
  const stop = setting.stop ?? anyOf();
  const asked = options.seconds ?? DEFAULT_SECONDS;
  const compiling = (AFTER_COMPILES * (compiled - begin)) / 1000;
  const after = Math.max(AFTER_SHARE * asked, Math.min(AFTER_MOST * asked, compiling));
  const budget = {
    steps: options.iterations,
    seconds: asked - after - (compiled - begun) / 1000,
    now: setting.now,
    stop,
  };
  const start = options.previous.length === 0 ? null : startOf(context, model);
  const solved = await solveLevels(
    model,
    start,
    setting.solver,
    options.seed,
    budget,
    setting.onLevel ?? noReport,
  );
  const searched = setting.now();
  const clash = solved.infeasible ? await smallestClash(context, setting.solver, stop) : null;
  const moves = solved.kept
    ? explained(context, solved.state, neighboursOf(model), movesOf(context, model, solved.state.decision))
    : [];
  const plan: ExchangePlan = {
    schema: EXCHANGE_PLAN_VERSION,
    pseudonyms: false,
    dataset: { name: problem.name, hash: problem.hash },
    scenario: null,
    policy: { profile: policy.profile, overrides: {} },
    options,
    result: resultOf(model, solved),
    moves,
    recruit: solved.kept ? recruitsOf(context, solved.state) : [],
    ...(solved.kept ? outcomeOf(context, solved.state) : { schools: [], coefficients: [], fairness: [] }),
    violations: [],
    timings: {
      compile: (compiled - begin) / 1000,
      search: (searched - compiled) / 1000,
      words: (setting.now() - searched) / 1000,
    },
  };
  const { totals } = new ExchangeState(model);
  const unmoved = new Map(model.levels.map(({ id }, l) => [id, totals[l]!]));
  return { faults: [], plan, clash, unmoved };
}

function outcomeOf(context: Context, state: ExchangeState) {
  const schools = cardsOf(context, state);
  return { schools, coefficients: coefficientsOf(context, state), fairness: fairnessOf(context, state) };
}

function noReport(): void {}

function startOf(context: Context, model: ExchangeModel): Int32Array {
  return decisionsOf(context, new ExchangeState(model), context.options.previous).decision;
}

function resultOf(model: ExchangeModel, solved: Solved): PlanResult {
  const stoppedBy = solved.stoppedBy ?? 'iterations';
  const empty = { levels: [], objective: null, bound: null, gap: null };
  if (solved.infeasible) return { status: 'infeasible', stoppedBy: 'proof', ...empty };
  if (!solved.kept) return { status: 'unknown', stoppedBy, ...empty };
  const levels = solved.levels.map(({ reached, bound }, l): LevelResult => {
    const { id, tolerance } = model.levels[l]!;
    const value = solved.state.totals[l]!;
    const gap = bound === null ? null : relativeGap(value, bound);
    return { id, unit: goalNamed(id).unit[0], value, reached, bound, gap, tolerance };
  });
  const [first] = levels;
  return {
    status: solved.levels.every((level) => level.bound === level.reached) ? 'optimal' : 'feasible',
    stoppedBy,
    levels,
    objective: first?.value ?? null,
    bound: first?.bound ?? null,
    gap: first?.gap ?? null,
  };
}
