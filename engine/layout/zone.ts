import { OPTIMAL_GAP, type PlanStatus, relativeGap, type StoppedBy } from '../plan/index.ts';
import type { CheckedSolver } from '../solvers/index.ts';
import type { Stop } from '../stop/index.ts';
import { LevelBounds } from './bound/level-bounds.ts';
import type { Goal } from './goal.ts';
import { mended } from './mend.ts';
import { Budget } from './search/budget.ts';
import { searchLevel } from './search/level-search.ts';
import type { Found } from './search/merge.ts';
import type { OpenPool } from './search/pool.ts';
import { scaleOf } from './search/scale.ts';
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
/** Iterations of the solver at work on zones to start from. */
const MEND_ITERATIONS = 30_000;
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
  readonly #bounds: LevelBounds;
  #best: Found | null = null;
  #last: Int32Array = new Int32Array(0);

  constructor(task: Task, options: ZoneOptions, pool: ReturnType<OpenPool>) {
    this.#task = task;
    this.#state = new ZoningState(task);
    this.#options = options;
    this.#pool = pool;
    this.#budget = new Budget(options.stop);
    this.#reached = task.cost.map(() => null);
    this.#bounds = new LevelBounds(task, this.#budget, options.solver, (level) => this.#tell('bound', level));
  }

  async run(): Promise<ZoneDraft> {
    if (this.#task.hopeless.length > 0) return await this.#impossible();
    await this.#begin();
    let stoppedBy: StoppedBy | null = null;
    for (let level = 0; level < this.#task.cost.length; level++) {
      stoppedBy = await this.#level({ level, caps: this.#caps(level) });
      if (this.#bounds.value[level] === Infinity) return await this.#impossible();
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
    const stop = () => this.#budget.solverStop(MEND_ITERATIONS);
    this.#best = await mended(this.#state, { level: 0, caps: [] }, start, solver, stop);
  }

  /** The proof that there is no plan, with the least broken one where that was asked for. */
  async #impossible(): Promise<ZoneDraft> {
    if (this.#options.relax) {
      this.#bounds.value.fill(null);
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
    this.#best = this.#best && {
      zones: this.#best.zones,
      value: valuesOf(this.#state, this.#best.zones)[level]!,
    };
    const before = this.#budget.spent();
    const until = before + (1 - before) * this.#shareOf(level);
    const opening = before + OPENING_SHARE * (until - before);
    const bounds = this.#bounds;
    bounds.byTransport(goal, level === 0 ? 1 : opening);
    if (bounds.value[level] === Infinity) return 'proof';
    const whole = await bounds.atOnce(goal, this.#best?.value ?? Infinity, opening);
    this.#adopt(goal, whole?.zones ?? null);
    if (whole?.exhausted && (this.#best !== null || bounds.value[level] === Infinity)) return 'proof';
    if (this.#best !== null && this.#best.value <= bounds.value[level]!) return 'proof';
    const stoppedBy = await this.#search(goal, until - BOUND_SHARE * (until - before));
    if (this.#best !== null && stoppedBy !== 'proof')
      this.#adopt(goal, await bounds.beside(goal, this.#best.value, until));
    return stoppedBy;
  }

  #adopt(goal: Goal, zones: Int32Array | null): void {
    if (zones !== null) this.#best = verified(this.#state, goal, zones) ?? this.#best;
  }

  /** Share of what is left that a level gets. */
  #shareOf(level: number): number {
    const last = this.#task.cost.length - 1;
    if (level === last) return 1;
    return level === 0 ? FIRST_LEVEL_SHARE : 1 / (last - level + 1);
  }

  async #search(goal: Goal, until: number): Promise<StoppedBy | null> {
    const { level } = goal;
    const scale = scaleOf(this.#task, level) ?? { item: 1, pupil: 1 };
    const setup = {
      task: this.#task,
      state: this.#state,
      goal,
      scale,
      schoolPrices: this.#bounds.prices,
      relaxed: this.#bounds.relaxed,
      seed: this.#options.seed,
      pool: this.#pool,
      solver: this.#options.solver,
      budget: this.#budget,
      until,
      bound: this.#bounds.value[level] ?? -Infinity,
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

  #levels(): LevelDraft[] {
    if (this.#best === null) return [];
    return valuesOf(this.#state, this.#best.zones).map((value, level) => {
      const reached = Math.min(this.#reached[level] ?? value, value);
      const bound = this.#bounds.value[level] ?? null;
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
    const bound = this.#bounds.value[level] ?? null;
    this.#options.onProgress?.({
      phase,
      level,
      iteration: this.#budget.iteration,
      incumbent: this.#reached.slice(),
      bound: this.#bounds.value.slice(),
      gap: incumbent === null || bound === null ? null : relativeGap(incumbent, bound),
    });
  }
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
