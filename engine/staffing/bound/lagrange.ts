import { HEIGHTS } from '../goals/index.ts';
import { countyRow, type ExchangeModel, POST_FOLLOWS, SHARED } from '../model/model.ts';
import type { Objective } from '../search/objective.ts';
import { type EntryChoice, heightsAt, leastOf, missingAt, overAt, withinRange } from './entry.ts';
import { type Roundings, roundingsOf } from './roundings.ts';
import { Worths } from './worths.ts';

/** Prices tried for a dimension, a unit of its weight. */
const PRICE_STEPS = 4;

/**
 * A Lagrangian bound: each entry z = base + Σ effects of the state, each rounded row and each cap of an earlier level is priced, which
 * leaves every teacher free to take the cheapest arc and every entry free to take its cheapest value between its limits. Any
 * prices give a bound on every decision that keeps the rules. Couples, swaps and the limits on difference coefficients are
 * relaxed. Nothing is stored by arc but its cost.
 */
export class Lagrangian {
  /** Prices of the entries, then of the rounded rows, then of the caps by level. */
  readonly prices: Float64Array;
  /** How the bound rises with each price. */
  readonly slope: Float64Array;
  /** By what the slope of a price is divided: a lesson more is less than a teacher more. */
  readonly scale: Float64Array;
  /** Cheapest arc of each teacher at the prices of the last evaluation; −1: stays. */
  readonly choice: Int32Array;
  readonly #model: ExchangeModel;
  readonly #objective: Objective;
  readonly #roundings: Roundings;
  readonly #worths: Worths;
  readonly #caps: number;
  #costs: Float64Array | null = null;
  /** Σ of the prices of the rounded rows that share the slack of an entry, for one of its heights. */
  readonly #spent: Float64Array;
  readonly #picked: EntryChoice = { value: 0, z: 0 };

