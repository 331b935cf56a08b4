import { HEIGHTS } from '../goals/index.ts';
import { type ExchangeModel, POST_FOLLOWS, SHARED, STAY } from '../model/model.ts';
import { SpreadSums } from './spread-sums.ts';
import { violationWeights } from './weights.ts';

const STRIDE = 3 + HEIGHTS;

/**
 * A decision of every teacher with the state it makes, kept up to date move by move: totals of all levels and the weighted
 * violation are exact whole numbers at any time (`test/engine/staffing/conformance.test.ts`).
 */
export class ExchangeState {
  readonly model: ExchangeModel;
  /** Arc of each teacher, or STAY. */
  readonly decision: Int32Array;
  /** The state, at `row * width + d`. */
  readonly z: Int32Array;
  /** Value of each level. */
  readonly totals: Float64Array;
  /** Σ excess × weight of its dimension; 0 where every rule is kept. */
  violation = 0;
  readonly #weights: Int32Array;
  readonly #personWeight: number;
  /** Low, high, above and the four heights of each entry side by side: one cache line an entry. */
  readonly #entries: Int32Array;
  /** Swaps only: movers at `((year * groups + group) * schools + from) * schools + to`. */
  readonly #flow: Int32Array | null;
  readonly #spreads: SpreadSums | null;

  constructor(model: ExchangeModel) {
    this.model = model;
    this.decision = new Int32Array(model.teachers).fill(STAY);
    this.z = Int32Array.from(model.base);
    this.totals = new Float64Array(model.levels.length);
    const weights = violationWeights(model);
    this.#weights = weights.dims;
    this.#personWeight = weights.person;
    this.#entries = packed(model);
    this.#flow = model.swapGroup
      ? new Int32Array(model.years * model.swapGroups * model.schools * model.schools)
      : null;
    this.#spreads = model.spreads.length === 0 ? null : new SpreadSums(model.spreads, model.base.length);
    this.#start();
  }

  #start(): void {
    const { model } = this;
    for (let row = 0; row < model.rows; row++) {
      for (let d = 0; d < model.width; d++) {
        // An entry counts from nothing: what it costs beyond a state that costs and breaks nothing.
        const e = row * model.width + d;
        this.#revalue(e, d, null, this.z[e]!);
        if (this.#spreads) this.violation += this.#spreads.change(e, 0, this.z[e]!) * this.#personWeight;
      }
    }
    for (let t = 0; t < model.teachers; t++) {
      for (let l = 0; l < model.levels.length; l++) this.totals[l]! += model.stayCost[l]?.[t] ?? 0;
      for (let i = model.tieStart[t]!; i < model.tieStart[t + 1]!; i++) {
        if (model.tieTo[i]! > t) this.violation += this.#tieExcess(t, i);
      }
    }
  }

  /** Place of t in planned year y under the present decision. */
  place(t: number, y: number): number {
    const arc = this.decision[t]!;
    const { model } = this;
    const moved = arc !== STAY && (model.arcFlags[arc]! & SHARED) === 0 && model.arcYear[arc]! <= y;
    return moved ? model.arcSchool[arc]! : model.basePlace[t * model.years + y]!;
  }

  /** Makes `arc` (or STAY) the decision of t. */
  decide(t: number, arc: number): void {
    const held = this.decision[t]!;
    if (held === arc) return;
    const tied = this.model.tieStart[t + 1]! > this.model.tieStart[t]!;
    if (tied) this.violation -= this.#tiesExcess(t);
    if (held !== STAY) this.#carry(t, held, -1);
    this.#cost(t, held, -1);
    this.decision[t] = arc;
    if (arc !== STAY) this.#carry(t, arc, 1);
    this.#cost(t, arc, 1);
    if (tied) this.violation += this.#tiesExcess(t);
  }

  /** Takes over a whole decision. */
  load(decision: Int32Array): void {
    for (let t = 0; t < decision.length; t++) this.decide(t, decision[t]!);
  }

