import type { CheckedSolver } from '../../solvers/index.ts';
import type { Goal } from '../goal.ts';
import type { Budget } from '../search/budget.ts';
import { leastValue } from '../search/scale.ts';
import type { Task } from '../task.ts';
import { boundByZones } from './connected/ascent.ts';
import { type CuttingResult, solveByCuts } from './cutting.ts';
import { transportationBound } from './transport.ts';

/** Up to so many candidates a question is first put to the solver as a whole. */
const SMALL = 1500;
const SMALL_ITERATIONS = 30_000;
/** Up to so many candidates a plan is bounded by more than the transportation problem. */
const CUTTABLE = 60_000;
/** Iterations of all programs of one bound together, for so many candidates; fewer where each takes longer. */
const CUT_ITERATIONS = 60_000;
const CUT_CANDIDATES = 4000;
/** Thousand visits of an item by which zones are bounded where iterations are limited. */
const ZONE_ITERATIONS = 300_000;
/** Share of a level's time for bounds that goes into whole, connected zones; the rest is for programs. */
const ZONE_SHARE = 0.7;
/** Seconds below which programs in whole units are not begun. */
const LEAST_SECONDS = 1;
/** Rounding between two ways of adding up one value. */
const ROUNDING = 1e-9;

/** The proved lower bounds of all levels of a zoning question, as they rise. */
export class LevelBounds {
  readonly #task: Task;
  readonly #budget: Budget;
  readonly #solver: CheckedSolver;
  readonly #onRaise: (level: number) => void;
  /** By level; null where nothing is proved, Infinity where there is no plan at all. */
  readonly value: (number | null)[];
  /** What a place at each school is worth to the transportation relaxation of the level at work. */
  prices: Float64Array;
  /** Where it sends most of each item; null where it is of no use. */
  relaxed: Int32Array | null = null;

  constructor(task: Task, budget: Budget, solver: CheckedSolver, onRaise: (level: number) => void) {
    this.#task = task;
    this.#budget = budget;
    this.#solver = solver;
    this.#onRaise = onRaise;
    this.value = task.cost.map(() => null);
    this.prices = new Float64Array(task.schoolCount);
  }

  /** The first bound, at once: units may be split and zones fall apart. */
  byTransport(goal: Goal, until: number): void {
    const found = transportationBound(this.#task, goal, this.#budget.solverStop(Infinity, until));
    this.prices = found?.prices ?? new Float64Array(this.#task.schoolCount);
    this.relaxed = found === null ? null : relaxedZones(this.#task, found.candidates);
    const floor = leastValue(this.#task, goal.level);
    this.#raise(goal.level, floor - ROUNDING * Math.abs(floor));
    // On later levels there is a plan: a proof of the contrary would only be rounding in its caps.
    if (found && (goal.level === 0 || !found.infeasible)) this.#raise(goal.level, found.bound);
  }

  /** Puts a small question to the solver as a whole; null where it is too large. */
  async atOnce(goal: Goal, incumbent: number, until: number): Promise<CuttingResult | null> {
    if (this.#task.candidateZone.length > SMALL) return null;
    return await this.#cut(goal, incumbent, true, SMALL_ITERATIONS, until, null);
  }

  /** Bounds a level of which a plan is known, with what is left of its time; returns the better plan that it may come upon. */
  async beside(goal: Goal, incumbent: number, until: number): Promise<Int32Array | null> {
    const candidates = this.#task.candidateZone.length;
    if (candidates > CUTTABLE) return null;
    // Zones know nothing of the caps of earlier levels.
    const domain = goal.level === 0 ? this.#byZones(goal, incumbent, until) : null;
    if (incumbent <= this.value[goal.level]!) return null;
    const pivots = Math.ceil(CUT_ITERATIONS * Math.min(1, CUT_CANDIDATES / candidates));
    // In whole units as long as the clock allows; what is limited by iterations is to be repeated quickly.
    const whole = !this.#budget.counted && (this.#budget.secondsLeft(until) ?? 0) > LEAST_SECONDS;
    const result = await this.#cut(goal, incumbent, whole, whole ? Infinity : pivots, until, domain);
    return result.zones;
  }

  /** The bound by whole, connected zones; returns the candidates that a better plan may use. */
  #byZones(goal: Goal, incumbent: number, until: number): Uint8Array | null {
    const spent = this.#budget.spent();
    const iterations = this.#budget.counted ? ZONE_ITERATIONS : Infinity;
    const found = boundByZones(this.#task, goal.level, {
      incumbent,
      schoolPrices: this.prices,
      stop: this.#budget.solverStop(iterations, spent + ZONE_SHARE * (until - spent)),
      onBound: (bound) => this.#raise(goal.level, bound),
    });
    if (found === null) return null;
    this.#raise(goal.level, Math.min(found.bound, incumbent));
    return found.domain;
  }

  /** Bounds by contiguity cuts, in whole units where `integer`. */
  async #cut(
    goal: Goal,
    incumbent: number,
    integer: boolean,
    iterations: number,
    until: number,
    domain: Uint8Array | null,
  ): Promise<CuttingResult> {
    const result = await solveByCuts(this.#task, goal, {
      solver: this.#solver,
      stop: this.#budget.solverStop(iterations, until),
      incumbent,
      integer,
      domain,
      onBound: (bound) => this.#raise(goal.level, bound),
    });
    if (goal.level === 0 || result.bound < Infinity) this.#raise(goal.level, result.bound);
    return result;
  }

  #raise(level: number, bound: number): void {
    if (bound <= (this.value[level] ?? -Infinity)) return;
    this.value[level] = bound;
    this.#onRaise(level);
  }
}

/** The zones of a relaxation's candidates, an item's first where it sends it nowhere; null where it sends nobody anywhere. */
function relaxedZones(task: Task, candidates: Int32Array): Int32Array | null {
  if (candidates.length !== task.itemCount) return null;
  return candidates.map((c, item) => task.candidateZone[c < 0 ? task.candidateStart[item]! : c]!);
}
