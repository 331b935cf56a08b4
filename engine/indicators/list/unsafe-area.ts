import type { SchoolIndex } from '../../units.ts';
import type { County } from '../county.ts';
import type { Figure, Indicator } from '../indicator.ts';
import { isKnown, lack } from '../lack.ts';

/** Building area that has to be renovated or replaced before children may sit in it (危房, 校舍安全工程). */
export const unsafeArea: Indicator = {
  id: 'unsafeArea',
  name: { en: 'Area of unsafe buildings', zh: '危房建筑面积' },
  unit: 'm²',
  better: 'lower',
  group: 'resources',
  wholeSchool: true,
  formula: 'building area of schools whose buildings are not safe',
  source: '校舍安全工程',
  needs: ['schools.safe', 'schools.buildingArea'],
  school: (county, _, school) => unsafeAreaOf(county, school),
  county(county) {
    const inService = [...county.problem.schools.keys()].filter((s) => isInService(county, s));
    let sum = 0;
    for (const school of inService) {
      const area = unsafeAreaOf(county, school);
      if (!isKnown(area)) return area;
      sum += area;
    }
    return sum;
  },
  limit: ({ values }) =>
    values['buildings.safeOnly'] === true
      ? { value: 0, sense: 'most', path: 'buildings.safeOnly', advisory: true }
      : null,
};

function unsafeAreaOf({ problem }: County, school: SchoolIndex): Figure {
  const { safe, stocks } = problem.schools[school]!;
  if (safe) return 0;
  return stocks.buildingArea ?? lack('column', 'schools.buildingArea');
}

function isInService({ sheets }: County, school: SchoolIndex): boolean {
  return sheets.some(({ inService }) => inService[school] === 1);
}
