import { countyRow, type ExchangeModel, POST_FOLLOWS, SHARED } from '../model/model.ts';
import type { Objective } from '../search/objective.ts';
import type { Worths } from './worths.ts';

/** The part of the bound that falls apart by teacher: each takes the cheapest arc at given prices. Nothing is stored by arc but its cost. */
export class TeacherSide {
  /** Cheapest arc of each teacher at the prices of the last evaluation; −1: stays. */
  readonly choice: Int32Array;
  readonly #model: ExchangeModel;
  readonly #objective: Objective;
  readonly #worths: Worths;
  readonly #prices: Float64Array;
  readonly #fixed: Float64Array | null;

  constructor(model: ExchangeModel, objective: Objective, worths: Worths, prices: Float64Array) {
    this.#model = model;
    this.#objective = objective;
    this.#worths = worths;
    this.#prices = prices;
    this.choice = new Int32Array(model.teachers).fill(-1);
    const uncapped = objective.caps.every((cap) => cap === Infinity);
    this.#fixed = uncapped ? this.#costsOf(objective.weights) : null;
  }

  /** Σ over teachers of the cheapest decision; what it does is taken off the slope. `caps` is where the prices of caps begin. */
  cheapest(weights: Float64Array, slope: Float64Array, capsFrom: number): number {
    const model = this.#model;
    const { caps } = this.#objective;
    const costs = this.#fixed ?? this.#costsOf(weights);
    let sum = 0;
    const { schools, years, width, posts, arcStart, arcSchool, arcVector, arcYear, arcFlags } = model;
    const { arrive, vectors } = this.#worths;
    const prices = this.#prices;
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
        if (ofLevel) slope[capsFrom + l]! += ofLevel[choice < 0 ? t : choice]!;
      }
      if (choice >= 0) this.#use(slope, t, choice);
    }
    return sum;
  }

  /** What the objective and the present prices make of every arc, less what the teacher's cheapest decision costs. */
  reducedCosts(weights: Float64Array): Float32Array {
    const model = this.#model;
    const costs = this.#fixed ?? this.#costsOf(weights);
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

  #stay(t: number, weights: Float64Array): number {
    let cost = 0;
    for (let l = 0; l < weights.length; l++) {
      const ofLevel = this.#model.stayCost[l];
      if (ofLevel) cost += weights[l]! * ofLevel[t]!;
    }
    return cost;
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
    const prices = this.#prices;
    const flags = model.arcFlags[a]!;
    const shared = (flags & SHARED) !== 0;
    const vector = shared ? model.half[model.homeVector[t]!]! : model.homeVector[t]!;
    const first = model.arcYear[a]!;
    let worth = 0;
    for (let y = first; y < years; y++) {
      const from = y * schools + model.basePlace[t * years + y]!;
      worth += this.#worths.leave[from * this.#worths.vectors + vector]!;
      if ((flags & POST_FOLLOWS) !== 0 && model.posts >= 0) worth -= prices[from * width + model.posts]!;
    }
    if (shared) return worth;
    const from = first * schools + model.basePlace[t * years + first]!;
    const county = countyRow(model, first) * width;
    if (model.out >= 0) worth += prices[from * width + model.out]!;
    if (model.movers >= 0) worth += prices[county + model.movers]!;
    if (model.backboneMovers >= 0) worth += prices[county + model.backboneMovers]! * model.moverAmount[t]!;
    return worth;
  }

  /** What arriving is worth. */
  #arriving(a: number): number {
    const model = this.#model;
    const { schools, years, width } = model;
    const prices = this.#prices;
    const flags = model.arcFlags[a]!;
    const shared = (flags & SHARED) !== 0;
    const vector = shared ? model.half[model.arcVector[a]!]! : model.arcVector[a]!;
    const first = model.arcYear[a]!;
    const school = model.arcSchool[a]!;
    let worth = 0;
    for (let y = first; y < years; y++) {
      const to = y * schools + school;
      worth += this.#worths.arrive[to * this.#worths.vectors + vector]!;
      if ((flags & POST_FOLLOWS) !== 0 && model.posts >= 0) worth += prices[to * width + model.posts]!;
    }
    if (!shared && model.in >= 0) worth += prices[(first * schools + school) * width + model.in]!;
    return worth;
  }

  /** Takes the effects of a chosen arc off the slope. */
  #use(slope: Float64Array, t: number, a: number): void {
    const model = this.#model;
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
