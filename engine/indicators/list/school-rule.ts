import { ratio, schoolRule as rule } from '../../measures/standard.ts';
import type { County } from '../county.ts';
import type { Indicator } from '../indicator.ts';
import { isKnown, type Lack, lack, lackOfAll } from '../lack.ts';
import type { StageSheet } from '../sheet.ts';
import { lackOfResource } from './ratio.ts';

/** Share of evaluated schools that keep the school rule of 2017: 6 of 7 ratios met, the last at 85 % at least. */
export const schoolRule: Indicator = {
  id: 'schoolRule',
  name: { en: 'Schools that keep the 6-of-7 rule', zh: '资源配置达标学校比例' },
  unit: 'share',
  schoolUnit: 'yesNo',
  better: 'higher',
  group: 'resources',
  formula: '#{j: xᵢⱼ ≥ Tⱼ} ≥ 6 and every xᵢⱼ ≥ 0.85 · Tⱼ; of one school 1 or 0',
  source: '教督〔2017〕6号',
  needs: ['every listed ratio'],
  school(county, sheet, school) {
    const kept = ruleAt(county, sheet, school);
    return 'lack' in kept ? kept : Number(kept.passes);
  },
  stage(county, sheet) {
    const schools = sheet.schools.filter((school) => sheet.evaluated[school] === 1);
    const figures = schools.map((school) => schoolRule.school!(county, sheet, school));
    const known = figures.filter(isKnown);
    // A school of which something is not known is not called met.
    const asked = figures.filter((figure) => isKnown(figure) || figure.lack !== 'pupils').length;
    if (known.length === 0) return lackOfAll(figures);
    return known.reduce((sum, one) => sum + one, 0) / asked;
  },
  limit: (policy) =>
    policy.values['schoolRule.minMet'] === null
      ? null
      : { value: 1, sense: 'least', path: 'schoolRule.minMet' },
};

/** The school rule of one school and stage, or what keeps it from being judged. */
export function ruleAt(county: County, sheet: StageSheet, school: number): ReturnType<typeof rule> | Lack {
  const { values } = county.policy;
  const minMet = values['schoolRule.minMet'];
  const stage = sheet.policyStage;
  if (minMet === null || stage === null) return lack('policy', 'schoolRule');
  const listed = values['coefficient.ratios'] ?? [];
  const ratios: number[] = [];
  const standards: number[] = [];
  for (const { ratio: definition, least } of sheet.standards) {
    const { id, per } = definition;
    if (!listed.includes(id)) continue;
    const resource = sheet.resources[id][school]!;
    if (Number.isNaN(sheet.pupils[school])) return lack('table', 'enrolment');
    if (Number.isNaN(resource)) return lackOfResource(county, sheet, school, definition);
    const value = ratio(resource, sheet.pupils[school]!, per);
    if (value === null) return lack('pupils');
    ratios.push(value);
    standards.push(least);
  }
  // The rule speaks of all listed ratios; without a standard for one of them it cannot be judged.
  const bare = listed.find((id) => !sheet.standards.some(({ ratio: one }) => one.id === id));
  if (bare) return lack('policy', `standard.${bare}`);
  return rule(ratios, standards, { minMet, floor: values['schoolRule.floor'] ?? 0 });
}
