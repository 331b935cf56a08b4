import type { CheckedSolver } from '../../solvers/index.ts';
import type { StopReason } from '../../stop/index.ts';
import type { Goal } from '../goal.ts';
import type { Task } from '../task.ts';
import { AnnealingRun, SLICE } from './annealing-run.ts';
import type { Budget } from './budget.ts';
import type { Found } from './merge.ts';
import type { SearchJob, SearchPool } from './pool.ts';
import { FIRST_SIZE, type RefineJob } from './refine.ts';
import type { Scale } from './scale.ts';
import type { ZoningState } from './state.ts';
import { verified } from './verify.ts';
import { ItemHashes, ZonePool } from './zone-pool.ts';

/** Annealing runs side by side; fixed, so that a plan does not depend on the number of threads. */
const ISLANDS = 2;
/** Moves that take about as long as one simplex iteration of the programs that refine. */
const MOVES_PER_PIVOT = 400;
/** Effort put into refining: its first and least value over that of annealing, and what becomes of it after a success and in vain. */
const FIRST_EFFORT = 0.5;
const LEAST_EFFORT = 0.15;
const AFTER_SUCCESS = 2;
const IN_VAIN = 0.7;
/** Share of a level's budget at whose end annealing leaves the rest to refining. */
const ANNEAL_SHARE = 0.9;
/**
 * Share of the seconds that a level has left that one refining program may take, and at least: a job is of several, and a program whose
 * pivots are slow would else take the later levels' time.
 */
const PROGRAM_SHARE = 0.2;
const LEAST_PROGRAM_SECONDS = 0.1;
/** Up to so many candidates the best assignment is refined. */
const REFINABLE = 60_000;
/** Moves an item in the first runs, and how much longer each round's runs are than the last's. */
const FIRST_MOVES_PER_ITEM = 1500;
const LONGER = 1.2;
/** Where there are too many items to anneal from scratch, runs start from the relaxation or the incumbent, are short and stay cool. */
const LARGE = 5000;
const LARGE_MOVES_PER_ITEM = 200;
/** Good assignments that are kept for mergers. */
const ELITE = 6;

export interface LevelSetup {
  readonly task: Task;
  /** For counting anew what came from a solver. */
  readonly state: ZoningState;
  readonly goal: Goal;
  readonly scale: Scale;
  /** What a place at each school is worth to the relaxation. */
  readonly schoolPrices: Float64Array;
  /** Where the relaxation sends most of each item; null where it is of no use. */
  readonly relaxed: Int32Array | null;
  readonly seed: number;
  readonly pool: SearchPool;
  readonly solver: CheckedSolver;
  readonly budget: Budget;
  /** Share of the budget at which the level is left. */
  readonly until: number;
  readonly bound: number;
  readonly onProgress: (incumbent: number | null) => void;
}

export interface LevelOutcome {
  /** Null where no assignment was found that keeps every rule and cap. */
  readonly best: Found | null;
  /** The best assignment, or while none keeps every rule the one that was found to break the least. */
  readonly last: Int32Array;
  readonly stoppedBy: StopReason | 'proof' | null;
}

/**
 * Searches one level in rounds: annealing runs, some from scratch and some from the best assignment, each merged exactly with the
 * elite. Beside them, exact programs refine the best: set partitioning over all zones met so far, then a few neighbouring zones
 * drawn anew at a time. Rounds grow longer; the last share of the budget is for refining alone.
 */
export async function searchLevel(setup: LevelSetup, start: Found | null): Promise<LevelOutcome> {
  return await new LevelSearch(setup, start).run();
}

class LevelSearch {
  readonly #setup: LevelSetup;
  readonly #columns: ZonePool;
  /** The best assignments, all different, the best first. */
  #elite: Found[] = [];
  #last: Int32Array;
  /** Zones that refining draws anew at a time. */
  #size = FIRST_SIZE;
  #effort = FIRST_EFFORT;
  #breach = Infinity;
  #improvedAt: number;
  #stream: number;

  constructor(setup: LevelSetup, start: Found | null) {
    this.#setup = setup;
    this.#columns = new ZonePool(new ItemHashes(setup.task));
    this.#elite = start === null ? [] : [start];
    this.#last = start?.zones ?? new Int32Array(0);
    this.#improvedAt = setup.budget.iteration;
    this.#stream = 1 + setup.goal.level * 1_000_000;
  }

