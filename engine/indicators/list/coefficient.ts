import { RATIOS, type RatioDefinition, type RatioId } from '../../policy/index.ts';
import { type Indicator, limitAt } from '../indicator.ts';
import { spreadOf } from '../spread-of.ts';
import { lackOfStage } from './ratio.ts';

/**
 * Difference coefficients (差异系数) between the evaluated schools of a stage, one a ratio. They are told and may be limited;
 * they are never what a plan is made for, since cutting the best school improves them and helps nobody.
 */
export const coefficients: readonly Indicator[] = RATIOS.map(coefficientIndicator);

function coefficientIndicator(definition: RatioDefinition & { readonly id: RatioId }): Indicator {
  const { id, name, shared } = definition;
  return {
    id: `coefficient.${id}`,
    name: { en: `Difference coefficient: ${name.en}`, zh: `差异系数：${name.zh}` },
    unit: 'coefficient',
    better: 'lower',
    group: 'balance',
    formula: '√(Σ (Pᵢ ⁄ P)(xᵢ − X̄)²) ⁄ X̄, X̄ = ΣR ⁄ ΣP; weights and divisor as the profile says',
    source: '附件1 差异系数测算说明（2012）',
    needs: ['enrolment or a plan', shared ? `schools.${id}` : 'teachers'],
    stage: (county, sheet) =>
      spreadOf(county.policy, sheet, id)?.coefficient ?? lackOfStage(county, definition),
    limit: (policy, stage) =>
      stage &&
      policy.values['coefficient.scope'] === 'each' &&
      (policy.values['coefficient.ratios'] ?? []).includes(id)
        ? limitAt(policy, `coefficient.limit.${stage}`, 'most')
        : null,
  };
}
