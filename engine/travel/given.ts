import type { TravelRow } from '../problem/index.ts';
import type { MetersPerSecond, Seconds } from '../units.ts';
import { SECONDS_PER_MINUTE } from '../units.ts';
import { rowsOfPairs } from './rows.ts';
import { requireSpeed } from './speed.ts';
import type { TravelTable } from './table.ts';

export interface GivenTimesOptions {
  readonly unitCount: number;
  readonly schoolCount: number;
  /** Speed of the walker whose times these are; also gives the metres where they are not stated. */
  readonly referenceSpeed: MetersPerSecond;
  /** The list holds every pair up to this time, so that what it lacks is too far; Infinity: what it lacks cannot be reached. */
  readonly cutoffSeconds?: Seconds;
}

/** A table of times measured or computed elsewhere. Pairs must be in range; of a pair that comes twice the shorter counts. */
export function travelFromTable(rows: readonly TravelRow[], options: GivenTimesOptions): TravelTable {
  const { unitCount, schoolCount, referenceSpeed } = options;
  requireSpeed(referenceSpeed);
  const pairs = {
    unit: new Int32Array(rows.length),
    school: new Int32Array(rows.length),
    seconds: new Float64Array(rows.length),
    meters: new Float64Array(rows.length),
  };
  for (const [i, { unit, school, minutes, meters }] of rows.entries()) {
    if (
      !(
        unit >= 0 &&
        unit < unitCount &&
        school >= 0 &&
        school < schoolCount &&
        minutes >= 0 &&
        minutes < Infinity
      )
    ) {
      throw new RangeError(`Row ${i}: unit ${unit}, school ${school}, ${minutes} minutes make no pair.`);
    }
    pairs.unit[i] = unit;
    pairs.school[i] = school;
    pairs.seconds[i] = minutes * SECONDS_PER_MINUTE;
    pairs.meters[i] = meters ?? pairs.seconds[i]! * referenceSpeed;
  }
  return {
    unitCount,
    schoolCount,
    ...rowsOfPairs(unitCount, pairs),
    unitComponent: new Int32Array(unitCount),
    schoolComponent: new Int32Array(schoolCount),
    barred: new Float64Array(0),
    cutoffSeconds: options.cutoffSeconds ?? Infinity,
    referenceSpeed,
    mode: 'table',
    source: 'times as given in a table',
  };
}
