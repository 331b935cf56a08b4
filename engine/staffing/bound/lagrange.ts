import { HEIGHTS } from '../goals/index.ts';
import type { ExchangeModel } from '../model/model.ts';
import type { Objective } from '../search/objective.ts';
import { type Blocks, blocksOf } from './blocks.ts';
import { EntrySide } from './entries.ts';
import { pairsOf } from './pairs.ts';
import { TeacherSide } from './teachers.ts';
import { Worths } from './worths.ts';

/** Prices tried for a dimension, a unit of its weight. */
const PRICE_STEPS = 4;

/** Step of an item's price beside that of its entry; measured. */
const ITEM_SCALE = 0.25;

/**
 * A Lagrangian bound: each entry z = base + Σ effects of the state, the number of teachers of each kind who come and go where kinds bring
 * different amounts, and each cap of an earlier level is priced. That leaves every teacher free to take the cheapest arc and every
 * entry to take its cheapest value between its limits, in blocks one that whole teachers can make. Any prices give a bound on every
 * decision that keeps the rules. Couples, swaps and the limits on difference coefficients are relaxed.
 */
export class Lagrangian {
  /** Prices of the entries, then of the items of blocks, then of the caps by level. */
  readonly prices: Float64Array;
  /** How the bound rises with each price. */
  readonly slope: Float64Array;
  /** By what the slope of a price is divided: a lesson more is less than a teacher more. */
  readonly scale: Float64Array;
  readonly #model: ExchangeModel;
  readonly #objective: Objective;
  readonly #worths: Worths;
  readonly #entries: EntrySide;
  readonly #teachers: TeacherSide;
  readonly #caps: number;

  constructor(model: ExchangeModel, objective: Objective) {
    this.#model = model;
    this.#objective = objective;
    const pairs = pairsOf(model);
    const blocks = blocksOf(model, pairs);
    this.#caps = model.base.length + blocks.amount.length;
    const size = this.#caps + model.levels.length;
    this.prices = new Float64Array(size);
    this.slope = new Float64Array(size);
    this.scale = scalesOf(model, blocks, size);
    this.#worths = new Worths(model, pairs, blocks);
    this.#entries = new EntrySide(model, objective, blocks);
    this.#teachers = new TeacherSide(model, objective, this.#worths, this.prices);
  }

  /** Cheapest arc of each teacher at the prices of the last evaluation; −1: stays. */
  get choice(): Int32Array {
    return this.#teachers.choice;
  }

  /**
   * Prices to begin with: in each dimension one price for all schools, the best of a few, as if whatever is to spare at one
   * school could be had at any other. Nobody then gains by moving, and the bound is what is missing county-wide.
   */
  begin(): void {
    const { base, width, heightLevel } = this.#model;
    for (let d = 0; d < width; d++) {
      const weight = heightLevel[d]! < 0 ? 0 : this.#objective.weights[heightLevel[d]!]!;
      let best = 0;
      let price = 0;
      for (let step = 0; weight > 0 && step <= HEIGHTS * PRICE_STEPS; step++) {
        const tried = (weight * step) / PRICE_STEPS;
        let sum = 0;
        for (let e = d; e < base.length; e += width) sum += this.#entries.leastAt(e, d, weight, tried);
        if (sum > best || step === 0) {
          best = sum;
          price = tried;
        }
      }
      for (let e = d; e < base.length; e += width) this.prices[e] = price;
    }
    this.project();
  }

  /** Brings the prices back to where the bound is finite. */
  project(): void {
    for (let l = 0; l < this.#model.levels.length; l++) {
      const capped = this.#objective.caps[l] !== Infinity;
      this.prices[this.#caps + l] = capped ? Math.max(0, this.prices[this.#caps + l]!) : 0;
    }
    this.#entries.project(this.prices, this.#weights());
  }

  /** The bound that the present prices prove; leaves slope and choice behind. Infinity where no entry can keep its limits. */
  evaluate(): number {
    const weights = this.#weights();
    let sum = 0;
    for (let l = 0; l < this.#model.levels.length; l++) {
      const cap = this.#objective.caps[l]!;
      this.slope[this.#caps + l] = cap === Infinity ? 0 : -cap;
      if (cap !== Infinity) sum -= this.prices[this.#caps + l]! * cap;
    }
    sum += this.#entries.least(this.prices, weights, this.slope, this.#caps);
    this.#worths.price(this.prices);
    return sum + this.#teachers.cheapest(weights, this.slope, this.#caps);
  }

  /** What the objective and the present prices make of every arc, less what the teacher's cheapest decision costs. */
  reducedCosts(): Float32Array {
    return this.#teachers.reducedCosts(this.#weights());
  }

  /** Weight of each level, the price of its cap included. */
  #weights(): Float64Array {
    return this.#objective.weights.map((weight, l) => weight + this.prices[this.#caps + l]!);
  }
}

function scalesOf(model: ExchangeModel, blocks: Blocks, size: number): Float64Array {
  const largest = new Float64Array(model.width).fill(1);
  for (let i = 0; i < model.vectorDim.length; i++) {
    const d = model.vectorDim[i]!;
    largest[d] = Math.max(largest[d]!, Math.abs(model.vectorAmount[i]!));
  }
  const scale = new Float64Array(size).fill(1);
  for (let e = 0; e < model.base.length; e++) scale[e] = 1 / largest[e % model.width]!;
  for (let i = 0; i < blocks.amount.length; i++) {
    scale[model.base.length + i] = ITEM_SCALE * Math.abs(blocks.amount[i]!);
  }
  return scale;
}
