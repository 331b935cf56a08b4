import { ratio, reaches } from '../../measures/standard.ts';
import { RATIOS } from '../../policy/index.ts';
import type { Figure, Indicator } from '../indicator.ts';
import { isKnown, lack, lackOfAll } from '../lack.ts';
import { lackOfResource } from './ratio.ts';

/** Share of evaluated schools that meet every per-pupil standard of the profile, as basic balance (2012) asks of all. */
export const schoolsMeeting: Indicator = {
  id: 'schoolsMeeting',
  name: { en: 'Schools that meet every per-pupil standard', zh: '各项生均标准全部达标学校比例' },
  unit: 'share',
  schoolUnit: 'yesNo',
  better: 'higher',
  group: 'resources',
  formula: '#{schools: every xᵢⱼ ≥ Tⱼ} ⁄ #schools; of one school 1 or 0',
  source: '教督〔2012〕3号',
  needs: ['every ratio that has a standard in the profile'],
  school(county, sheet, school): Figure {
    let meets = 1;
    for (const { ratio: definition, least } of sheet.standards) {
      const { id, per } = definition;
      if (Number.isNaN(sheet.pupils[school])) return lack('table', 'enrolment');
      if (Number.isNaN(sheet.resources[id][school])) return lackOfResource(county, sheet, school, definition);
      const value = ratio(sheet.resources[id][school]!, sheet.pupils[school]!, per);
      if (value === null) return lack('pupils');
      if (!reaches(value, least)) meets = 0;
    }
    return sheet.standards.length > 0 ? meets : lack('policy', 'standard');
  },
  stage(county, sheet) {
    const schools = sheet.schools.filter((school) => sheet.evaluated[school] === 1);
    const figures = schools.map((school) => schoolsMeeting.school!(county, sheet, school));
    const known = figures.filter(isKnown);
    // A school of which something is not known is not called met; one without pupils is not asked.
    const asked = figures.filter((figure) => isKnown(figure) || figure.lack !== 'pupils').length;
    if (known.length === 0) return lackOfAll(figures);
    return known.reduce((sum, one) => sum + one, 0) / asked;
  },
  limit: (policy, stage) => {
    const any = stage && RATIOS.find(({ id }) => policy.values[`standard.${id}.${stage}`] !== null);
    // Where the profile has the weaker rule of 2017, that one is judged.
    return any && policy.values['schoolRule.minMet'] === null
      ? { value: 1, sense: 'least', path: `standard.${any.id}.${stage}` }
      : null;
  },
};
