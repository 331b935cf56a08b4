import { Growing } from '../model/growing.ts';
import { type ExchangeModel, SHARED } from '../model/model.ts';
import { UNBOUNDED } from '../task/state.ts';
import type { Pairs } from './pairs.ts';

/** States of an entry beyond which it is priced as a line instead. */
const MOST_STATES = 4096;

/**
 * Entries that teachers change by different amounts (lessons), each with what can come and go: item i is up to `most[i]` teachers who
 * each change the entry by `amount[i]`. Whoever counts whole teachers knows that a gap of four lessons takes one, not a quarter.
 */
export interface Blocks {
  /** Entry of each block, and the block of each entry, −1 without. */
  readonly entry: Int32Array;
  readonly of: Int32Array;
  /** Items of block b: `start[b]` … `start[b + 1]`. */
  readonly start: Int32Array;
  readonly amount: Int32Array;
  readonly most: Int32Array;
  /** All amounts of a block are multiples of its step. */
  readonly step: Int32Array;
  /** Item of a pair at a row where it comes, at `2 * (row * pairs + pair)`, and where it goes, one further; −1 without. */
  readonly itemAt: Int32Array;
}

export function blocksOf(model: ExchangeModel, pairs: Pairs): Blocks {
  const { base, rows, width } = model;
  const uses = usesOf(model, pairs);
  const byDim = Array.from({ length: width }, (): number[] => []);
  for (let pair = 0; pair < pairs.count; pair++) byDim[pairs.dim[pair]!]!.push(pair);
  const of = new Int32Array(base.length).fill(-1);
  const itemAt = new Int32Array(2 * rows * pairs.count).fill(-1);
  const [entry, start, amount, most, steps] = Array.from({ length: 5 }, () => new Growing());
  start!.push(0);
  for (let e = 0; e < base.length; e++) {
    const row = Math.floor(e / width);
    const own = byDim[e % width]!;
    if (own.every((pair) => Math.abs(pairs.amount[pair]!) === 1)) continue;
    const items = own.flatMap((pair) =>
      [0, 1].map((way) => {
        const at = 2 * (row * pairs.count + pair) + way;
        return { at, amount: (way === 0 ? 1 : -1) * pairs.amount[pair]!, most: uses[at]! };
      }),
    );
    const used = items.filter((item) => item.most > 0);
    const step = used.reduce((divisor, item) => common(divisor, Math.abs(item.amount)), 0);
    const states = used.reduce((sum, item) => sum + (item.most * Math.abs(item.amount)) / step, 1);
    if (used.length === 0 || states > MOST_STATES) continue;
    of[e] = entry!.length;
    entry!.push(e);
    steps!.push(step);
    for (const item of used) {
      itemAt[item.at] = amount!.length;
      amount!.push(item.amount);
      most!.push(item.most);
    }
    start!.push(amount!.length);
  }
  return {
    entry: entry!.toArray(),
    of,
    start: start!.toArray(),
    amount: amount!.toArray(),
    most: most!.toArray(),
    step: steps!.toArray(),
    itemAt,
  };
}

function common(a: number, b: number): number {
  return b === 0 ? a : common(b, a % b);
}

/** How many teachers may bring or take each pair at each row: as many as have such an arc, and as the caps on turnover let through. */
function usesOf(model: ExchangeModel, pairs: Pairs): Int32Array {
  const { teachers, schools, years, rows, arcStart, arcFlags, arcYear, arcSchool, arcVector } = model;
  const uses = new Int32Array(2 * rows * pairs.count);
  const half = (vector: number, flags: number) => ((flags & SHARED) === 0 ? vector : model.half[vector]!);
  const add = (row: number, vector: number, way: number) => {
    for (let i = model.vectorStart[vector]!; i < model.vectorStart[vector + 1]!; i++) {
      uses[2 * (row * pairs.count + pairs.of[i]!) + way]!++;
    }
  };
  let sharing = false;
  for (let t = 0; t < teachers; t++) {
    let kind = -1;
    for (let a = arcStart[t]!; a < arcStart[t + 1]!; a++) {
      const flags = arcFlags[a]!;
      sharing ||= (flags & SHARED) !== 0;
      // Arcs come by year and sharing: what leaves is the same along a run of them.
      const itsKind = arcYear[a]! * 2 + (flags & SHARED);
      for (let y = arcYear[a]!; y < years; y++) {
        add(y * schools + arcSchool[a]!, half(arcVector[a]!, flags), 0);
        if (itsKind !== kind) {
          add(y * schools + model.basePlace[t * years + y]!, half(model.homeVector[t]!, flags), 1);
        }
      }
      kind = itsKind;
    }
  }
  // Those who are shared are not counted by the caps.
  if (!sharing) capUses(model, pairs, uses);
  return uses;
}

function capUses(model: ExchangeModel, pairs: Pairs, uses: Int32Array): void {
  for (const [way, d] of [model.in, model.out].entries()) {
    for (let s = 0; d >= 0 && s < model.schools; s++) {
      let cap = 0;
      for (let y = 0; y < model.years; y++) {
        const row = y * model.schools + s;
        const high = model.high[row * model.width + d]!;
        // Who came in an earlier year is still there.
        cap = high >= UNBOUNDED ? UNBOUNDED : cap + high - model.base[row * model.width + d]!;
        if (cap >= UNBOUNDED) break;
        for (let pair = 0; pair < pairs.count; pair++) {
          const at = 2 * (row * pairs.count + pair) + way;
          uses[at] = Math.max(0, Math.min(uses[at]!, cap));
        }
      }
    }
  }
}
