import { OPTIMAL_GAP, type PlanStatus, relativeGap, type StoppedBy } from '../plan/index.ts';
import type { CheckedSolver } from '../solvers/index.ts';
import type { Stop } from '../stop/index.ts';
import { transportationBound } from './bound/transport.ts';
import type { Goal } from './goal.ts';
import { Budget } from './search/budget.ts';
import { searchLevel } from './search/level-search.ts';
import type { Found } from './search/merge.ts';
import type { OpenPool } from './search/pool.ts';
import { leastValue, scaleOf } from './search/scale.ts';
import { ZoningState } from './search/state.ts';
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
  /** Zone of each item: the best plan, or where none keeps every rule the last one tried. */
  readonly zones: Int32Array;
  readonly levels: readonly LevelDraft[];
  readonly iterations: number;
}

/** Share of the budget at which each level is left: most goes to the first. */
const FIRST_LEVEL_SHARE = 0.6;
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
  readonly #options: ZoneOptions;
  readonly #pool: ReturnType<OpenPool>;
  readonly #budget: Budget;
  readonly #reached: (number | null)[];
  readonly #bound: (number | null)[];
  #best: Found | null = null;
  #last: Int32Array = new Int32Array(0);

  constructor(task: Task, options: ZoneOptions, pool: ReturnType<OpenPool>) {
    this.#task = task;
    this.#options = options;
    this.#pool = pool;
    this.#budget = new Budget(options.stop);
    this.#reached = task.cost.map(() => null);
    this.#bound = task.cost.map(() => null);
  }

  async run(): Promise<ZoneDraft> {
    const levels = this.#task.cost.length;
    let stoppedBy: StoppedBy | null = null;
    for (let level = 0; level < levels; level++) {
      const goal = { level, caps: this.#caps(level) };
      const lower = this.#boundLevel(goal);
      if (lower === 'infeasible') return this.#draft('infeasible', 'proof');
      stoppedBy = await this.#searchLevel(goal);
      if (this.#best === null) break;
      this.#reached[level] = this.#best.value;
      if (stoppedBy === 'cancelled') break;
    }
    if (this.#best === null) return this.#draft('unknown', endOf(stoppedBy));
    const gaps = this.#levels().map(({ value, bound }) =>
      bound === null ? Infinity : relativeGap(value, bound),
    );
    const proved = gaps.every((gap) => gap <= OPTIMAL_GAP);
    return this.#draft(proved ? 'optimal' : 'feasible', proved ? 'proof' : endOf(stoppedBy));
  }

  #caps(level: number): number[] {
    return this.#reached.slice(0, level).map((reached, k) => {
      return (
        reached! + (this.#options.tolerances[k] ?? 0) * Math.abs(reached!) + ROUNDING * Math.abs(reached!)
      );
    });
  }

  #boundLevel(goal: Goal): 'infeasible' | null {
    const found = transportationBound(this.#task, goal, this.#options.stop);
    if (found?.infeasible && goal.level === 0) return 'infeasible';
    const floor = leastValue(this.#task, goal.level) * (1 - ROUNDING);
    this.#bound[goal.level] = Math.max(floor, found && !found.infeasible ? found.bound : -Infinity);
    this.#tell('bound', goal.level);
    return null;
  }

  async #searchLevel(goal: Goal): Promise<StoppedBy | null> {
    const { level } = goal;
    const task = this.#task;
    const scale = scaleOf(task, level) ?? { item: 1, pupil: 1 };
    const start =
      this.#best === null ? null : { zones: this.#best.zones, value: this.#valueOf(this.#best.zones, level) };
    const levels = task.cost.length;
    const until = levels === 1 ? 1 : FIRST_LEVEL_SHARE + ((1 - FIRST_LEVEL_SHARE) * level) / (levels - 1);
    const outcome = await searchLevel(
      {
        task,
        goal,
        scale,
        basePrice: scale.pupil * 2,
        seed: this.#options.seed,
        pool: this.#pool,
        solver: this.#options.solver,
        stop: this.#options.stop,
        budget: this.#budget,
        until,
        bound: this.#bound[level] ?? -Infinity,
        onProgress: (value) => {
          if (value !== null) this.#reached[level] = value;
          this.#tell('search', level);
        },
      },
      start,
    );
    this.#best = outcome.best;
    this.#last = outcome.last;
    return outcome.stoppedBy;
  }

  #valueOf(zones: Int32Array, level: number): number {
    return valuesOf(this.#task, zones)[level]!;
  }

  #levels(): LevelDraft[] {
    if (this.#best === null) return [];
    const values = valuesOf(this.#task, this.#best.zones);
    return values.map((value, level) => {
      const reached = Math.min(this.#reached[level] ?? value, value);
      const bound = this.#bound[level] ?? null;
      return { value, reached, bound: bound === null ? null : Math.min(bound, reached) };
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

/** Every level's value of an assignment, from scratch. */
export function valuesOf(task: Task, zones: Int32Array): number[] {
  const state = new ZoningState(task);
  state.restore(zones);
  return Array.from(state.values);
}

function endOf(stoppedBy: StoppedBy | null): StoppedBy {
  return stoppedBy ?? 'iterations';
}
