import type { Problem, TargetRow } from '../problem/index.ts';
import type { SchoolYear } from '../units.ts';
import type { County } from './county.ts';
import type { Indicator } from './indicator.ts';
import { isKnown } from './lack.ts';
import { INDICATORS } from './list/index.ts';
import { countyFigures, keeps, type Measurement } from './measure.ts';

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

/** What targets are judged by in one school year: the indicators that they are set for. */
export interface TargetFigures {
  readonly year: SchoolYear;
  readonly told: readonly Measurement[];
}

/** The figures of one school year; `county` is asked for only where some target needs it. */
export function targetFigures(
  growth: Problem['growth'],
  year: SchoolYear,
  county: () => County,
): TargetFigures {
  const wanted = targeted(growth);
  return { year, told: wanted.length === 0 ? [] : countyFigures(county(), wanted) };
}

/** Judges every target of the county in the school years whose figures are given. */
export function judgeTargets(growth: Problem['growth'], figures: readonly TargetFigures[]): TargetCheck[] {
  const targets = growth?.targets ?? [];
  const wanted = targeted(growth);
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

function targeted(growth: Problem['growth']): readonly Indicator[] {
  return INDICATORS.filter(({ id }) => growth?.targets?.some(({ indicator }) => indicator === id));
}
