import type { CheckedSolver } from '../../solvers/index.ts';
import type { StopReason } from '../../stop/index.ts';
import type { Goal } from '../goal.ts';
import type { Task } from '../task.ts';
import { type Budget, MOVES_PER_ITERATION } from './budget.ts';
import type { IslandJob, IslandResult } from './island.ts';
import type { Prices } from './ledger.ts';
import type { Found } from './merge.ts';
import { recombine } from './partition.ts';
import type { SearchPool } from './pool.ts';
import { type Scale, scaleOf } from './scale.ts';
import type { ZoningState } from './state.ts';
import { verified } from './verify.ts';
import { ItemHashes, ZonePool } from './zone-pool.ts';

/** Annealing runs side by side; fixed, so that a plan does not depend on the number of threads. */
const ISLANDS = 2;
/** Moves of one slice of a run: between two of them the search looks up. */
const SLICE = 100 * MOVES_PER_ITERATION;
/** Moves an item in the first runs, and how much longer each round's runs are than the last's. */
const FIRST_MOVES_PER_ITEM = 1500;
const LONGER = 1.2;
/** First and last temperature over the level's scale: of a run from scratch, and of one that goes on from the incumbent. */
const HOT = 2;
const WARM = 0.4;
const COLD = 0.02;
/** How much the prices by which new assignments grow are varied. */
const NOISE = 0.3;
/** What a place beyond a limit costs at first, over what a pupil's second-best school costs more than the best. */
const BASE_PRICE = 2;
/** Simplex iterations that one program of a merger, and of set partitioning, may take. */
const MERGE_ITERATIONS = 4000;
const PARTITION_ITERATIONS = 6000;
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
 * elite; after each round, set partitioning over all zones met so far. Rounds grow longer.
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
    let length = FIRST_MOVES_PER_ITEM * task.itemCount;
    for (let round = 0; ; round++) {
      const left = budget.movesUntil(until, Infinity) / ISLANDS;
      if (left < 1) return this.#outcome(this.#reasonToStop());
      // What would be left after this round for less than half of another is better spent in this one.
      const reason = await this.#round(round, left < 1.5 * length ? left : length);
      if (reason !== null) return this.#outcome(reason);
      length *= LONGER;
    }
  }

  async #round(round: number, moves: number): Promise<StopReason | 'proof' | null> {
    const { budget, goal } = this.#setup;
    const runs = Array.from({ length: ISLANDS }, (_, island) => {
      const fresh = this.#best === null || (goal.level === 0 && (round + island) % 2 === 0);
      return new Run(this.#setup, fresh ? null : this.#best!.zones, moves);
    });
    while (runs[0]!.progress < 1) {
      const jobs = runs.map((run) => run.next(this.#stream++, this.#elite));
      const results = await this.#setup.pool.run(jobs);
      results.forEach((result, island) => {
        runs[island]!.took(result);
        this.#columns.addAll(result.pool);
        this.#keepLeastBroken(result.zones);
        this.#adopt(result.best);
        if (result.merged) this.#adopt(verified(this.#setup.state, goal, result.merged.zones));
      });
      budget.count(results.reduce((sum, result) => sum + result.moves, 0));
      this.#setup.onProgress(null);
      const reason = this.#reasonToStop();
      if (reason !== null) return reason;
    }
    await this.#partition();
    budget.mark();
    return this.#reasonToStop();
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

  async #partition(): Promise<void> {
    const { task, goal, solver, budget } = this.#setup;
    if (this.#best === null) return;
    const limited = budget.solverStop(PARTITION_ITERATIONS);
    const found = await recombine(task, goal, this.#columns, this.#best, solver, limited);
    if (found) this.#adopt(verified(this.#setup.state, goal, found.zones));
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

/** One annealing run on its way, slice by slice. */
class Run {
  readonly #setup: LevelSetup;
  readonly #moves: number;
  readonly #hot: number;
  #zones: Int32Array | null;
  #prices: Prices;
  progress = 0;

  constructor(setup: LevelSetup, from: Int32Array | null, moves: number) {
    this.#setup = setup;
    this.#moves = moves;
    this.#zones = from;
    this.#hot = from === null ? HOT : WARM;
    this.#prices = startingPrices(setup);
  }

  next(stream: number, elite: readonly Found[]): IslandJob {
    const { goal, scale, schoolPrices, seed } = this.#setup;
    const from = this.progress;
    const slices = Math.max(1, Math.round(this.#moves / SLICE));
    this.progress = Math.min(1, (Math.round(from * slices) + 1) / slices);
    const last = this.progress === 1;
    return {
      goal,
      seed,
      stream,
      zones: this.#zones,
      schoolPrices,
      noise: NOISE,
      prices: this.#prices,
      hot: this.#hot * scale.item,
      cold: COLD * scale.item,
      moves: Math.round(this.#moves * (this.progress - from)),
      progress: [from, this.progress],
      collect: from >= 0.3,
      elite: last ? elite : [],
      mergeIterations: last ? MERGE_ITERATIONS : 0,
      mergeSeconds: this.#setup.budget.secondsLeft(),
    };
  }

  took(result: IslandResult): void {
    this.#zones = result.zones;
    this.#prices = result.prices;
  }
}

function startingPrices({ task, state, goal, scale }: LevelSetup): Prices {
  const excess = new Float64Array(state.excess.length).fill(scale.pupil * BASE_PRICE);
  return {
    excess,
    floor: excess.map((price) => price / 2),
    caps: Float64Array.from(goal.caps, (_, level) => {
      return scale.item / Math.max(scaleOf(task, level)?.item ?? 1, 1e-9);
    }),
    cutOff: scale.item,
  };
}
