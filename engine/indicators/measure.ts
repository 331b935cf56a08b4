import { reaches } from '../measures/standard.ts';
import type { Policy } from '../policy/index.ts';
import type { SchoolIndex } from '../units.ts';
import type { County } from './county.ts';
import type { Figure, Indicator, Limit } from './indicator.ts';
import { isKnown } from './lack.ts';
import { INDICATORS } from './list/index.ts';
import type { StageSheet } from './sheet.ts';
import { compared } from './spread-of.ts';

/** One figure and what the policy says of it. */
export interface Measurement {
  readonly indicator: Indicator;
  /** Null for the county as a whole. */
  readonly stage: string | null;
  readonly figure: Figure;
  readonly limit: Limit | null;
  /** Null without limit or figure. */
  readonly met: boolean | null;
  /** So near the limit that rounding in official tables could turn it. */
  readonly borderline: boolean;
}

/** Every indicator of the county and its stages, in the order of the list. */
export function countyFigures(
  county: County,
  indicators: readonly Indicator[] = INDICATORS,
): readonly Measurement[] {
  return indicators.flatMap((indicator) => {
    const { county: ofCounty, stage: ofStage } = indicator;
    const told = ofStage
      ? county.sheets.map((sheet) => measurement(county.policy, indicator, sheet, ofStage(county, sheet)))
      : [];
    if (ofCounty) told.push(measurement(county.policy, indicator, null, ofCounty(county)));
    return told;
  });
}

/** Every indicator that has a figure for single schools, of one school in each of its stages. */
export function schoolFigures(
  county: County,
  school: SchoolIndex,
  indicators: readonly Indicator[] = INDICATORS,
): readonly Measurement[] {
  return county.problem.schools[school]!.stages.flatMap((stage) => {
    const sheet = county.sheets[stage]!;
    return indicators.flatMap((indicator) =>
      indicator.school
        ? [measurement(county.policy, indicator, sheet, indicator.school(county, sheet, school))]
        : [],
    );
  });
}

function measurement(
  policy: Policy,
  indicator: Indicator,
  sheet: StageSheet | null,
  figure: Figure,
): Measurement {
  const limit = indicator.limit?.(policy, sheet?.policyStage ?? null) ?? null;
  const coefficient = indicator.unit === 'coefficient';
  const value = isKnown(figure) && coefficient ? compared(policy, figure) : figure;
  const near = policy.values['coefficient.borderline'];
  return {
    indicator,
    stage: sheet?.id ?? null,
    figure,
    limit,
    met: limit && isKnown(value) ? keeps(value, limit) : null,
    borderline:
      coefficient &&
      limit !== null &&
      isKnown(figure) &&
      near !== null &&
      Math.abs(figure - limit.value) < near,
  };
}

/** Whether a value keeps a limit, inclusive; the last bits of a division fail nobody. */
export function keeps(value: number, limit: Limit): boolean {
  return limit.sense === 'least' ? reaches(value, limit.value) : reaches(limit.value, value);
}
