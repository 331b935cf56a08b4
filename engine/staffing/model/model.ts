import type { ExchangeLevel } from '../../plan/index.ts';
import type { Dim } from '../task/dims.ts';
import type { Spread } from './spreads.ts';
import type { Ties } from './ties.ts';

/** A decision that keeps a teacher in place, where an arc would stand. */
export const STAY = -1;

/** Bits of `arcFlags`. */
export const SHARED = 1;
export const POST_FOLLOWS = 2;

/**
 * A task of teacher exchange, compiled: teachers choose one arc each or stay; what they bring to a place is a sparse
 * vector; every rule is a limit on an entry of the state or a coupling, every goal a cost of arcs or a convex function of
 * single entries. Rows of the state as in `BaseState`; only dimensions that some rule or goal reads are kept.
 */
export interface ExchangeModel extends Ties {
  readonly teachers: number;
  readonly schools: number;
  readonly years: number;
  readonly rows: number;
  /** Dimensions a row. */
  readonly width: number;
  readonly dims: readonly Dim[];
  readonly levels: readonly ExchangeLevel[];

  /** State with nobody moved, least and most, at `row * width + d`. */
  readonly base: Int32Array;
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** Four heights of each entry, see `Bends`. */
  readonly heights: Int32Array;
  readonly above: Int32Array;
  readonly heightLevel: Int32Array;
  readonly aboveLevel: Int32Array;

  /** Arcs of teacher t: `arcStart[t]` … `arcStart[t + 1]`. */
  readonly arcStart: Int32Array;
  readonly arcTeacher: Int32Array;
  readonly arcSchool: Int32Array;
  readonly arcYear: Uint8Array;
  readonly arcFlags: Uint8Array;
  /** Vector that the arc adds at its school. */
  readonly arcVector: Int32Array;
  /** Cost of each arc by level; null where the level has none. */
  readonly arcCost: readonly (Int32Array | null)[];
  readonly stayCost: readonly (Int32Array | null)[];
  readonly stayAllowed: Uint8Array;

  /** Base place of t in year y at `t * years + y`. */
  readonly basePlace: Int32Array;
  /** Vector that t has at the base place. */
  readonly homeVector: Int32Array;
  /** Amount that t adds to the county's `backboneMovers` by moving. */
  readonly moverAmount: Int32Array;
  /** Entries of vector v: `vectorStart[v]` … `vectorStart[v + 1]`. */
  readonly vectorStart: Int32Array;
  readonly vectorDim: Int32Array;
  readonly vectorAmount: Int32Array;
  /** Vector of the half that a shared teacher takes along. */
  readonly half: Int32Array;

  /** Positions of the dimensions that count moves; -1 where nobody reads them. */
  readonly out: number;
  readonly in: number;
  readonly posts: number;
  readonly movers: number;
  readonly backboneMovers: number;

  /** Limits on difference coefficients. */
  readonly spreads: readonly Spread[];
  /** Metres between schools, at `a * schools + b`. */
  readonly distances: Float64Array;
  /** Swaps only: group of t within which flows between two schools must balance, -1 for heads; null with free flow. */
  readonly swapGroup: Int32Array | null;
  readonly swapGroups: number;
}

/** Row of a school in a planned year. */
export function schoolRow(model: ExchangeModel, school: number, year: number): number {
  return year * model.schools + school;
}

/** Row of the county in a planned year. */
export function countyRow(model: ExchangeModel, year: number): number {
  return model.schools * model.years + year;
}
