import { HEIGHTS } from '../goals/index.ts';
import type { ExchangeModel } from '../model/model.ts';
import { UNBOUNDED } from '../task/state.ts';

/** Least of F(z) + price × (z − base), and where it lies. */
export interface EntryChoice {
  value: number;
  z: number;
}

/**
 * The least of F(z) + price × (z − base) over low ≤ z ≤ high, F being the entry's share of the goals: `weight` for each unit below
 * a height, `overWeight` for each above. F is convex and piecewise linear, so that limits, heights and the base are the only candidates.
 */
export function leastOf(
  model: ExchangeModel,
  weight: number,
  overWeight: number,
  e: number,
  d: number,
  price: number,
  choice: EntryChoice,
): void {
  const base = model.base[e]!;
  choice.value = Infinity;
  if (price === 0 && weight === 0 && overWeight === 0 && base >= model.low[e]! && base <= model.high[e]!) {
    choice.value = 0;
    choice.z = base;
    return;
  }
  consider(model, weight, overWeight, e, d, price, base, choice);
  consider(model, weight, overWeight, e, d, price, model.low[e]!, choice);
  consider(model, weight, overWeight, e, d, price, model.high[e]!, choice);
  if (model.heightLevel[d]! >= 0) {
    for (let k = 0; k < HEIGHTS; k++) {
      consider(model, weight, overWeight, e, d, price, model.heights[e * HEIGHTS + k]!, choice);
    }
  }
  if (model.aboveLevel[d]! >= 0) {
    consider(model, weight, overWeight, e, d, price, model.above[e]!, choice);
  }
}

function consider(
  model: ExchangeModel,
  weight: number,
  overWeight: number,
  e: number,
  d: number,
  price: number,
  z: number,
  choice: EntryChoice,
): void {
  if (z < model.low[e]! || z > model.high[e]! || z <= -UNBOUNDED || z >= UNBOUNDED) return;
  const value =
    weight * missingAt(model, e, d, z) + overWeight * overAt(model, e, d, z) + price * (z - model.base[e]!);
  if (value < choice.value) {
    choice.value = value;
    choice.z = z;
  }
}

/** Σ over the heights of what z lacks. */
export function missingAt(model: ExchangeModel, e: number, d: number, z: number): number {
  let missing = 0;
  if (model.heightLevel[d]! < 0) return 0;
  for (let k = 0; k < HEIGHTS; k++) {
    const height = model.heights[e * HEIGHTS + k]!;
    if (z >= height) break;
    missing += height - z;
  }
  return missing;
}

/** By how much z lies above. */
export function overAt(model: ExchangeModel, e: number, d: number, z: number): number {
  return model.aboveLevel[d]! >= 0 && z > model.above[e]! ? z - model.above[e]! : 0;
}

/** Heights that an entry has. */
export function heightsAt(model: ExchangeModel, e: number, d: number): number {
  if (model.heightLevel[d]! < 0) return 0;
  let count = 0;
  for (let k = 0; k < HEIGHTS; k++) if (model.heights[e * HEIGHTS + k]! > -UNBOUNDED) count++;
  return count;
}

/** The price brought to where the least is finite: a missing limit bounds it by the slope of F on that side. */
export function withinRange(
  model: ExchangeModel,
  weight: number,
  overWeight: number,
  e: number,
  d: number,
  price: number,
): number {
  let result = price;
  if (model.high[e]! >= UNBOUNDED) {
    const rises = model.aboveLevel[d]! >= 0 && model.above[e]! < UNBOUNDED;
    result = Math.max(result, rises ? -overWeight : 0);
  }
  if (model.low[e]! <= -UNBOUNDED) result = Math.min(result, heightsAt(model, e, d) * weight);
  return result;
}
