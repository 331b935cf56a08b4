import { MOVES_PER_ITERATION } from './budget.ts';
import type { IslandJob, IslandResult } from './island.ts';
import type { Prices } from './ledger.ts';
import type { LevelSetup } from './level-search.ts';
import type { Found } from './merge.ts';
import { scaleOf } from './scale.ts';

/** Moves of one slice of a run, at most: between two of them the search looks up. */
export const SLICE = 400 * MOVES_PER_ITERATION;
/** First and last temperature over the level's scale: of a run from scratch, and of one that goes on from the incumbent. */
const HOT = 2;
const WARM = 0.4;
const COLD = 0.02;
/** The same where there are too many items to anneal from scratch. */
const COOL = 0.04;
const COOL_END = 0.001;
/** What a place beyond a limit costs there, over what one more place is worth to the relaxation. */
const DEAR = 1.5;
/** How much the prices by which new assignments grow are varied. */
const NOISE = 0.3;
/** What a place beyond a limit costs at first, over what a pupil's second-best school costs more than the best. */
const BASE_PRICE = 2;
/** Simplex iterations that one program of a merger may take. */
const MERGE_ITERATIONS = 4000;

/** One annealing run on its way, slice by slice. */
export class AnnealingRun {
  readonly #setup: LevelSetup;
  readonly #moves: number;
  readonly #hot: number;
  readonly #cold: number;
  readonly #large: boolean;
  #zones: Int32Array | null;
  #prices: Prices;
  progress = 0;

  constructor(setup: LevelSetup, from: Int32Array | null, moves: number, large: boolean) {
    this.#setup = setup;
    this.#moves = moves;
    this.#zones = from;
    this.#hot = from === null ? HOT : large ? COOL : WARM;
    this.#cold = large ? COOL_END : COLD;
    this.#large = large;
    this.#prices = large ? relaxedPrices(setup) : startingPrices(setup);
  }

  /** The next slice, of about so many moves; runs that go side by side are to be given the same. */
  next(stream: number, elite: readonly Found[], slice: number): IslandJob {
    const { goal, scale, schoolPrices, seed } = this.#setup;
    const from = this.progress;
    const left = this.#moves * (1 - from);
    this.progress = left < 1.5 * slice ? 1 : from + slice / this.#moves;
    const last = this.progress === 1;
    return {
      kind: 'anneal',
      goal,
      seed,
      stream,
      zones: this.#zones,
      schoolPrices,
      noise: NOISE,
      prices: this.#prices,
      hot: this.#hot * scale.item,
      cold: this.#cold * scale.item,
      moves: Math.round(this.#moves * (this.progress - from)),
      progress: [from, this.progress],
      dear: this.#large,
      collect: !this.#large && from >= 0.3,
      elite: last ? elite : [],
      mergeIterations: last ? MERGE_ITERATIONS : 0,
      mergeSeconds: this.#setup.budget.secondsLeft(this.#setup.until),
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

/** Prices about which the relaxation's own assignment is the cheapest: those of its places, never far below the usual. */
function relaxedPrices(setup: LevelSetup): Prices {
  const usual = startingPrices(setup);
  const { task, schoolPrices, scale } = setup;
  // In classes, what a place is worth is told in another unit.
  if (task.capacity.kind.includes(2)) return { ...usual, floor: usual.excess };
  const excess = usual.excess.map((price, k) => {
    return k < task.schoolCount ? Math.max(0.5 * scale.pupil, DEAR * schoolPrices[k]!) : price;
  });
  return { ...usual, excess, floor: excess };
}
