import { OPTIMAL_GAP, type PlanStatus, relativeGap, type StoppedBy } from '../plan/index.ts';
import type { CheckedSolver } from '../solvers/index.ts';
import type { Stop } from '../stop/index.ts';
import { boundByZones } from './bound/connected/ascent.ts';
import { solveByCuts } from './bound/cutting.ts';
import { transportationBound } from './bound/transport.ts';
import type { Goal } from './goal.ts';
import { mended } from './mend.ts';
import { Budget } from './search/budget.ts';
import { searchLevel } from './search/level-search.ts';
import type { Found } from './search/merge.ts';
import type { OpenPool } from './search/pool.ts';
import { leastValue, scaleOf } from './search/scale.ts';
import { ZoningState } from './search/state.ts';
import { valuesOf, verified } from './search/verify.ts';
import type { Task } from './task.ts';

export interface ZoneOptions {
  /** Ends the search; a limit on iterations makes it repeatable. */
  readonly stop: Stop;
  readonly seed: number;
  readonly pool: OpenPool;
  readonly solver: CheckedSolver;
  /** Share by which later levels may worsen each level. */
  readonly tolerances: readonly number[];
  /** Zones to start from: the zone of each item, NONE where it has none. */
  readonly start?: Int32Array;
  /** After a proof that no plan keeps every rule, look for the one that breaks the least instead of ending without any. */
  readonly relax?: boolean;
  readonly onProgress?: (progress: ZoneProgress) => void;
}

export interface ZoneProgress {
  readonly phase: 'bound' | 'search';
  readonly level: number;
  readonly iteration: number;
  /** By level: best value so far, null where there is none yet. */
  readonly incumbent: readonly (number | null)[];
  readonly bound: readonly (number | null)[];
  /** Of the level at work. */
  readonly gap: number | null;
}

export interface LevelDraft {
  readonly value: number;
  readonly reached: number;
  readonly bound: number | null;
}

/** What `zone` found, in the indices of its task. */
export interface ZoneDraft {
  readonly status: PlanStatus;
  readonly stoppedBy: StoppedBy;
  /** Zone of each item: the best plan, or where none keeps every rule the one tried that breaks the least. */
  readonly zones: Int32Array;
  readonly levels: readonly LevelDraft[];
  readonly iterations: number;
}

/**
 * Share of the budget that the first level gets where there are several; the rest is for the others in equal parts. Shares are of what
 * is left when a level begins: what one saves or takes too long the others all have more or less of, none loses its turn.
 */
const FIRST_LEVEL_SHARE = 0.6;
/** Share of a level's part in which its first bound and a first exact attempt must end. */
const OPENING_SHARE = 0.5;
/** Share of what a level has that is kept for bounding it once its value is known. */
const BOUND_SHARE = 0.1;
/** Up to so many candidates a question is first put to the solver as a whole. */
const SMALL = 1500;
const SMALL_ITERATIONS = 30_000;
/** Up to so many candidates contiguity cuts are separated for the bound. */
const CUTTABLE = 60_000;
/** Iterations of all programs of one bound together, for so many candidates; fewer where each takes longer. */
const CUT_ITERATIONS = 60_000;
const CUT_CANDIDATES = 4000;
/** Thousand visits of an item by which zones are bounded where no clock says when to stop. */
const ZONE_ITERATIONS = 300_000;
/** Share of a level's time for bounds that goes into whole, connected zones; the rest is for programs. */
const ZONE_SHARE = 0.7;
/** Seconds below which programs in whole units are not begun. */
const LEAST_SECONDS = 1;
/** Rounding between two ways of adding up one value. */
const ROUNDING = 1e-9;

/**
 * Answers a zoning question level by level: a bound, then the best plan whose earlier levels stay within their caps.
 * Same task, seed and iterations: same answer, whatever the pool.
 */
export async function zone(task: Task, options: ZoneOptions): Promise<ZoneDraft> {
  const pool = options.pool(task, options.solver.name);
  try {
    return await new Zoning(task, options, pool).run();
  } finally {
    pool.close();
  }
}

class Zoning {
  readonly #task: Task;
  readonly #state: ZoningState;
  readonly #options: ZoneOptions;
  readonly #pool: ReturnType<OpenPool>;
  readonly #budget: Budget;
  readonly #reached: (number | null)[];
  readonly #bound: (number | null)[];
  /** What a place at each school is worth to the transportation relaxation of the level at work. */
  #prices: Float64Array | null = null;
  /** Where it sends most of each item. */
  #relaxed: Int32Array | null = null;
  #best: Found | null = null;
  #last: Int32Array = new Int32Array(0);

