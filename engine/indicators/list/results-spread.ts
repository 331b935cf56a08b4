import { spread } from '../../measures/index.ts';
import type { County } from '../county.ts';
import { type Figure, type Indicator, limitAt, type Part } from '../indicator.ts';
import { isKnown, lack, lackOfAll } from '../lack.ts';
import type { StageSheet } from '../sheet.ts';

/**
 * K20: how far the schools' mean results lie apart, weighted by the pupils who took part; of a stage, in the subject where it is
 * most. It is told because evaluations ask for it; nothing in this program pursues results.
 */
export const resultsSpread: Indicator = {
  id: 'reported.resultsSpread',
  name: { en: 'Difference rate of results', zh: '学业水平校际差异率' },
  unit: 'rate',
  better: 'lower',
  group: 'reported',
  formula:
    'S of the schools’ mean results weighted by pupils, scores ⁄ 100; ÷ their mean where the profile says so; worst subject',
  source: '教督〔2017〕6号',
  needs: ['results'],
  stage(county, sheet) {
    if (!county.problem.outcomes?.results) return lack('table', 'results');
    const figures = bySubject(county, sheet).map(({ figure }) => figure);
    const known = figures.filter(isKnown);
    return known.length > 0 ? Math.max(...known) : lackOfAll(figures);
  },
  parts: bySubject,
  limit: (policy) => limitAt(policy, 'reported.resultsSpread', 'most'),
};

function bySubject({ problem, policy }: County, { stage }: StageSheet): readonly Part[] {
  const rows = (problem.outcomes?.results ?? []).filter((row) => row.stage === stage);
  const relative = policy.values['reported.resultsSpreadBy'] === 'coefficient';
  return [...Map.groupBy(rows, ({ subject }) => subject)].map(([subject, of]): Part => {
    const tested = of.map((row) => row.tested);
    const found = spread(
      of.map(({ mean }, i) => mean * tested[i]!),
      tested,
    );
    const figure: Figure = found ? (relative ? found.coefficient : found.deviation) : lack('nobody');
    return { name: { en: subject, zh: subject }, figure };
  });
}
