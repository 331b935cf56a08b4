import type { Meters, MetersPerSecond, SchoolIndex, Seconds, UnitIndex } from '../units.ts';
import { NONE } from '../units.ts';
import { requireSpeed } from './speed.ts';

/** How the times of a table were found; plans and pages must say so beside every minute they show. */
export type TravelMode = 'walk-network' | 'table' | 'straight-line';

/**
 * How far every demand unit is from every school it can reach: compressed rows by unit, each row in the order of
 * school indices. The pairs of unit u are rowStart[u] … rowStart[u+1]-1. A pair that is absent is either beyond
 * `cutoffSeconds` or has no way at all; `reach` tells which.
 *
 * Seconds and metres are one way, from the unit's door to the school's, by a reference walker. Times of another
 * walker are the same times a factor (`bandFactor`): one table serves every grade band.
 */
export interface TravelTable {
  readonly unitCount: number;
  readonly schoolCount: number;
  /** unitCount + 1 offsets into `school`, `seconds` and `meters`. */
  readonly rowStart: Int32Array;
  readonly school: Int32Array;
  /** Finite and ≥ 0. */
  readonly seconds: Float64Array;
  /** Length of the fastest way (the shortest of them where several are equally fast). */
  readonly meters: Float64Array;
  /** The connected piece of the street network a unit stands in; NONE where it could not be put on a street. */
  readonly unitComponent: Int32Array;
  readonly schoolComponent: Int32Array;
  /**
   * Sorted keys (unit × schoolCount + school) of absent pairs that share a piece of the network and yet have no way
   * from unit to school, because of one-way paths. Almost always empty.
   */
  readonly barred: Float64Array;
  /** Every pair up to this time, inclusive, is present; Infinity if all pairs with a way are. */
  readonly cutoffSeconds: Seconds;
  /** Speed of the reference walker on flat ground. */
  readonly referenceSpeed: MetersPerSecond;
  readonly mode: TravelMode;
  /** One line for people: where the times come from. */
  readonly source: string;
}

/** `tooFar`: there is a way, longer than the table's cutoff. `unreachable`: there is no way of any length. */
export type Reach = 'reached' | 'tooFar' | 'unreachable';

/** Position of the pair in `seconds` and `meters`, or NONE; O(log of the row's length). */
export function pairIndex(table: TravelTable, unit: UnitIndex, school: SchoolIndex): number {
  let low = table.rowStart[unit]!;
  let high = table.rowStart[unit + 1]! - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const there = table.school[middle]!;
    if (there === school) return middle;
    if (there < school) low = middle + 1;
    else high = middle - 1;
  }
  return NONE;
}

/** Time of the reference walker, one way; Infinity when the table has no such pair. */
export function travelSeconds(table: TravelTable, unit: UnitIndex, school: SchoolIndex): Seconds {
  const pair = pairIndex(table, unit, school);
  return pair === NONE ? Infinity : table.seconds[pair]!;
}

/** Length of the way in metres; Infinity when the table has no such pair. */
export function travelMeters(table: TravelTable, unit: UnitIndex, school: SchoolIndex): Meters {
  const pair = pairIndex(table, unit, school);
  return pair === NONE ? Infinity : table.meters[pair]!;
}

/**
 * What turns the table's times into those of a walker of `bandSpeed`: seconds × bandFactor.
 * Throws a RangeError on a speed that is not positive and finite.
 */
export function bandFactor(referenceSpeed: MetersPerSecond, bandSpeed: MetersPerSecond): number {
  requireSpeed(bandSpeed);
  return referenceSpeed / bandSpeed;
}

/** Time of a walker of `bandSpeed`, one way; Infinity when the table has no such pair. */
export function bandSeconds(
  table: TravelTable,
  unit: UnitIndex,
  school: SchoolIndex,
  bandSpeed: MetersPerSecond,
): Seconds {
  return travelSeconds(table, unit, school) * bandFactor(table.referenceSpeed, bandSpeed);
}

/** The longest time of a walker of `bandSpeed` for which the table is complete; ask no limit beyond it. */
export function bandCutoff(table: TravelTable, bandSpeed: MetersPerSecond): Seconds {
  return table.cutoffSeconds * bandFactor(table.referenceSpeed, bandSpeed);
}

/** Whether a school is in the table for a unit, and if not, why not. */
export function reach(table: TravelTable, unit: UnitIndex, school: SchoolIndex): Reach {
  if (pairIndex(table, unit, school) !== NONE) return 'reached';
  const component = table.unitComponent[unit]!;
  if (component === NONE || component !== table.schoolComponent[school]!) return 'unreachable';
  if (table.cutoffSeconds === Infinity) return 'unreachable';
  return isBarred(table, unit * table.schoolCount + school) ? 'unreachable' : 'tooFar';
}

/**
 * Whether a walker of `bandSpeed` comes from unit to school within `limit`, inclusive (t ≤ limit): `reached`,
 * `tooFar` or `unreachable`.
 */
export function reachWithin(
  table: TravelTable,
  unit: UnitIndex,
  school: SchoolIndex,
  bandSpeed: MetersPerSecond,
  limit: Seconds,
): Reach {
  const there = reach(table, unit, school);
  if (there !== 'reached') return there;
  return isWithin(bandSeconds(table, unit, school, bandSpeed), limit) ? 'reached' : 'tooFar';
}

/** Rounding left by a product of two speeds; a thousandth of the table's own millisecond. */
const ROUNDING_SECONDS = 1e-6;

/** The inclusive limit, safe against the last bits of a product: 1800 s × (1.2 ⁄ 1.0) is within 2160 s. */
export function isWithin(seconds: Seconds, limit: Seconds): boolean {
  return seconds <= limit + ROUNDING_SECONDS;
}

function isBarred(table: TravelTable, key: number): boolean {
  const { barred } = table;
  let low = 0;
  let high = barred.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const there = barred[middle]!;
    if (there === key) return true;
    if (there < key) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
