import { HEIGHTS } from '../goals/index.ts';
import { Growing } from '../model/growing.ts';
import type { ExchangeModel } from '../model/model.ts';
import { restOf, roundedNeed } from '../model/rounding-rows.ts';
import { UNBOUNDED } from '../task/state.ts';

/** Rounded rows of the entries of the state (`model/rounding-rows.ts`), relative to the base state; row i by entry. */
export interface Roundings {
  readonly count: number;
  /** Rows of entry e: `start[e]` … `start[e + 1]`. */
  readonly start: Int32Array;
  readonly entry: Int32Array;
  readonly divisor: Int32Array;
  readonly rest: Int32Array;
  /** 1: at least; −1: at most, rounded as the negative. */
  readonly sign: Int32Array;
  readonly need: Int32Array;
  /** Level whose slack the row shares, −1 where it rounds a limit. */
  readonly level: Int32Array;
}

/** Every rounded row that says more than the row it comes from. */
export function roundingsOf(model: ExchangeModel): Roundings {
  const sizes = sizesOf(model);
  const { width, base, low, high } = model;
  const start = new Int32Array(base.length + 1);
  const [entry, divisor, rest, sign, need, level] = Array.from({ length: 6 }, () => new Growing());
  const add = (e: number, needed: number, side: 1 | -1, ofLevel: number) => {
    for (const size of sizes[e % width]!) {
      const left = restOf(needed, size);
      if (left === 0) continue;
      entry!.push(e);
      divisor!.push(size);
      rest!.push(left);
      sign!.push(side);
      need!.push(roundedNeed(needed, size));
      level!.push(ofLevel);
    }
  };
  for (let e = 0; e < base.length; e++) {
    start[e] = entry!.length;
    if (sizes[e % width]!.length === 0) continue;
    if (low[e]! > -UNBOUNDED) add(e, low[e]! - base[e]!, 1, -1);
    if (high[e]! < UNBOUNDED) add(e, base[e]! - high[e]!, -1, -1);
    const height = onlyHeight(model, e);
    if (height > low[e]! && height > -UNBOUNDED) add(e, height - base[e]!, 1, model.heightLevel[e % width]!);
  }
  start[base.length] = entry!.length;
  return {
    count: entry!.length,
    start,
    entry: entry!.toArray(),
    divisor: divisor!.toArray(),
    rest: rest!.toArray(),
    sign: sign!.toArray(),
    need: need!.toArray(),
    level: level!.toArray(),
  };
}

/** The height of an entry that has one only; entries with several have one slack each and are not rounded. */
function onlyHeight(model: ExchangeModel, e: number): number {
  if (model.heightLevel[e % model.width]! < 0) return -UNBOUNDED;
  const at = e * HEIGHTS;
  return model.heights[at + 1]! > -UNBOUNDED ? -UNBOUNDED : model.heights[at]!;
}

/** Sizes above one that vectors have in each dimension. */
function sizesOf(model: ExchangeModel): readonly (readonly number[])[] {
  const sizes = Array.from({ length: model.width }, () => new Set<number>());
  for (let i = 0; i < model.vectorDim.length; i++) {
    const size = Math.abs(model.vectorAmount[i]!);
    if (size > 1) sizes[model.vectorDim[i]!]!.add(size);
  }
  return sizes.map((set) => [...set].sort((a, b) => b - a));
}
