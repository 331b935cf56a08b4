import type { Problem, TargetRow } from '../problem/index.ts';
import type { SchoolYear } from '../units.ts';
import type { County } from './county.ts';
import { isKnown } from './lack.ts';
import { INDICATORS } from './list/index.ts';
import { countyFigures, keeps } from './measure.ts';

/** One target of a phase, and what a plan makes of it year by year. */
export interface TargetCheck {
  readonly target: TargetRow;
  /** Of the indicator; null where none has this id, and then nothing is known of it. */
  readonly name: { readonly en: string; readonly zh: string } | null;
  readonly unit: string | null;
  readonly years: readonly {
    readonly year: SchoolYear;
    /** Null where it is not known. */
    readonly value: number | null;
    readonly met: boolean | null;
  }[];
  /** First year from which on it is met in every year that is known; null where there is none. */
  readonly metFrom: SchoolYear | null;
  /** In the year in which it is due; null where that year, or the figure then, is not known. */
  readonly inTime: boolean | null;
}

/** Judges every target of the county in every school year. `countyIn` is the county under the plan with the children of a year. */
export function judgeTargets(
  { growth, years }: Pick<Problem, 'growth' | 'years'>,
  countyIn: (year: SchoolYear) => County,
): TargetCheck[] {
  const targets = growth?.targets ?? [];
  if (targets.length === 0) return [];
  const wanted = INDICATORS.filter(({ id }) => targets.some(({ indicator }) => indicator === id));
  const figures = years.map((year) => ({ year, told: countyFigures(countyIn(year), wanted) }));
  return targets.map((target): TargetCheck => {
    const indicator = wanted.find(({ id }) => id === target.indicator) ?? null;
    const seen = figures.map(({ year, told }) => {
      const found = told.find((one) => one.indicator === indicator && one.stage === target.stage);
      const value = found && isKnown(found.figure) ? found.figure : null;
      const limit = { value: target.value, sense: target.sense, path: '' };
      return { year, value, met: value === null ? null : keeps(value, limit) };
    });
    const lastMiss = seen.findLastIndex(({ met }) => met !== true);
    return {
      target,
      name: indicator?.name ?? null,
      unit: indicator?.unit ?? null,
      years: seen,
      metFrom: seen[lastMiss + 1]?.year ?? null,
      inTime: seen.find(({ year }) => year === target.year)?.met ?? null,
    };
  });
}
