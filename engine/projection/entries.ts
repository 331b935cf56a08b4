import type { BirthRow } from '../problem/index.ts';
import type { UnitIndex } from '../units.ts';

/** Births of a unit in a year, and whether they were counted or follow the trend. */
export interface BirthSeries {
  /** The first and last year that is known for any unit; every unit counts there, with 0 where it has no row. */
  readonly first: number;
  readonly last: number;
  /** Expected births; null before the first known year. */
  readonly at: (unit: UnitIndex, year: number) => number | null;
}

/** Years whose mean the trend begins with: a single small year of a village says little. */
const YEARS_OF_MEAN = 3;

/**
 * Births by unit and year: as counted up to the last known year L, then the mean of the last three known years × (1 + trend)^(year − L).
 * Years between that nobody has counted are means of the years known before them.
 */
export function birthSeries(rows: readonly BirthRow[], units: number, trend: number): BirthSeries | null {
  if (rows.length === 0) return null;
  const byYear = new Map<number, Float64Array>();
  for (const { unit, year, births } of rows) {
    const ofYear = byYear.get(year) ?? new Float64Array(units);
    ofYear[unit]! += births;
    byYear.set(year, ofYear);
  }
  const known = [...byYear.keys()].sort((a, b) => a - b);
  const [first, last] = [known[0]!, known.at(-1)!];
  const meanUpTo = (unit: UnitIndex, year: number) => {
    const years = known.filter((one) => one <= year).slice(-YEARS_OF_MEAN);
    return years.reduce((sum, one) => sum + byYear.get(one)![unit]!, 0) / years.length;
  };
  return {
    first,
    last,
    at(unit, year) {
      if (year < first) return null;
      const counted = byYear.get(year);
      if (counted) return counted[unit]!;
      return meanUpTo(unit, year) * (year > last ? (1 + trend) ** (year - last) : 1);
    },
  };
}
