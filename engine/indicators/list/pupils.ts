import type { Figure, Indicator } from '../indicator.ts';
import { lack } from '../lack.ts';
import type { StageSheet } from '../sheet.ts';

/** Pupils of a school in the stage: enrolled today, or zoned and fixed under a plan. */
export const pupils: Indicator = {
  id: 'pupils',
  name: { en: 'Pupils', zh: '学生数' },
  unit: 'pupils',
  better: 'neither',
  group: 'classes',
  formula: 'Σ over grades of the stage',
  source: '学籍与教育事业统计',
  needs: ['enrolment or a plan'],
  school: (_, sheet, school) => pupilsAt(sheet, school),
  stage: (_, sheet) => {
    const known = sheet.schools.filter((school) => !Number.isNaN(sheet.pupils[school]));
    return known.length === 0
      ? lack('table', 'enrolment')
      : known.reduce((sum, school) => sum + sheet.pupils[school]!, 0);
  },
};

function pupilsAt(sheet: StageSheet, school: number): Figure {
  const here = sheet.pupils[school]!;
  return Number.isNaN(here) ? lack('table', 'enrolment') : here;
}
