/** Pupils of a school by stage; senior pupils (grades 10-12) are not of compulsory education but share its stocks. */
export interface StagePupils {
  readonly primary: number;
  readonly junior: number;
  readonly senior: number;
}

/** Weight of a junior pupil in primary pupils, of a senior pupil in junior pupils: 1.1 and 1.2, thus 1 : 1.1 : 1.32. */
export interface SplitWeights {
  readonly junior: number;
  readonly senior: number;
}

/**
 * I10: the share of a common stock that belongs to each stage of a nine-year, twelve-year or complete school, by weighted
 * pupils A + 1.1·B + 1.32·C (附件1 差异系数测算说明). Zero everywhere without pupils.
 */
export function splitShares({ primary, junior, senior }: StagePupils, weights: SplitWeights): StagePupils {
  const b = weights.junior * junior;
  const c = weights.junior * weights.senior * senior;
  const total = primary + b + c;
  if (total === 0) return { primary: 0, junior: 0, senior: 0 };
  return { primary: primary / total, junior: b / total, senior: c / total };
}
