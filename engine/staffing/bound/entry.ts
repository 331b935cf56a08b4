import { HEIGHTS } from '../goals/index.ts';
import type { ExchangeModel } from '../model/model.ts';
import { UNBOUNDED } from '../task/state.ts';

/** Least of F(z) + price × (z − base), and where it lies. */
export interface EntryChoice {
  value: number;
  z: number;
}

/**
 * The least of F(z) + price × (z − base) over low ≤ z ≤ high, F being the entry's share of the goals. F is convex and
 * piecewise linear, so that limits, heights and the base are the only candidates.
 */
export function leastOf(
  model: ExchangeModel,
  weights: Float64Array,
  e: number,
  d: number,
  price: number,
  choice: EntryChoice,
): void {
  const low = model.low[e]!;
  const high = model.high[e]!;
  const base = model.base[e]!;
  choice.value = Infinity;
  const consider = (z: number) => {
    if (z < low || z > high || z <= -UNBOUNDED || z >= UNBOUNDED) return;
    const value = costAt(model, weights, e, d, z) + price * (z - base);
    if (value < choice.value) {
      choice.value = value;
      choice.z = z;
    }
  };
  consider(base);
  consider(low);
  consider(high);
  if (model.heightLevel[d]! >= 0) for (let k = 0; k < HEIGHTS; k++) consider(model.heights[e * HEIGHTS + k]!);
  if (model.aboveLevel[d]! >= 0) consider(model.above[e]!);
}

function costAt(model: ExchangeModel, weights: Float64Array, e: number, d: number, z: number): number {
  let cost = 0;
  const level = model.heightLevel[d]!;
  if (level >= 0) {
    for (let k = 0; k < HEIGHTS; k++) {
      const missing = model.heights[e * HEIGHTS + k]! - z;
      if (missing > 0) cost += weights[level]! * missing;
    }
  }
  const over = model.aboveLevel[d]!;
  if (over >= 0 && z > model.above[e]!) cost += weights[over]! * (z - model.above[e]!);
  return cost;
}

/** Prices for which the least is finite: a missing limit bounds the price by the slope of F on that side. */
export function priceRange(
  model: ExchangeModel,
  weights: Float64Array,
  capPrices: Float64Array,
  e: number,
  d: number,
): readonly [number, number] {
  let least = -Infinity;
  let most = Infinity;
  if (model.high[e]! >= UNBOUNDED) {
    const over = model.aboveLevel[d]!;
    const rises = over >= 0 && model.above[e]! < UNBOUNDED;
    least = rises ? -(weights[over]! + capPrices[over]!) : 0;
  }
  if (model.low[e]! <= -UNBOUNDED) {
    const level = model.heightLevel[d]!;
    let heights = 0;
    if (level >= 0) {
      for (let k = 0; k < HEIGHTS; k++) if (model.heights[e * HEIGHTS + k]! > -UNBOUNDED) heights++;
    }
    most = level < 0 ? 0 : heights * (weights[level]! + capPrices[level]!);
  }
  return [least, most];
}
