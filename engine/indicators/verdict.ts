import type { County } from './county.ts';
import { isKnown } from './lack.ts';
import { countyFigures, type Measurement } from './measure.ts';

/** What a profile's limits say of a county. */
export interface CountyVerdict {
  /** Every figure of county and stages that the profile limits. */
  readonly conditions: readonly Measurement[];
  /** `notMet` as soon as one is not; `unknown` while none fails and something is not known; else `met`. */
  readonly verdict: 'met' | 'notMet' | 'unknown';
  readonly failed: number;
  readonly unknown: number;
}

export function countyVerdict(county: County): CountyVerdict {
  const conditions = countyFigures(county).filter(({ limit }) => limit && !limit.advisory);
  const failed = conditions.filter(({ met }) => met === false).length;
  const unknown = conditions.filter(({ figure }) => !isKnown(figure)).length;
  const verdict = failed > 0 ? 'notMet' : unknown > 0 || conditions.length === 0 ? 'unknown' : 'met';
  return { conditions, verdict, failed, unknown };
}