  constructor(model: ExchangeModel, objective: Objective) {
    this.#model = model;
    this.#objective = objective;
    this.#roundings = roundingsOf(model);
    this.#caps = model.base.length + this.#roundings.count;
    const size = this.#caps + model.levels.length;
    this.prices = new Float64Array(size);
    this.slope = new Float64Array(size);
    this.scale = scalesOf(model, this.#roundings, size);
    this.choice = new Int32Array(model.teachers).fill(-1);
    this.#worths = new Worths(model, this.#roundings);
    this.#spent = new Float64Array(model.base.length);
    if (objective.caps.every((cap) => cap === Infinity)) this.#costs = this.#costsOf(objective.weights);
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
        for (let e = d; e < base.length; e += width) sum += this.#leastAt(e, d, weight, tried);
        if (sum > best || step === 0) {
          best = sum;
          price = tried;
        }
      }
      for (let e = d; e < base.length; e += width) this.prices[e] = price;
    }
    this.project();
  }

  #leastAt(e: number, d: number, weight: number, price: number): number {
    const within = withinRange(this.#model, weight, 0, e, d, price);
    leastOf(this.#model, weight, 0, e, d, within, this.#picked);
    return this.#picked.value;
  }

  /** Brings the prices back to where the bound is finite. */
  project(): void {
    const { base, levels, width, heightLevel, aboveLevel } = this.#model;
    for (let l = 0; l < levels.length; l++) {
      const capped = this.#objective.caps[l] !== Infinity;
      this.prices[this.#caps + l] = capped ? Math.max(0, this.prices[this.#caps + l]!) : 0;
    }
    const weights = this.#weights();
    this.#projectRoundings(weights);
    for (let e = 0; e < base.length; e++) {
      const d = e % width;
      const weight = heightLevel[d]! < 0 ? 0 : weights[heightLevel[d]!]! - this.#spent[e]!;
      const over = aboveLevel[d]! < 0 ? 0 : weights[aboveLevel[d]!]!;
      this.prices[e] = withinRange(this.#model, weight, over, e, d, this.prices[e]!);
    }
  }

  /** The bound that the present prices prove; leaves slope and choice behind. */
  evaluate(): number {
    const { levels } = this.#model;
    const weights = this.#weights();
    let sum = 0;
    for (let l = 0; l < levels.length; l++) {
      const cap = this.#objective.caps[l]!;
      this.slope[this.#caps + l] = cap === Infinity ? 0 : -cap;
      if (cap !== Infinity) sum -= this.prices[this.#caps + l]! * cap;
    }
    sum += this.#entries(weights);
    this.#worths.price(this.prices);
    return sum + this.#teachers(weights);
  }

  /** What the objective and the present prices make of every arc, less what the teacher's cheapest decision costs. */
  reducedCosts(): Float32Array {
    const model = this.#model;
    const weights = this.#weights();
    const costs = this.#costs ?? this.#costsOf(weights);
    const reduced = new Float32Array(model.arcSchool.length);
    for (let t = 0; t < model.teachers; t++) {
      let best = model.stayAllowed[t] ? this.#stay(t, weights) : Infinity;
      for (let a = model.arcStart[t]!; a < model.arcStart[t + 1]!; a++) {
        const cost = costs[a]! - this.#leaving(t, a) - this.#arriving(a);
        reduced[a] = cost;
        best = Math.min(best, cost);
      }
      for (let a = model.arcStart[t]!; a < model.arcStart[t + 1]!; a++) reduced[a]! -= best;
    }
    return reduced;
  }

  /** Weight of each level, the price of its cap included. */
  #weights(): Float64Array {
    return this.#objective.weights.map((weight, l) => weight + this.prices[this.#caps + l]!);
  }

  /** Rounded rows that share a slack may together cost no more than the slack. */
  #projectRoundings(weights: Float64Array): void {
    const { base, width } = this.#model;
    const { start, level } = this.#roundings;
    for (let e = 0; e < base.length; e++) {
      this.#spent[e] = 0;
      let sum = 0;
      for (let k = start[e]!; k < start[e + 1]!; k++) {
        const at = base.length + k;
        this.prices[at] = Math.max(0, this.prices[at]!);
        if (level[k]! >= 0) sum += this.prices[at]!;
      }
      if (sum === 0) continue;
      const times = heightsAt(this.#model, e, e % width);
      const most = times * weights[this.#model.heightLevel[e % width]!]!;
      const share = sum > most ? most / sum : 1;
      for (let k = start[e]!; share < 1 && k < start[e + 1]!; k++) {
        if (level[k]! >= 0) this.prices[base.length + k]! *= share;
      }
      this.#spent[e] = Math.min(sum, most) / times;
    }
  }

  /** Σ over entries of the least of F(z) + price × (z − base), and of what the rounded rows need. */
  #entries(weights: Float64Array): number {
    const model = this.#model;
    const { base, width, heightLevel, aboveLevel } = model;
    const { start, need, level } = this.#roundings;
    const { caps } = this.#objective;
    const picked = this.#picked;
    let sum = 0;
    for (let e = 0; e < base.length; e++) {
      const d = e % width;
      const below = heightLevel[d]!;
      const over = aboveLevel[d]!;
      const weight = below < 0 ? 0 : Math.max(0, weights[below]! - this.#spent[e]!);
      leastOf(model, weight, over < 0 ? 0 : weights[over]!, e, d, this.prices[e]!, picked);
      sum += picked.value;
      this.slope[e] = picked.z - base[e]!;
      const missing = below < 0 ? 0 : missingAt(model, e, d, picked.z);
      if (below >= 0 && caps[below] !== Infinity) this.slope[this.#caps + below]! += missing;
      if (over >= 0 && caps[over] !== Infinity) {
        this.slope[this.#caps + over]! += overAt(model, e, d, picked.z);
      }
      for (let k = start[e]!; k < start[e + 1]!; k++) {
        sum += this.prices[base.length + k]! * need[k]!;
        const slack = level[k]! < 0 ? 0 : missing / heightsAt(model, e, d);
        this.slope[base.length + k] = need[k]! - slack;
      }
    }
    return sum;
  }

  #stay(t: number, weights: Float64Array): number {
    let cost = 0;
    for (let l = 0; l < weights.length; l++) {
      const ofLevel = this.#model.stayCost[l];
      if (ofLevel) cost += weights[l]! * ofLevel[t]!;
    }
    return cost;
  }

  /** Σ over teachers of the cheapest decision. */
  #teachers(weights: Float64Array): number {
    const model = this.#model;
    const { caps } = this.#objective;
    const costs = this.#costs ?? this.#costsOf(weights);
    let sum = 0;
    const { schools, years, width, posts, arcStart, arcSchool, arcVector, arcYear, arcFlags } = model;
    const { arrive, vectors } = this.#worths;
    const { prices } = this;
    // One year and whole moves are by far the most frequent: one look at a table an arc.
    const simple = years === 1;
    const incoming = Float64Array.from({ length: schools }, (_, s) =>
      model.in < 0 ? 0 : prices[s * width + model.in]!,
    );
    for (let t = 0; t < model.teachers; t++) {
      const stay = this.#stay(t, weights);
      let best = model.stayAllowed[t] ? stay : Infinity;
      let choice = -1;
      let kind = -1;
      let leaving = 0;
      for (let a = arcStart[t]!; a < arcStart[t + 1]!; a++) {
        const flags = arcFlags[a]!;
        const itsKind = arcYear[a]! * 4 + flags;
        // What a teacher leaves behind depends on when and how, not on where to.
        if (itsKind !== kind) {
          kind = itsKind;
          leaving = this.#leaving(t, a);
        }
        let cost = costs[a]! - leaving;
        if (simple && (flags & SHARED) === 0) {
          const to = arcSchool[a]!;
          cost -= arrive[to * vectors + arcVector[a]!]! + incoming[to]!;
          if (flags !== 0 && posts >= 0) cost -= prices[to * width + posts]!;
        } else cost -= this.#arriving(a);
        if (cost < best) {
          best = cost;
          choice = a;
        }
      }
      this.choice[t] = choice;
      sum += best === Infinity ? stay : best;
      for (let l = 0; l < caps.length; l++) {
        if (caps[l] === Infinity) continue;
        const ofLevel = choice < 0 ? model.stayCost[l] : model.arcCost[l];
        if (ofLevel) this.slope[this.#caps + l]! += ofLevel[choice < 0 ? t : choice]!;
      }
      if (choice >= 0) this.#use(t, choice);
    }
    return sum;
  }

  #costsOf(weights: Float64Array): Float64Array {
    const { arcCost, arcSchool } = this.#model;
    const costs = new Float64Array(arcSchool.length);
    for (const [l, weight] of weights.entries()) {
      const ofLevel = arcCost[l];
      if (weight === 0 || !ofLevel) continue;
      for (let a = 0; a < costs.length; a++) costs[a]! += weight * ofLevel[a]!;
    }
    return costs;
  }

  /** What going away is worth, whatever the destination. */
  #leaving(t: number, a: number): number {
    const model = this.#model;
    const { schools, years, width } = model;
    const flags = model.arcFlags[a]!;
    const shared = (flags & SHARED) !== 0;
    const vector = shared ? model.half[model.homeVector[t]!]! : model.homeVector[t]!;
    const first = model.arcYear[a]!;
    let worth = 0;
    for (let y = first; y < years; y++) {
      const from = y * schools + model.basePlace[t * years + y]!;
      worth += this.#worths.leave[from * this.#worths.vectors + vector]!;
      if ((flags & POST_FOLLOWS) !== 0 && model.posts >= 0) worth -= this.prices[from * width + model.posts]!;
    }
    if (shared) return worth;
    const from = first * schools + model.basePlace[t * years + first]!;
    const county = countyRow(model, first) * width;
    if (model.out >= 0) worth += this.prices[from * width + model.out]!;
    if (model.movers >= 0) worth += this.prices[county + model.movers]!;
    if (model.backboneMovers >= 0) {
      worth += this.prices[county + model.backboneMovers]! * model.moverAmount[t]!;
    }
    return worth;
  }

  /** What arriving is worth. */
  #arriving(a: number): number {
    const model = this.#model;
    const { schools, years, width } = model;
    const flags = model.arcFlags[a]!;
    const shared = (flags & SHARED) !== 0;
    const vector = shared ? model.half[model.arcVector[a]!]! : model.arcVector[a]!;
    const first = model.arcYear[a]!;
    const school = model.arcSchool[a]!;
    let worth = 0;
    for (let y = first; y < years; y++) {
      const to = y * schools + school;
      worth += this.#worths.arrive[to * this.#worths.vectors + vector]!;
      if ((flags & POST_FOLLOWS) !== 0 && model.posts >= 0) worth += this.prices[to * width + model.posts]!;
    }
    if (!shared && model.in >= 0) worth += this.prices[(first * schools + school) * width + model.in]!;
    return worth;
  }

  /** Takes the effects of a chosen arc off the slope. */
  #use(t: number, a: number): void {
    const model = this.#model;
    const { slope } = this;
    const { schools, years, width } = model;
    const flags = model.arcFlags[a]!;
    const shared = (flags & SHARED) !== 0;
    const home = model.homeVector[t]!;
    const leaves = shared ? model.half[home]! : home;
    const arrives = shared ? model.half[model.arcVector[a]!]! : model.arcVector[a]!;
    const first = model.arcYear[a]!;
    for (let y = first; y < years; y++) {
      const from = y * schools + model.basePlace[t * years + y]!;
      const to = y * schools + model.arcSchool[a]!;
      this.#worths.use(slope, from, leaves, -1);
      this.#worths.use(slope, to, arrives, 1);
      if ((flags & POST_FOLLOWS) !== 0 && model.posts >= 0) {
        slope[from * width + model.posts]! += 1;
        slope[to * width + model.posts]! -= 1;
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

function scalesOf(model: ExchangeModel, roundings: Roundings, size: number): Float64Array {
  const largest = new Float64Array(model.width).fill(1);
  for (let i = 0; i < model.vectorDim.length; i++) {
    const d = model.vectorDim[i]!;
    largest[d] = Math.max(largest[d]!, Math.abs(model.vectorAmount[i]!));
  }
  const scale = new Float64Array(size).fill(1);
  for (let e = 0; e < model.base.length; e++) scale[e] = 1 / largest[e % model.width]!;
  for (let k = 0; k < roundings.count; k++) scale[model.base.length + k] = 1 / roundings.rest[k]!;
  return scale;
}
