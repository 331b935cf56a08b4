import { NONE } from '../../units.ts';
import type { Context } from './context.ts';
import { amountsOf, type Dims, dimsOf } from './dims.ts';
import { whyIneligible } from './eligibility.ts';
import { needsOf } from './needs.ts';

/** No limit: below or above whatever a school can hold. */
export const UNBOUNDED = 1 << 29;

/**
 * The state of every school in every year with nobody moved. Row y · schools + s is school s in planned year y, row
 * years · schools + y is the county in year y; each has one entry a dimension.
 */
export interface BaseState {
  readonly dims: Dims;
  readonly schools: number;
  readonly years: number;
  readonly rows: number;
  readonly value: Int32Array;
  readonly needs: Int32Array;
  /** Eligible members by row of the school, and of the county. */
  readonly eligible: Int32Array;
  readonly eligibleBackbone: Int32Array;
}

export function baseStateOf(context: Context): BaseState {
  const dims = dimsOf(context);
  const width = dims.list.length;
  const schools = context.problem.schools.length;
  const years = context.roster.years;
  const rows = schools * years + years;
  const value = new Int32Array(rows * width);
  const eligible = new Int32Array(rows);
  const eligibleBackbone = new Int32Array(rows);
  const posts = dims.at('posts');
  for (let m = 0; m < context.roster.teacher.length; m++) {
    const teacher = context.teacherOf(m);
    const amounts = amountsOf(context, dims, m, teacher.stage);
    for (let y = 0; y < years; y++) {
      const row = y * schools + context.baseOf(m, y);
      for (const [d, amount] of amounts) value[row * width + d]! += amount;
      if (teacher.school !== NONE) value[(y * schools + teacher.school) * width + posts]!++;
      if (whyIneligible(context, m, y) !== null) continue;
      for (const each of [row, schools * years + y]) {
        eligible[each]!++;
        if (teacher.backbone) eligibleBackbone[each]!++;
      }
    }
  }
  return { dims, schools, years, rows, value, needs: needsOf(context), eligible, eligibleBackbone };
}

/** Least and most of each entry of the state; rules tighten them, goals read neither. */
export class Limits {
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly #width: number;

  constructor(state: BaseState) {
    this.#width = state.dims.list.length;
    this.low = new Int32Array(state.rows * this.#width).fill(-UNBOUNDED);
    this.high = new Int32Array(state.rows * this.#width).fill(UNBOUNDED);
  }

  atLeast(row: number, d: number, value: number): void {
    const at = row * this.#width + d;
    this.low[at] = Math.max(this.low[at]!, value);
  }

  atMost(row: number, d: number, value: number): void {
    const at = row * this.#width + d;
    this.high[at] = Math.min(this.high[at]!, value);
  }
}

/** Calls `visit` for every part of a school inside the exchange, in every planned year. */
export function eachPart(
  context: Context,
  state: BaseState,
  visit: (part: { s: number; stage: number; y: number; row: number }) => void,
): void {
  const { stages, inside, taught } = context.parts;
  for (let y = 0; y < state.years; y++) {
    for (let s = 0; s < state.schools; s++) {
      if (!inside[s]) continue;
      for (let stage = 0; stage < stages; stage++) {
        if (taught[s * stages + stage]) visit({ s, stage, y, row: y * state.schools + s });
      }
    }
  }
}

/** Calls `visit` for every school inside the exchange, in every planned year. */
export function eachSchool(
  context: Context,
  state: BaseState,
  visit: (school: { s: number; y: number; row: number }) => void,
): void {
  for (let y = 0; y < state.years; y++) {
    for (let s = 0; s < state.schools; s++) {
      if (context.parts.inside[s]) visit({ s, y, row: y * state.schools + s });
    }
  }
}