  constructor(task: Task, options: ZoneOptions, pool: ReturnType<OpenPool>) {
    this.#task = task;
    this.#state = new ZoningState(task);
    this.#options = options;
    this.#pool = pool;
    this.#budget = new Budget(options.stop);
    this.#reached = task.cost.map(() => null);
    this.#bound = task.cost.map(() => null);
  }

  async run(): Promise<ZoneDraft> {
    if (this.#task.hopeless.length > 0) return await this.#impossible();
    await this.#begin();
    let stoppedBy: StoppedBy | null = null;
    for (let level = 0; level < this.#task.cost.length; level++) {
      stoppedBy = await this.#level({ level, caps: this.#caps(level) });
      if (this.#bound[level] === Infinity) return await this.#impossible();
      if (this.#best === null) return this.#draft('unknown', stoppedBy ?? 'iterations');
      this.#reached[level] = this.#best.value;
      if (stoppedBy === 'cancelled') break;
    }
    const proved = this.#levels().every(
      ({ value, bound }) => bound !== null && relativeGap(value, bound) <= OPTIMAL_GAP,
    );
    return this.#draft(proved ? 'optimal' : 'feasible', proved ? 'proof' : (stoppedBy ?? 'iterations'));
  }

  /** Takes over the zones to start from, mended where they break something. */
  async #begin(): Promise<void> {
    const { start, solver } = this.#options;
    if (start === undefined) return;
    const stop = () => this.#budget.solverStop(SMALL_ITERATIONS);
    this.#best = await mended(this.#state, { level: 0, caps: [] }, start, solver, stop);
  }

  /** The proof that there is no plan, with the least broken one where that was asked for. */
  async #impossible(): Promise<ZoneDraft> {
    if (this.#options.relax) {
      this.#bound.fill(null);
      await this.#search({ level: 0, caps: [] }, 1);
      if (this.#best !== null)
        throw new Error('A plan that keeps every rule was found after the proof that there is none.');
    }
    return this.#draft('infeasible', 'proof');
  }

  /** Earlier levels' caps, with room for values that were added up in another order. */
  #caps(level: number): number[] {
    return this.#reached.slice(0, level).map((reached, k) => {
      return reached! + ((this.#options.tolerances[k] ?? 0) + ROUNDING) * Math.abs(reached!);
    });
  }

