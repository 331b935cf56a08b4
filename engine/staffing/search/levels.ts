import type { StoppedBy } from '../../plan/index.ts';
import { Random } from '../../random.ts';
import type { CheckedSolver } from '../../solvers/index.ts';
import { provedInfeasible } from '../bound/relaxation.ts';
import { priced } from '../bound/subgradient.ts';
import type { ExchangeModel } from '../model/model.ts';
import { anneal, placePinned, strictPrice } from './anneal.ts';
import { Around } from './around.ts';
import { type Budget, part } from './budget.ts';
import { coreOf, favouritesOf } from './core.ts';
import { type Exact, solveExactly } from './exact.ts';
import { solveNeighbourhoods } from './neighbourhood.ts';
import { neighboursOf } from './neighbours.ts';
import { isKept, levelObjective } from './objective.ts';
import { repair } from './repair.ts';
import { leftOf, REPAIR, sharesFor } from './shares.ts';
import { ExchangeState } from './state.ts';

export interface SolvedLevel {
  readonly reached: number;
  readonly bound: number | null;
}

export interface Solved {
  readonly state: ExchangeState;
  readonly levels: readonly SolvedLevel[];
  /** Whether the decision keeps every rule. */
  readonly kept: boolean;
  /** Proved that no decision keeps every rule. */
  readonly infeasible: boolean;
  readonly stoppedBy: StoppedBy | null;
}

export interface LevelReport {
  readonly level: string;
  readonly value: number;
  readonly bound: number | null;
}

/** Weight of later levels while an earlier one is searched. */
const BREATH = 0.01;
/** What one move is typically worth, by level. */
const SCALE: Readonly<Record<string, number>> = {
  coverage: 12,
  shortfall: 3,
  overdue: 1,
  commute: 20,
  wishes: 1,
  burden: 1,
  moves: 1,
  changes: 1,
};
/** How the time that is left is shared: the first levels decide what the plan is worth. */
const FIRST_LEVELS = [4, 4];

/**
 * Minimises the levels in order: annealing finds a plan that keeps the rules, neighbourhoods and (small) the whole program are
 * solved exactly, and each level gets a proved bound. A decision to start from is improved, never made worse.
 */
export async function solveLevels(
  model: ExchangeModel,
  start: Int32Array | null,
  solver: CheckedSolver,
  seed: number,
  budget: Budget,
  report: (progress: LevelReport) => void,
): Promise<Solved> {
  const state = new ExchangeState(model);
  if (start) state.load(start);
  placePinned(state);
  const count = model.levels.length;
  const caps = new Float64Array(count).fill(Infinity);
  const levels: SolvedLevel[] = [];
  if (mustGoAndCannot(model)) return { state, levels, kept: false, infeasible: true, stoppedBy: 'proof' };
  const begin = budget.now();
  const stopped = () => budget.stop.reason({ iteration: 0, sinceImprovement: 0 });
  for (let l = 0; l < count; l++) {
    const share = shareOf(budget, begin, l, count);
    const random = new Random(seed, l);
    const exact = await solveLevel(state, caps, l, solver, random, share);
    if (exact.status === 'infeasible') {
      return { state, levels, kept: false, infeasible: true, stoppedBy: 'proof' };
    }
    if (!isKept(levelObjective(count, l, caps, 0), state)) {
      return { state, levels, kept: false, infeasible: false, stoppedBy: stopped() ?? spent(budget) };
    }
    const reached = state.totals[l]!;
    const bound = exact.bound === null ? null : Math.min(reached, wholeAbove(exact.bound));
    levels.push({ reached, bound });
    report({ level: model.levels[l]!.id, value: reached, bound });
    caps[l] = Math.floor((1 + model.levels[l]!.tolerance) * reached + 1e-9);
  }
  const proved = levels.every((level) => level.bound === level.reached);
  return {
    state,
    levels,
    kept: true,
    infeasible: false,
    stoppedBy: stopped() ?? (proved ? 'proof' : spent(budget)),
  };
}

/** Whether somebody is pinned elsewhere and no arc leads there. */
function mustGoAndCannot(model: ExchangeModel): boolean {
  return model.stayAllowed.some((may, t) => !may && model.arcStart[t] === model.arcStart[t + 1]);
}

/** Levels are whole numbers: a bound may be rounded up to the next. */
function wholeAbove(bound: number): number {
  // Adding zero turns the negative zero of the ceiling into a plain one.
  return Math.max(0, Math.ceil(bound - 1e-6) + 0);
}

/** What level l may spend: of seconds its part of what is left, so that early finishers leave more to the others. */
function shareOf(budget: Budget, begin: number, l: number, count: number): Budget {
  const weight = (level: number) => FIRST_LEVELS[level] ?? 1;
  let [ahead, all] = [0, 0];
  for (let level = 0; level < count; level++) {
    all += weight(level);
    if (level >= l) ahead += weight(level);
  }
  if (budget.steps !== null) return part(budget, weight(l) / all);
  const left = (budget.seconds ?? 0) - (budget.now() - begin) / 1000;
  return { ...budget, seconds: (Math.max(0, left) * weight(l)) / ahead };
}

function spent(budget: Budget): StoppedBy {
  return budget.steps === null ? 'time' : 'iterations';
}

async function solveLevel(
  state: ExchangeState,
  caps: Float64Array,
  l: number,
  solver: CheckedSolver,
  random: Random,
  budget: Budget,
): Promise<Exact> {
  const { model } = state;
  const count = model.levels.length;
  const pure = levelObjective(count, l, caps, 0);
  // Nothing is below zero: a level that is there already needs no search and has its proof.
  if (isKept(pure, state) && state.totals[l] === 0) return { status: 'optimal', bound: 0 };
  const share = sharesFor(model.arcSchool.length, budget.seconds);
  const begin = budget.now();
  const guided = levelObjective(count, l, caps, BREATH);
  const half = part(budget, share.prices / 2);
  const bound = Math.max(0, priced(model, pure, half).bound);
  if (isKept(pure, state) && state.totals[l]! <= wholeAbove(bound)) return { status: 'optimal', bound };
  const guide = priced(model, guided, half);
  const neighbours = neighboursOf(model, coreOf(model, guide), favouritesOf(guide));
  const scale = SCALE[model.levels[l]!.id] ?? 1;
  const annealed = anneal(state, neighbours, guided, scale, random, part(budget, share.anneal));
  const around = new Around(state, neighbours, guided, strictPrice(scale), solver, random);
  await repair(state, annealed, guided, around, random, part(leftOf(budget, begin, share), REPAIR));
  if (!isKept(pure, state)) {
    const proof = await provedInfeasible(model, pure, solver, part(budget, share.neighbourhoods));
    if (proof) return { status: 'infeasible', bound: null };
  }
  await solveNeighbourhoods(state, guided, around, random, leftOf(budget, begin, share));
  if (share.exact === 0) return { status: 'feasible', bound };
  const exact = await solveExactly(state, pure, solver, part(budget, share.exact));
  if (exact.status === 'infeasible' || !isKept(pure, state)) return exact;
  return { ...exact, bound: Math.max(exact.bound ?? 0, bound) };
}
