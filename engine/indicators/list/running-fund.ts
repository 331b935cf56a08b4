import { runningFund as fund } from '../../measures/school-rules.ts';
import type { Indicator } from '../indicator.ts';
import { isKnown, lack, lackOfAll } from '../lack.ts';
import { countOf, rowsOf } from './enrolled.ts';

/** Running fund of a school in the stage for a year; schools below 100 pupils count as 100. */
export const runningFund: Indicator = {
  id: 'runningFund',
  name: { en: 'Running fund', zh: '公用经费' },
  unit: 'yuan/year',
  better: 'neither',
  group: 'resources',
  formula: 'max(P, 100) · base + boarders · supplement; boarders of enrolment.csv, none where not told',
  source: '教督〔2017〕6号（保底 100 人）',
  needs: ['enrolment or a plan'],
  school(county, sheet, school) {
    const { values } = county.policy;
    const base = sheet.policyStage && values[`fund.base.${sheet.policyStage}`];
    if (base === null) return lack('policy', 'fund.base');
    const pupils = sheet.pupils[school]!;
    if (Number.isNaN(pupils)) return lack('table', 'enrolment');
    const boarders = countOf(county, rowsOf(county, sheet, [school]), 'boarding');
    return fund(pupils, 'lack' in boarders ? 0 : boarders.pupils, {
      base,
      boarder: values['fund.boarder'] ?? 0,
      floorPupils: values['fund.floorPupils'] ?? 0,
    });
  },
  stage(county, sheet) {
    const figures = sheet.schools.map((school) => runningFund.school!(county, sheet, school));
    const known = figures.filter(isKnown);
    if (known.length === 0) return lackOfAll(figures);
    return known.reduce((sum, one) => sum + one, 0);
  },
};
