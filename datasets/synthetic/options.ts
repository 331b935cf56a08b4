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

export const FEWEST_SCHOOLS = 6;
export const MOST_SCHOOLS = 5_000;
/** Below this a school would have hardly a village of its own. */
export const FEWEST_UNITS_PER_SCHOOL = 5;
export const MOST_UNITS = 500_000;
const MOST_PROJECTED_YEARS = 30;
const EARLIEST_YEAR = 1990;
const LATEST_YEAR = 2060;

/** What is wrong with the options, in both languages. */
export interface OptionFault {
  readonly en: string;
  readonly zh: string;
}

/** Every reason why no county of these options can be made; none when it can. */
export function optionFaults(options: CountyOptions): OptionFault[] {
  const { units, schools, seed, baseYear, projectedYears } = options;
  const faults: OptionFault[] = [];
  const say = (en: string, zh: string) => faults.push({ en, zh });
  if (!isWhole(schools, FEWEST_SCHOOLS, MOST_SCHOOLS)) {
    say(
      `The number of schools is ${schools}; give a whole number from ${FEWEST_SCHOOLS} to ${MOST_SCHOOLS}.`,
      `学校数为 ${schools};请填写 ${FEWEST_SCHOOLS} 到 ${MOST_SCHOOLS} 之间的整数。`,
    );
  }
  const fewest = FEWEST_UNITS_PER_SCHOOL * schools;
  if (!isWhole(units, 0, MOST_UNITS)) {
    say(
      `The number of units is ${units}; give a whole number up to ${MOST_UNITS}.`,
      `居住单元数为 ${units};请填写不超过 ${MOST_UNITS} 的整数。`,
    );
  } else if (units < fewest) {
    say(
      `${units} units are too few for ${schools} schools; ask for at least ${fewest} units, or for fewer schools.`,
      `${units} 个居住单元不足以设置 ${schools} 所学校;请至少取 ${fewest} 个单元,或减少学校数。`,
    );
  }
  if (!isWhole(seed, 0, Number.MAX_SAFE_INTEGER)) {
    say(`The seed is ${seed}; give a whole number from 0 on.`, `随机种子为 ${seed};请填写不小于 0 的整数。`);
  }
  if (baseYear !== undefined && !isWhole(baseYear, EARLIEST_YEAR, LATEST_YEAR)) {
    say(
      `The base school year is ${baseYear}; give a year from ${EARLIEST_YEAR} to ${LATEST_YEAR}.`,
      `基准学年为 ${baseYear};请填写 ${EARLIEST_YEAR} 到 ${LATEST_YEAR} 之间的年份。`,
    );
  }
  if (projectedYears !== undefined && !isWhole(projectedYears, 0, MOST_PROJECTED_YEARS)) {
    say(
      `The number of projected years is ${projectedYears}; give a whole number from 0 to ${MOST_PROJECTED_YEARS}.`,
      `预测年数为 ${projectedYears};请填写 0 到 ${MOST_PROJECTED_YEARS} 之间的整数。`,
    );
  }
  return faults;
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}
