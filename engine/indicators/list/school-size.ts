import type { Indicator } from '../indicator.ts';
import { limitAt } from '../indicator.ts';
import { isKnown, lack } from '../lack.ts';

/** Pupils of a school in all its stages, against the largest size that the profile allows. */
export const schoolSize: Indicator = {
  id: 'schoolSize',
  name: { en: 'Pupils beyond the largest school size', zh: '超出学校规模上限学生数' },
  unit: 'pupils',
  better: 'lower',
  group: 'classes',
  wholeSchool: true,
  formula: 'max(0, P − largest size); 2,000, of a nine-year school 2,500',
  source: '教督〔2017〕6号',
  needs: ['enrolment or a plan'],
  school(county, sheet, school) {
    const { stages } = county.problem.schools[school]!;
    const kind = stages.length > 1 ? 'nineYear' : sheet.policyStage;
    const most = kind && limitAt(county.policy, `schoolSize.${kind}`, 'most');
    if (!most) return lack('policy');
    let sum = 0;
    for (const stage of stages) sum += county.sheets[stage]!.pupils[school]!;
    return Number.isNaN(sum) ? lack('table', 'enrolment') : Math.max(0, sum - most.value);
  },
  stage(county, sheet) {
    const figures = sheet.schools.map((school) => schoolSize.school!(county, sheet, school)).filter(isKnown);
    return figures.length === 0 ? lack('policy') : figures.reduce((sum, one) => sum + one, 0);
  },
  limit: (policy, stage) =>
    stage && limitAt(policy, `schoolSize.${stage}`, 'most')
      ? { value: 0, sense: 'most', path: `schoolSize.${stage}` }
      : null,
};
