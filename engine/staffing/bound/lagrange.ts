import { HEIGHTS } from '../goals/index.ts';
import { countyRow, type ExchangeModel, POST_FOLLOWS, SHARED } from '../model/model.ts';
import type { Objective } from '../search/objective.ts';
import { type EntryChoice, leastOf, priceRange } from './entry.ts';

/** Share of what one more of an entry is worth today with which its price begins. */
const BEGIN = 0.9;

/**
 * A Lagrangian bound: each entry z = base + Σ effects of the state is priced, which leaves every teacher free to take the
 * cheapest arc and every entry free to take its cheapest value between its limits. Any prices give a bound on every
 * decision that keeps the rules; the subgradient method looks for good ones. Couples and swaps are relaxed. Caps of earlier
 * levels are priced too. Nothing is stored by arc: 20,000 teachers × 500 schools take a few megabytes.
 */
export class Lagrangian {
  readonly #model: ExchangeModel;
  readonly #objective: Objective;
  /** Price of each entry, and of each capped level. */
  readonly prices: Float64Array;
  readonly capPrices: Float64Array;
  readonly #slope: Float64Array;
  readonly #capSlope: Float64Array;
  /** Worth of vector v at row r, at `r * vectors + v`. */
  readonly #worth: Float64Array;
  readonly #vectors: number;
  /** Inverse of the largest amount in each dimension: a lesson more is less than a teacher more. */
  readonly #scale: Float64Array;
  #arcCost: Float64Array | null = null;
  readonly #choice: EntryChoice = { value: 0, z: 0 };

  constructor(model: ExchangeModel, objective: Objective) {
    this.#model = model;
    this.#objective = objective;
    this.prices = new Float64Array(model.base.length);
    this.capPrices = new Float64Array(model.levels.length);
    this.#slope = new Float64Array(model.base.length);
    this.#capSlope = new Float64Array(model.levels.length);
    this.#vectors = model.vectorStart.length - 1;
    this.#worth = new Float64Array(this.#vectors * model.rows);
    this.#scale = scalesOf(model);
    if (objective.caps.every((cap) => cap === Infinity)) this.#arcCost = this.#costs(objective.weights);
  }

