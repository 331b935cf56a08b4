import type { Walks } from '../streets/walks.ts';

/** Ways from units to the schools within a limit, to be asked by pair. */
export interface Reach {
  /** Seconds of a small child from a unit to a school; Infinity beyond the limit. */
  seconds(school: number, unit: number): number;
}

/** `limit` is the longest way to a school that is looked at, in seconds of a small child. */
export function reachOf(
  schools: readonly { readonly unit: number; readonly limit: number }[],
  walks: Walks,
  units: number,
): Reach {
  const around = schools.map(({ unit, limit }) => walks.around(unit, limit));
  // Compressed by unit, schools ascending: the table is read a thousand times as often as it is made.
  const start = new Int32Array(units + 1);
  for (const { units: reached } of around) for (const u of reached) start[u + 1]!++;
  for (let u = 0; u < units; u++) start[u + 1]! += start[u]!;
  const at = start.slice(0, units);
  const schoolOf = new Int32Array(start[units]!);
  const secondsOf = new Float64Array(start[units]!);
  for (const [school, { units: reached, seconds }] of around.entries()) {
    for (let i = 0; i < reached.length; i++) {
      const slot = at[reached[i]!]!++;
      schoolOf[slot] = school;
      secondsOf[slot] = seconds[i]!;
    }
  }
  return {
    seconds(school, unit) {
      let low = start[unit]!;
      let high = start[unit + 1]!;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (schoolOf[middle]! < school) low = middle + 1;
        else high = middle;
      }
      return low < start[unit + 1]! && schoolOf[low] === school ? secondsOf[low]! : Infinity;
    },
  };
}
