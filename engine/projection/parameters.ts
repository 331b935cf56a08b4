import type { PolicyStage, PolicyValues, Variant } from '../policy/index.ts';

/** What a projection assumes; every number stands in the policy with its source (`projection.*`). */
export interface ProjectionParameters {
  readonly variant: Variant;
  /** Years of age at entry. */
  readonly entryAge: number;
  /** Change of births a year after the last year that is known, as a share. */
  readonly birthTrend: number;
  /** Children who enter grade 1 to children born in the unit. */
  readonly entry: ByPlace;
  /** Pupils of a grade to those of the grade below a year before. */
  readonly stay: ByPlace;
  /** Share of dwellings that are lived in, in the year they are handed over, the year after, and later. */
  readonly occupied: readonly [first: number, second: number, later: number];
  /** Pupils of a stage in one dwelling that is lived in. */
  readonly perDwelling: Readonly<Record<PolicyStage, number>>;
}

export interface ByPlace {
  readonly urban: number;
  readonly rural: number;
}

/** Parameters of one variant; what the policy does not say stays as it is: nobody moves, births do not change, dwellings stay empty. */
export function projectionParameters(values: PolicyValues | null, variant: Variant): ProjectionParameters {
  const share = (path: 'entry' | 'stay'): ByPlace => ({
    urban: values?.[`projection.${path}.urban.${variant}`] ?? 1,
    rural: values?.[`projection.${path}.rural.${variant}`] ?? 1,
  });
  const perDwelling = (stage: PolicyStage) =>
    (values?.[`projection.dwelling.${stage}.${variant}`] ?? 0) / 100;
  return {
    variant,
    entryAge: values?.['projection.entryAge'] ?? 6,
    birthTrend: values?.[`projection.birthTrend.${variant}`] ?? 0,
    entry: share('entry'),
    stay: share('stay'),
    occupied: [
      values?.['projection.occupied.first'] ?? 0,
      values?.['projection.occupied.second'] ?? 0,
      values?.['projection.occupied.later'] ?? 0,
    ],
    perDwelling: { primary: perDwelling('primary'), junior: perDwelling('junior') },
  };
}