  /** The bound that the present prices prove; leaves the subgradient behind. */
  evaluate(): number {
    const { levels } = this.#model;
    const weights = Float64Array.from(levels, (_, l) => this.#objective.weights[l]! + this.capPrices[l]!);
    let sum = 0;
    for (let l = 0; l < levels.length; l++) {
      const cap = this.#objective.caps[l]!;
      this.#capSlope[l] = cap === Infinity ? 0 : -cap;
      if (cap !== Infinity) sum -= this.capPrices[l]! * cap;
    }
    sum += this.#entries(weights);
    this.#worths();
    return sum + this.#teachers(weights);
  }

  /** Prices to begin with: what one more of each entry would be worth today. */
  begin(): void {
    const { base, heights, heightLevel, width } = this.#model;
    for (let e = 0; e < base.length; e++) {
      const level = heightLevel[e % width]!;
      let below = 0;
      for (let k = 0; level >= 0 && k < HEIGHTS; k++) if (heights[e * HEIGHTS + k]! > base[e]!) below++;
      this.prices[e] = below === 0 ? 0 : BEGIN * below * this.#objective.weights[level]!;
    }
    this.#project();
  }

  /** Moves the prices along the subgradient by `step`, then back to where the bound is finite. */
  advance(step: number): void {
    const { base, levels, width } = this.#model;
    for (let e = 0; e < base.length; e++) {
      this.prices[e]! += step * this.#slope[e]! * this.#scale[e % width]!;
    }
    for (let l = 0; l < levels.length; l++) {
      if (this.#objective.caps[l] === Infinity) continue;
      this.capPrices[l] = Math.max(0, this.capPrices[l]! + step * this.#capSlope[l]!);
    }
    this.#project();
  }

  /** Square of the length of the subgradient. */
  slope(): number {
    let sum = 0;
    const { width } = this.#model;
    for (let e = 0; e < this.#slope.length; e++) sum += this.#slope[e]! ** 2 * this.#scale[e % width]!;
    for (const g of this.#capSlope) sum += g * g;
    return sum;
  }

  #project(): void {
    const { base, width } = this.#model;
    for (let e = 0; e < base.length; e++) {
      const [least, most] = priceRange(this.#model, this.#objective.weights, this.capPrices, e, e % width);
      this.prices[e] = Math.max(least, Math.min(most, this.prices[e]!));
    }
  }

  /** Σ over entries of the least of F(z) + price × (z − base); the subgradient begins as z − base. */
  #entries(weights: Float64Array): number {
    const model = this.#model;
    let sum = 0;
    for (let e = 0; e < model.base.length; e++) {
      leastOf(model, weights, e, e % model.width, this.prices[e]!, this.#choice);
      sum += this.#choice.value;
      this.#slope[e] = this.#choice.z - model.base[e]!;
      this.#chargeLevels(e, this.#choice.z);
    }
    return sum;
  }

  /** What the chosen value of an entry uses of the caps. */
  #chargeLevels(e: number, z: number): void {
    const { heightLevel, aboveLevel, heights, above, width } = this.#model;
    const level = heightLevel[e % width]!;
    if (level >= 0 && this.#objective.caps[level] !== Infinity) {
      for (let k = 0; k < HEIGHTS; k++) {
        this.#capSlope[level]! += Math.max(0, heights[e * HEIGHTS + k]! - z);
      }
    }
    const over = aboveLevel[e % width]!;
    if (over >= 0 && this.#objective.caps[over] !== Infinity) {
      this.#capSlope[over]! += Math.max(0, z - above[e]!);
    }
  }

  #worths(): void {
    const { vectorStart, vectorDim, vectorAmount, rows, width } = this.#model;
    for (let row = 0; row < rows; row++) {
      for (let v = 0; v < this.#vectors; v++) {
        let sum = 0;
        for (let i = vectorStart[v]!; i < vectorStart[v + 1]!; i++) {
          sum += this.prices[row * width + vectorDim[i]!]! * vectorAmount[i]!;
        }
        this.#worth[row * this.#vectors + v] = sum;
      }
    }
  }

  /** Σ over teachers of the cheapest decision. */
  #teachers(weights: Float64Array): number {
    const model = this.#model;
    const levels = model.levels.length;
    const costs = this.#arcCost ?? this.#costs(weights);
    let sum = 0;
    for (let t = 0; t < model.teachers; t++) {
      let stay = 0;
      for (let l = 0; l < levels; l++) stay += weights[l]! * (model.stayCost[l]?.[t] ?? 0);
      let best = model.stayAllowed[t] ? stay : Infinity;
      let choice = -1;
      for (let a = model.arcStart[t]!; a < model.arcStart[t + 1]!; a++) {
        const cost = costs[a]! - this.#gain(t, a);
        if (cost < best) {
          best = cost;
          choice = a;
        }
      }
      if (best === Infinity) best = stay;
      sum += best;
      for (let l = 0; l < levels; l++) {
        if (this.#objective.caps[l] === Infinity) continue;
        const costs = choice < 0 ? model.stayCost[l] : model.arcCost[l];
        this.#capSlope[l]! += costs?.[choice < 0 ? t : choice] ?? 0;
      }
      if (choice >= 0) this.#use(t, choice);
    }
    return sum;
  }

  #costs(weights: Float64Array): Float64Array {
    const { arcCost, arcSchool } = this.#model;
    const costs = new Float64Array(arcSchool.length);
    for (const [l, weight] of weights.entries()) {
      const ofLevel = arcCost[l];
      if (weight === 0 || !ofLevel) continue;
      for (let a = 0; a < costs.length; a++) costs[a]! += weight * ofLevel[a]!;
    }
    return costs;
  }

  /** Σ of price × effect of an arc. */
  #gain(t: number, a: number): number {
    const model = this.#model;
    const { schools, years, width } = model;
    const flags = model.arcFlags[a]!;
    const shared = (flags & SHARED) !== 0;
    const home = model.homeVector[t]!;
    const leaves = shared ? model.half[home]! : home;
    const arrives = shared ? model.half[model.arcVector[a]!]! : model.arcVector[a]!;
    const first = model.arcYear[a]!;
    let gain = 0;
    for (let y = first; y < years; y++) {
      const from = y * schools + model.basePlace[t * years + y]!;
      const to = y * schools + model.arcSchool[a]!;
      gain += this.#worth[to * this.#vectors + arrives]! - this.#worth[from * this.#vectors + leaves]!;
      if ((flags & POST_FOLLOWS) !== 0 && model.posts >= 0) {
        gain += this.prices[to * width + model.posts]! - this.prices[from * width + model.posts]!;
      }
    }
    if (shared) return gain;
    const from = first * schools + model.basePlace[t * years + first]!;
    const to = first * schools + model.arcSchool[a]!;
    const county = countyRow(model, first) * width;
    if (model.out >= 0) gain += this.prices[from * width + model.out]!;
    if (model.in >= 0) gain += this.prices[to * width + model.in]!;
    if (model.movers >= 0) gain += this.prices[county + model.movers]!;
    if (model.backboneMovers >= 0)
      gain += this.prices[county + model.backboneMovers]! * model.moverAmount[t]!;
    return gain;
  }

  /** Takes the effects of a chosen arc off the subgradient. */
  #use(t: number, a: number): void {
    const model = this.#model;
    const { schools, years, width, vectorStart, vectorDim, vectorAmount } = model;
    const shared = (model.arcFlags[a]! & SHARED) !== 0;
    const home = model.homeVector[t]!;
    const leaves = shared ? model.half[home]! : home;
    const arrives = shared ? model.half[model.arcVector[a]!]! : model.arcVector[a]!;
    const first = model.arcYear[a]!;
    const slope = this.#slope;
    for (let y = first; y < years; y++) {
      const from = (y * schools + model.basePlace[t * years + y]!) * width;
      const to = (y * schools + model.arcSchool[a]!) * width;
      for (let i = vectorStart[leaves]!; i < vectorStart[leaves + 1]!; i++) {
        slope[from + vectorDim[i]!]! += vectorAmount[i]!;
      }
      for (let i = vectorStart[arrives]!; i < vectorStart[arrives + 1]!; i++) {
        slope[to + vectorDim[i]!]! -= vectorAmount[i]!;
      }
      if ((model.arcFlags[a]! & POST_FOLLOWS) !== 0 && model.posts >= 0) {
        slope[from + model.posts]! += 1;
        slope[to + model.posts]! -= 1;
      }
    }
    if (shared) return;
    const from = (first * schools + model.basePlace[t * years + first]!) * width;
    const to = (first * schools + model.arcSchool[a]!) * width;
    const county = countyRow(model, first) * width;
    if (model.out >= 0) slope[from + model.out]! -= 1;
    if (model.in >= 0) slope[to + model.in]! -= 1;
    if (model.movers >= 0) slope[county + model.movers]! -= 1;
    if (model.backboneMovers >= 0) slope[county + model.backboneMovers]! -= model.moverAmount[t]!;
  }
}

function scalesOf(model: ExchangeModel): Float64Array {
  const largest = new Float64Array(model.width).fill(1);
  for (let i = 0; i < model.vectorDim.length; i++) {
    const d = model.vectorDim[i]!;
    largest[d] = Math.max(largest[d]!, Math.abs(model.vectorAmount[i]!));
  }
  return largest.map((amount) => 1 / amount);
}
