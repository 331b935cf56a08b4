import type { CheckedSolver } from '../../solvers/index.ts';
import { afterIterations, anyOf, interruptsOf, type Stop, type StopReason } from '../../stop/index.ts';
import type { Goal } from '../goal.ts';
import type { Task } from '../task.ts';
import { type Budget, MOVES_PER_ITERATION } from './budget.ts';
import type { LaneJob, LaneResult } from './lane.ts';
import { type Recombination, recombine } from './partition.ts';
import type { SearchPool } from './pool.ts';
import type { Scale } from './scale.ts';
import { ItemHashes, ZonePool } from './zone-pool.ts';

/** Annealing runs side by side; fixed, so that a plan does not depend on the number of threads. */
const LANES = 2;
/** Moves of one slice of a run: between two of them the search looks up. */
const SLICE = 100 * MOVES_PER_ITERATION;
/** Moves an item in the first runs, and how much longer each round's runs are than the last's. */
const FIRST_MOVES_PER_ITEM = 1500;
const LONGER = 1.6;
/** First and last temperature over the level's scale: of a run from scratch, and of one that goes on from the incumbent. */
const HOT = 2;
const WARM = 0.4;
const COLD = 0.02;
/** Simplex iterations that one recombination may take in each of its programs. */
const RECOMBINATION_ITERATIONS = 20_000;

export interface LevelSetup {
  readonly task: Task;
  readonly goal: Goal;
  readonly scale: Scale;
  /** Price of one unit beyond a limit to begin with. */
  readonly basePrice: number;
  readonly seed: number;
  readonly pool: SearchPool;
  readonly solver: CheckedSolver;
  readonly stop: Stop;
  readonly budget: Budget;
  /** Share of the budget at which the level is left. */
  readonly until: number;
  readonly bound: number;
  readonly onProgress: (incumbent: number | null) => void;
}

export interface LevelOutcome {
  /** Null where no assignment was found that keeps every rule and cap. */
  readonly best: Recombination | null;
  /** The last assignment, however many limits it breaks. */
  readonly last: Int32Array;
  readonly stoppedBy: StopReason | 'proof' | null;
}

/**
 * Searches one level: rounds of annealing runs, some from scratch and some from the incumbent, each round longer than the
 * last; after each, set partitioning puts the best assignment together from all zones met so far.
 */
export async function searchLevel(setup: LevelSetup, start: Recombination | null): Promise<LevelOutcome> {
  const { task, goal, budget } = setup;
  const columns = new ZonePool(new ItemHashes(task));
  let best = start;
  let last = start?.zones ?? new Int32Array(0);
  let length = FIRST_MOVES_PER_ITEM * task.itemCount;
  let improvedAt = budget.iteration;
  let stream = 1 + goal.level * 1_000_000;
  const adopt = (found: Recombination | null) => {
    if (found === null || (best !== null && found.value >= best.value)) return;
    best = found;
    improvedAt = budget.iteration;
    columns.addAssignment(task, found.zones, () => true);
    setup.onProgress(found.value);
  };
  const reasonToStop = (): StopReason | 'proof' | null => {
    if (best !== null && best.value - setup.bound <= 1e-9 * Math.abs(best.value)) return 'proof';
    return budget.reason(best?.value, setup.bound, budget.iteration - improvedAt);
  };
  for (let round = 0; ; round++) {
    const left = budget.movesUntil(setup.until, Infinity) / LANES;
    if (left < 1) return { best, last, stoppedBy: reasonToStop() };
    // What would be left after this round for less than half of another is better spent in this one.
    const moves = left < 1.5 * length ? left : length;
    const runs = Array.from({ length: LANES }, (_, lane) => {
      const fresh = best === null || (goal.level === 0 && (round + lane) % 2 === 0);
      return new Run(setup, fresh ? null : best!.zones, moves);
    });
    while (runs[0]!.progress < 1) {
      const jobs = runs.map((run) => run.next(stream++));
      const results = await setup.pool.run(jobs);
      results.forEach((result, lane) => {
        runs[lane]!.took(result);
        columns.addAll(result.pool);
        last = best?.zones ?? result.zones;
        if (result.best) adopt({ zones: result.best, value: result.bestValue });
      });
      budget.count(results.reduce((sum, result) => sum + result.moves, 0));
      setup.onProgress(null);
      const reason = reasonToStop();
      if (reason !== null) return { best, last, stoppedBy: reason };
    }
    if (best !== null) {
      const limited = anyOf(interruptsOf(setup.stop), afterIterations(RECOMBINATION_ITERATIONS));
      adopt(await recombine(task, goal, columns, best, setup.solver, limited));
      budget.mark();
    }
    const reason = reasonToStop();
    if (reason !== null) return { best, last, stoppedBy: reason };
    length *= LONGER;
  }
}

/** One annealing run on its way, slice by slice. */
class Run {
  readonly #setup: LevelSetup;
  readonly #moves: number;
  readonly #hot: number;
  #zones: Int32Array | null;
  #prices: LaneJob['prices'] = null;
  progress = 0;

  constructor(setup: LevelSetup, from: Int32Array | null, moves: number) {
    this.#setup = setup;
    this.#moves = moves;
    this.#zones = from;
    this.#hot = from === null ? HOT : WARM;
  }

  next(stream: number): LaneJob {
    const { goal, scale, basePrice, seed } = this.#setup;
    const from = this.progress;
    const slices = Math.max(1, Math.round(this.#moves / SLICE));
    this.progress = Math.min(1, (Math.round(from * slices) + 1) / slices);
    return {
      goal,
      seed,
      stream,
      zones: this.#zones,
      prices: this.#prices,
      basePrice,
      hot: this.#hot * scale.item,
      cold: COLD * scale.item,
      moves: Math.round(this.#moves * (this.progress - from)),
      progress: [from, this.progress],
      collect: from >= 0.3,
    };
  }

  took(result: LaneResult): void {
    this.#zones = result.zones;
    this.#prices = result.prices;
  }
}
