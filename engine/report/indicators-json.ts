import {
  type County,
  coefficientChanges,
  countyFigures,
  countyVerdict,
  isKnown,
  type Measurement,
  schoolFigures,
} from '../indicators/index.ts';
import { selfCheck } from './self-check.ts';

/** The indicators of a county as one JSON document; what is not known has `lack` in the place of `value`. */
export function indicatorsJson(now: County, before: County | null): object {
  const { policy, problem } = now;
  const { verdict, failed, unknown } = countyVerdict(now);
  return {
    profile: policy.profile,
    overrides: policy.overrides,
    basis: now.basis,
    verdict: { verdict, failed, unknown },
    county: countyFigures(now).map(figureJson),
    schools: problem.schools.map(({ id }, s) => ({ id, figures: schoolFigures(now, s).map(figureJson) })),
    selfCheck: selfCheck(now).map((row) => ({
      school: problem.schools[row.school]!.id,
      stage: row.sheet.id,
      indicator: row.indicator.id,
      limit: row.limit,
      ...(isKnown(row.actual) ? { value: row.actual } : row.actual),
      state: row.state,
      lacking: row.lacking,
      unit: row.lackingUnit,
      cost: row.cost,
    })),
    ...(before && {
      coefficients: coefficientChanges(before, now).map(({ ratio, before: sheet, change, official }) => ({
        ratio,
        stage: sheet.id,
        official,
        ...change,
        fell: change.fell.map((s) => problem.schools[s]!.id),
        closed: change.closed.map((s) => problem.schools[s]!.id),
      })),
    }),
  };
}

function figureJson({ indicator, stage, figure, limit, met, borderline }: Measurement): unknown {
  return {
    id: indicator.id,
    stage,
    ...(isKnown(figure) ? { value: figure } : figure),
    unit: indicator.unit,
    ...(limit && { limit, met, borderline }),
  };
}