  #cost(t: number, arc: number, sign: number): void {
    const { model, totals } = this;
    for (let l = 0; l < totals.length; l++) {
      const costs = arc === STAY ? model.stayCost[l] : model.arcCost[l];
      if (costs) totals[l]! += sign * costs[arc === STAY ? t : arc]!;
    }
  }

  /** Adds (or with sign -1 takes back) what the arc does to the state. */
  #carry(t: number, arc: number, sign: number): void {
    const { model } = this;
    const { years, schools } = model;
    const to = model.arcSchool[arc]!;
    const first = model.arcYear[arc]!;
    const flags = model.arcFlags[arc]!;
    const shared = (flags & SHARED) !== 0;
    const home = model.homeVector[t]!;
    const leaves = shared ? model.half[home]! : home;
    const arrives = shared ? model.half[model.arcVector[arc]!]! : model.arcVector[arc]!;
    for (let y = first; y < years; y++) {
      const from = model.basePlace[t * years + y]!;
      this.#shift(y * schools + from, leaves, -sign);
      this.#shift(y * schools + to, arrives, sign);
      if ((flags & POST_FOLLOWS) !== 0 && model.posts >= 0) {
        this.#bump(y * schools + from, model.posts, -sign);
        this.#bump(y * schools + to, model.posts, sign);
      }
    }
    if (shared) return;
    const from = model.basePlace[t * years + first]!;
    const county = schools * years + first;
    if (model.out >= 0) this.#bump(first * schools + from, model.out, sign);
    if (model.in >= 0) this.#bump(first * schools + to, model.in, sign);
    if (model.movers >= 0) this.#bump(county, model.movers, sign);
    if (model.backboneMovers >= 0) this.#bump(county, model.backboneMovers, sign * model.moverAmount[t]!);
    if (this.#flow) this.#balance(t, first, from, to, sign);
  }

  #shift(row: number, vector: number, sign: number): void {
    const { vectorStart, vectorDim, vectorAmount } = this.model;
    for (let i = vectorStart[vector]!; i < vectorStart[vector + 1]!; i++) {
      this.#bump(row, vectorDim[i]!, sign * vectorAmount[i]!);
    }
  }

  #bump(row: number, d: number, amount: number): void {
    const i = row * this.model.width + d;
    const old = this.z[i]!;
    this.z[i] = old + amount;
    this.#revalue(i, d, old, old + amount);
    if (this.#spreads) this.violation += this.#spreads.change(i, old, old + amount) * this.#personWeight;
  }

  /** Takes back what an entry cost and broke at `old` and adds what it does at `now`. */
  #revalue(i: number, d: number, old: number | null, now: number): void {
    const entries = this.#entries;
    const at = i * STRIDE;
    const low = entries[at]!;
    const high = entries[at + 1]!;
    let excess = (now < low ? low - now : 0) + (now > high ? now - high : 0);
    if (old !== null) excess -= (old < low ? low - old : 0) + (old > high ? old - high : 0);
    if (excess !== 0) this.violation += excess * this.#weights[d]!;
    const level = this.model.heightLevel[d]!;
    if (level >= 0) {
      let change = 0;
      // Heights descend: the first that both reach ends the sum.
      for (let k = at + 3; k < at + STRIDE; k++) {
        const height = entries[k]!;
        if (now >= height && (old === null || old >= height)) break;
        change += (now < height ? height - now : 0) - (old !== null && old < height ? height - old : 0);
      }
      this.totals[level]! += change;
    }
    const aboveLevel = this.model.aboveLevel[d]!;
    if (aboveLevel >= 0) {
      const above = entries[at + 2]!;
      const before = old !== null && old > above ? old - above : 0;
      this.totals[aboveLevel]! += (now > above ? now - above : 0) - before;
    }
  }

  #tiesExcess(t: number): number {
    let excess = 0;
    for (let i = this.model.tieStart[t]!; i < this.model.tieStart[t + 1]!; i++)
      excess += this.#tieExcess(t, i);
    return excess;
  }

  #tieExcess(t: number, tie: number): number {
    const { model } = this;
    const other = model.tieTo[tie]!;
    let excess = 0;
    for (let y = 0; y < model.years; y++) {
      const apart = model.distances[this.place(t, y) * model.schools + this.place(other, y)]!;
      if (apart > model.tieLimit[tie * model.years + y]!) excess += this.#personWeight;
    }
    return excess;
  }

  #balance(t: number, year: number, from: number, to: number, sign: number): void {
    const { model } = this;
    const group = model.swapGroup![t]!;
    if (group < 0) return;
    const first = (year * model.swapGroups + group) * model.schools;
    const flow = this.#flow!;
    const there = (first + from) * model.schools + to;
    const back = (first + to) * model.schools + from;
    this.violation -= Math.abs(flow[there]! - flow[back]!) * this.#personWeight;
    flow[there]! += sign;
    this.violation += Math.abs(flow[there]! - flow[back]!) * this.#personWeight;
  }
}

function packed(model: ExchangeModel): Int32Array {
  const entries = new Int32Array(model.low.length * STRIDE);
  for (let i = 0; i < model.low.length; i++) {
    entries[i * STRIDE] = model.low[i]!;
    entries[i * STRIDE + 1] = model.high[i]!;
    entries[i * STRIDE + 2] = model.above[i]!;
    for (let k = 0; k < HEIGHTS; k++) entries[i * STRIDE + 3 + k] = model.heights[i * HEIGHTS + k]!;
  }
  return entries;
}
