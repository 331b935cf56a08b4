import { composite as mean } from '../../measures/spread.ts';
import { ratioNamed } from '../../policy/index.ts';
import { type Indicator, limitAt } from '../indicator.ts';
import { lack } from '../lack.ts';
import { spreadOf } from '../spread-of.ts';
import { lackOfStage } from './ratio.ts';

/** The composite coefficient of 2012 (综合差异系数): mean over the ratios that the profile lists. */
export const composite: Indicator = {
  id: 'composite',
  name: { en: 'Composite difference coefficient', zh: '综合差异系数' },
  unit: 'coefficient',
  better: 'lower',
  group: 'balance',
  formula: 'arithmetic mean of the coefficients of the listed ratios; all must be known',
  source: '教督〔2012〕3号',
  needs: ['every listed ratio'],
  stage(county, sheet) {
    const { policy } = county;
    const listed = policy.values['coefficient.ratios'] ?? [];
    if (listed.length === 0) return lack('policy', 'coefficient.ratios');
    const known: number[] = [];
    for (const id of listed) {
      const of = spreadOf(policy, sheet, id);
      // A mean over fewer ratios would be another number under the same name.
      if (!of) return lackOfStage(county, ratioNamed(id));
      known.push(of.coefficient);
    }
    return mean(known) ?? lack('nobody');
  },
  limit: (policy, stage) =>
    stage && policy.values['coefficient.scope'] === 'mean'
      ? limitAt(policy, `coefficient.limit.${stage}`, 'most')
      : null,
};
