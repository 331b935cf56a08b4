import { lack as lacking, shortfall } from '../../measures/standard.ts';
import { RATIOS, type RatioDefinition, type RatioId } from '../../policy/index.ts';
import type { Indicator } from '../indicator.ts';
import { lack } from '../lack.ts';
import { lackOfResource, lackOfStage } from './ratio.ts';

/** What schools lack to the standard of each ratio, in the resource's own unit (I7). */
export const shortfalls: readonly Indicator[] = RATIOS.map(shortfallIndicator);

function shortfallIndicator(definition: RatioDefinition & { readonly id: RatioId }): Indicator {
  const { id, per, resource, name, shared } = definition;
  return {
    id: `shortfall.${id}`,
    name: { en: `Shortfall: ${name.en}`, zh: `缺口：${name.zh}` },
    unit: resource,
    better: 'lower',
    group: 'resources',
    formula: `Σ max(0, T · P${per === 1 ? '' : ` ⁄ ${per}`} − R)`,
    source: 'own definition（填谷）',
    needs: ['enrolment or a plan', shared ? `schools.${id}` : 'teachers', 'a standard in the profile'],
    school(county, sheet, school) {
      const standard = sheet.policyStage && county.policy.values[`standard.${id}.${sheet.policyStage}`];
      if (!standard) return lack('policy', `standard.${id}`);
      const here = sheet.resources[id][school]!;
      if (Number.isNaN(sheet.pupils[school])) return lack('table', 'enrolment');
      if (Number.isNaN(here)) return lackOfResource(county, sheet, school, definition);
      return lacking(here, sheet.pupils[school]!, standard, per);
    },
    stage(county, sheet) {
      const standard = sheet.policyStage && county.policy.values[`standard.${id}.${sheet.policyStage}`];
      if (!standard) return lack('policy', `standard.${id}`);
      const known = sheet.schools.filter(
        (school) => !Number.isNaN(sheet.resources[id][school]) && sheet.pupils[school]! > 0,
      );
      if (known.length === 0) return lackOfStage(county, definition);
      return shortfall(
        known.map((school) => sheet.resources[id][school]!),
        known.map((school) => sheet.pupils[school]!),
        standard,
        per,
      );
    },
    limit: (policy, stage) =>
      stage && policy.values[`standard.${id}.${stage}`] !== null
        ? { value: 0, sense: 'most', path: `standard.${id}.${stage}`, advisory: true }
        : null,
  };
}
