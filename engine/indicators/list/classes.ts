import type { Indicator } from '../indicator.ts';
import { isKnown, lack } from '../lack.ts';
import { sittingAt, sumOf } from './sitting.ts';

/** Classes of a school in the stage: as reported today, under a plan those that the cap asks for. */
export const classes: Indicator = {
  id: 'classes',
  name: { en: 'Classes', zh: '班数' },
  unit: 'classes',
  better: 'neither',
  group: 'classes',
  formula: 'as reported; under a plan Σ over grades ⌈pupils ⁄ cap⌉',
  source: '教育事业统计',
  needs: ['enrolment.classes or a plan'],
  school(county, sheet, school) {
    if (county.basis !== 'enrolment')
      return county.rooms[school]?.classesByStage[sheet.stage] ?? lack('policy', 'classCap');
    const sizes = sittingAt(county, sheet, school);
    return 'lack' in sizes ? sizes : sumOf(sizes, (grade) => grade.classes);
  },
  stage(county, sheet) {
    const figures = sheet.schools.map((school) => classes.school!(county, sheet, school)).filter(isKnown);
    return figures.length === 0
      ? lack('column', 'enrolment.classes')
      : figures.reduce((sum, one) => sum + one, 0);
  },
};
