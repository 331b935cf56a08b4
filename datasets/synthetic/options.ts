import type { SchoolYear } from '../../engine/units.ts';

/** What a synthetic county is asked to be. */
export interface CountyOptions {
  /** Demand units: compounds of the towns and villages together. */
  readonly units: number;
  /** Schools at work; candidate sites come on top. */
  readonly schools: number;
  readonly seed: number;
  /** School year of the resident pupils `g1` … `g9`; default 2026. */
  readonly baseYear?: SchoolYear;
  /** School years projected after it; default 5. */
  readonly projectedYears?: number;
}

export const DEFAULT_BASE_YEAR: SchoolYear = 2026;
export const DEFAULT_PROJECTED_YEARS = 5;

export const FEWEST_SCHOOLS = 4;
export const MOST_SCHOOLS = 5_000;
/** Below this a school would have hardly a village of its own. */
export const FEWEST_UNITS_PER_SCHOOL = 5;
export const MOST_UNITS = 500_000;
const MOST_PROJECTED_YEARS = 30;

/** Every reason why no county of these options can be made, as sentences; none when it can. */
export function optionFaults(options: CountyOptions): string[] {
  const { units, schools, seed, baseYear, projectedYears } = options;
  const faults: string[] = [];
  if (!Number.isInteger(schools) || schools < FEWEST_SCHOOLS || schools > MOST_SCHOOLS) {
    faults.push(
      `The number of schools is ${schools}; give a whole number from ${FEWEST_SCHOOLS} to ${MOST_SCHOOLS}.`,
    );
  }
  if (!Number.isInteger(units) || units > MOST_UNITS) {
    faults.push(`The number of units is ${units}; give a whole number up to ${MOST_UNITS}.`);
  } else if (units < FEWEST_UNITS_PER_SCHOOL * schools) {
    const fewest = FEWEST_UNITS_PER_SCHOOL * schools;
    faults.push(
      `${units} units are too few for ${schools} schools; ask for at least ${fewest} units, or for fewer schools.`,
    );
  }
  if (!Number.isSafeInteger(seed) || seed < 0) {
    faults.push(`The seed is ${seed}; give a whole number from 0 on.`);
  }
  if (baseYear !== undefined && !(Number.isInteger(baseYear) && baseYear >= 1990 && baseYear <= 2060)) {
    faults.push(`The base school year is ${baseYear}; give a year from 1990 to 2060.`);
  }
  if (
    projectedYears !== undefined &&
    !(Number.isInteger(projectedYears) && projectedYears >= 0 && projectedYears <= MOST_PROJECTED_YEARS)
  ) {
    faults.push(
      `The number of projected years is ${projectedYears}; give a whole number from 0 to ${MOST_PROJECTED_YEARS}.`,
    );
  }
  return faults;
}