  async #level(goal: Goal): Promise<StoppedBy | null> {
    const { level } = goal;
    const task = this.#task;
    this.#best = this.#best && {
      zones: this.#best.zones,
      value: valuesOf(this.#state, this.#best.zones)[level]!,
    };
    const before = this.#budget.spent();
    const until = before + (1 - before) * this.#shareOf(level);
    const opening = before + OPENING_SHARE * (until - before);
    this.#boundByTransport(goal, level === 0 ? 1 : opening);
    if (this.#bound[level] === Infinity) return 'proof';
    if (task.candidateZone.length <= SMALL && (await this.#cut(goal, true, SMALL_ITERATIONS, opening)))
      return 'proof';
    if (this.#best !== null && this.#best.value <= this.#bound[level]!) return 'proof';
    const stoppedBy = await this.#search(goal, until - BOUND_SHARE * (until - before));
    if (this.#best !== null && stoppedBy !== 'proof' && task.candidateZone.length <= CUTTABLE) {
      await this.#boundPlan(goal, until);
    }
    return stoppedBy;
  }

  /** Bounds a level whose value is known, with what is left of its time. */
  async #boundPlan(goal: Goal, until: number): Promise<void> {
    const candidates = this.#task.candidateZone.length;
    const pivots = Math.ceil(CUT_ITERATIONS * Math.min(1, CUT_CANDIDATES / candidates));
    // Zones know nothing of the caps of earlier levels.
    const domain = goal.level === 0 ? this.#boundByZones(goal, until) : null;
    if (this.#best!.value <= this.#bound[goal.level]!) return;
    await this.#cut(goal, false, pivots, until, domain);
    // In whole units as long as the clock allows; what is limited by iterations is to be repeated quickly.
    if ((this.#budget.secondsLeft(until) ?? 0) > LEAST_SECONDS)
      await this.#cut(goal, true, Infinity, until, domain);
  }

  /** The bound by whole, connected zones; returns the candidates that a better plan may use. */
  #boundByZones(goal: Goal, until: number): Uint8Array | null {
    const spent = this.#budget.spent();
    const found = boundByZones(this.#task, goal.level, {
      incumbent: this.#best!.value,
      schoolPrices: this.#prices ?? new Float64Array(this.#task.schoolCount),
      stop: this.#budget.solverStop(
        this.#budget.secondsLeft() === null ? ZONE_ITERATIONS : Infinity,
        spent + ZONE_SHARE * (until - spent),
      ),
      onBound: (bound) => this.#raise(goal.level, bound),
    });
    if (found === null) return null;
    this.#raise(goal.level, Math.min(found.bound, this.#best!.value));
    return found.domain;
  }

  /** Share of what is left that a level gets. */
  #shareOf(level: number): number {
    const last = this.#task.cost.length - 1;
    if (level === last) return 1;
    return level === 0 ? FIRST_LEVEL_SHARE : 1 / (last - level + 1);
  }

  #boundByTransport(goal: Goal, until: number): void {
    const found = transportationBound(this.#task, goal, this.#budget.solverStop(Infinity, until));
    this.#prices = found?.prices ?? null;
    this.#relaxed = found === null ? null : relaxedZones(this.#task, found.candidates);
    const floor = leastValue(this.#task, goal.level);
    this.#raise(goal.level, floor - ROUNDING * Math.abs(floor));
    // On later levels there is a plan: a proof of the contrary would only be rounding in its caps.
    if (found && (goal.level === 0 || !found.infeasible)) this.#raise(goal.level, found.bound);
  }

  /** Bounds by contiguity cuts, in whole units where `integer`; true where that settles the level. */
  async #cut(
    goal: Goal,
    integer: boolean,
    iterations: number,
    until = 1,
    domain: Uint8Array | null = null,
  ): Promise<boolean> {
    const { solver } = this.#options;
    const result = await solveByCuts(this.#task, goal, {
      solver,
      stop: this.#budget.solverStop(iterations, until),
      incumbent: this.#best?.value ?? Infinity,
      integer,
      domain,
      onBound: (bound) => this.#raise(goal.level, bound),
    });
    if (result.zones !== null) this.#best = verified(this.#state, goal, result.zones) ?? this.#best;
    if (goal.level === 0 || result.bound < Infinity) this.#raise(goal.level, result.bound);
    return result.exhausted && (this.#best !== null || this.#bound[goal.level] === Infinity);
  }

  async #search(goal: Goal, until: number): Promise<StoppedBy | null> {
    const { level } = goal;
    const scale = scaleOf(this.#task, level) ?? { item: 1, pupil: 1 };
    const setup = {
      task: this.#task,
      state: this.#state,
      goal,
      scale,
      schoolPrices: this.#prices ?? new Float64Array(this.#task.schoolCount),
      relaxed: this.#relaxed,
      seed: this.#options.seed,
      pool: this.#pool,
      solver: this.#options.solver,
      budget: this.#budget,
      until,
      bound: this.#bound[level] ?? -Infinity,
      onProgress: (value: number | null) => {
        if (value !== null) this.#reached[level] = value;
        this.#tell('search', level);
      },
    };
    const outcome = await searchLevel(setup, this.#best);
    this.#best = outcome.best;
    this.#last = outcome.last;
    return outcome.stoppedBy;
  }

  #raise(level: number, bound: number): void {
    if (bound <= (this.#bound[level] ?? -Infinity)) return;
    this.#bound[level] = bound;
    this.#tell('bound', level);
  }

  #levels(): LevelDraft[] {
    if (this.#best === null) return [];
    return valuesOf(this.#state, this.#best.zones).map((value, level) => {
      const reached = Math.min(this.#reached[level] ?? value, value);
      const bound = this.#bound[level] ?? null;
      // Above what was reached a bound can only lie by rounding.
      return { value, reached, bound: bound === null ? null : sound(bound, reached) };
    });
  }

  #draft(status: PlanStatus, stoppedBy: StoppedBy): ZoneDraft {
    const zones = this.#best?.zones ?? this.#last;
    return { status, stoppedBy, zones, levels: this.#levels(), iterations: this.#budget.iteration };
  }

  #tell(phase: ZoneProgress['phase'], level: number): void {
    const incumbent = this.#reached[level] ?? null;
    const bound = this.#bound[level] ?? null;
    this.#options.onProgress?.({
      phase,
      level,
      iteration: this.#budget.iteration,
      incumbent: this.#reached.slice(),
      bound: this.#bound.slice(),
      gap: incumbent === null || bound === null ? null : relativeGap(incumbent, bound),
    });
  }
}

/** The zones of a relaxation's candidates, an item's first where it sends it nowhere; null where it sends nobody anywhere. */
function relaxedZones(task: Task, candidates: Int32Array): Int32Array | null {
  if (candidates.length !== task.itemCount) return null;
  return candidates.map((c, item) => task.candidateZone[c < 0 ? task.candidateStart[item]! : c]!);
}

/** Relative excess of a bound over a plan's value that rounding explains. */
const EXPLAINED = 1e-7;

/** The bound, at most the value. One that lies above it is false, and a plan must not be shown beside it. */
function sound(bound: number, value: number): number {
  if (bound - value > EXPLAINED * Math.max(1, Math.abs(value))) {
    throw new Error(`A bound of ${bound} was claimed where a plan with ${value} keeps every rule.`);
  }
  return Math.min(bound, value);
}