  get #best(): Found | null {
    return this.#elite[0] ?? null;
  }

  async run(): Promise<LevelOutcome> {
    const { task, budget, until } = this.#setup;
    const share = budget.spent();
    const anneals = this.#refinable ? share + ANNEAL_SHARE * (until - share) : until;
    let length = (this.#large ? LARGE_MOVES_PER_ITEM : FIRST_MOVES_PER_ITEM) * task.itemCount;
    for (let round = 0; ; round++) {
      const left = budget.movesUntil(anneals, Infinity) / (this.#refinable ? ISLANDS + 1 : ISLANDS);
      if (left < 1) break;
      // What would be left after this round for less than half of another is better spent in this one.
      const reason = await this.#round(round, left < 1.5 * length ? left : length);
      if (reason !== null) return this.#outcome(reason);
      length *= LONGER;
    }
    while (this.#refinable && this.#best !== null) {
      const left = Math.min(budget.movesUntil(until, 0), ISLANDS * SLICE) / ISLANDS;
      if (left < MOVES_PER_PIVOT) break;
      const jobs = Array.from({ length: ISLANDS }, (_, k) =>
        this.#refineJob(left / MOVES_PER_PIVOT, k === 0),
      );
      await this.#batch(jobs, []);
      const reason = this.#reasonToStop();
      if (reason !== null) return this.#outcome(reason);
    }
    return this.#outcome(this.#reasonToStop());
  }

  get #large(): boolean {
    return this.#setup.task.itemCount > LARGE;
  }

  get #refinable(): boolean {
    return this.#setup.task.candidateZone.length <= REFINABLE;
  }

  async #round(round: number, moves: number): Promise<StopReason | 'proof' | null> {
    const { goal } = this.#setup;
    const runs = Array.from({ length: ISLANDS }, (_, island) => {
      const fresh = goal.level === 0 && !this.#large && (round + island) % 2 === 0;
      const from = fresh ? null : (this.#best?.zones ?? (this.#large ? this.#setup.relaxed : null));
      return new AnnealingRun(this.#setup, from, moves, this.#large);
    });
    let first = true;
    while (runs[0]!.progress < 1) {
      const slice = this.#setup.budget.slice(SLICE);
      const anneals = runs.map((run) => run.next(this.#stream++, this.#elite, slice));
      const annealing = anneals.reduce((sum, job) => sum + job.moves, 0);
      const pivots = (this.#effort * annealing) / MOVES_PER_PIVOT;
      const refines = this.#refinable && this.#best !== null ? [this.#refineJob(pivots, first)] : [];
      first = false;
      await this.#batch([...refines, ...anneals], runs);
      const reason = this.#reasonToStop();
      if (reason !== null) return reason;
    }
    return null;
  }

  /** Has jobs done side by side and takes in what they bring back, in their order. */
  async #batch(jobs: readonly SearchJob[], runs: readonly AnnealingRun[]): Promise<void> {
    const { budget, goal, state } = this.#setup;
    budget.mark();
    let moves = 0;
    let island = 0;
    const incumbent = this.#best?.value ?? Infinity;
    for (const result of await this.#setup.pool.run(jobs)) {
      if (result.kind === 'refine') {
        moves += result.iterations * MOVES_PER_PIVOT;
        this.#size = result.size;
        this.#learn(result.best.value < incumbent);
        if (result.best.value < incumbent) this.#adopt(verified(state, goal, result.best.zones));
        continue;
      }
      moves += result.moves;
      runs[island++]!.took(result);
      this.#columns.addAll(result.pool);
      this.#keepLeastBroken(result.zones);
      this.#adopt(result.best);
      if (result.merged) this.#adopt(verified(state, goal, result.merged.zones));
    }
    budget.count(moves);
    this.#setup.onProgress(null);
  }

  /** Refining that finds something gets more of the time, refining in vain less. */
  #learn(success: boolean): void {
    if (success) this.#effort = Math.min(1, this.#effort * AFTER_SUCCESS);
    else this.#effort = Math.max(LEAST_EFFORT, this.#effort * IN_VAIN);
  }

  #refineJob(iterations: number, partition: boolean): RefineJob {
    const { goal, seed, budget, until } = this.#setup;
    const left = budget.secondsLeft(until);
    return {
      kind: 'refine',
      goal,
      seed,
      stream: this.#stream++,
      incumbent: this.#best!,
      zones: partition ? this.#columns.pack() : null,
      size: this.#size,
      iterations: Math.ceil(iterations),
      seconds: left === null ? null : Math.max(LEAST_PROGRAM_SECONDS, PROGRAM_SHARE * left),
    };
  }

  /** What to show where nothing keeps every rule: the least sum of what is beyond limits and cut off. */
  #keepLeastBroken(zones: Int32Array): void {
    if (this.#best !== null) {
      this.#last = this.#best.zones;
      return;
    }
    const { state } = this.#setup;
    state.restore(zones);
    const breach = state.totalExcess() + state.cutOff;
    if (breach >= this.#breach) return;
    this.#breach = breach;
    this.#last = zones;
  }

  #adopt(found: Found | null): void {
    if (found === null || this.#elite.some((each) => sameZones(each, found))) return;
    const before = this.#best?.value ?? Infinity;
    this.#elite = [...this.#elite, found].sort((a, b) => a.value - b.value).slice(0, ELITE);
    if (found.value >= before) return;
    this.#improvedAt = this.#setup.budget.iteration;
    this.#columns.addAssignment(this.#setup.task, found.zones, () => true);
    this.#setup.onProgress(found.value);
  }

  #reasonToStop(): StopReason | 'proof' | null {
    const { bound, budget } = this.#setup;
    const value = this.#best?.value;
    if (value !== undefined && value - bound <= 1e-9 * Math.abs(value)) return 'proof';
    return budget.reason(value, bound, budget.iteration - this.#improvedAt);
  }

  #outcome(stoppedBy: StopReason | 'proof' | null): LevelOutcome {
    return { best: this.#best, last: this.#last, stoppedBy };
  }
}

function sameZones(a: Found, b: Found): boolean {
  return a.value === b.value && a.zones.every((zone, item) => zone === b.zones[item]);
}
