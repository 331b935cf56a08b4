import { gradeNumber } from '../../policy/index.ts';
import type { County } from '../county.ts';
import type { Figure, Indicator } from '../indicator.ts';
import { lack } from '../lack.ts';
import type { StageSheet } from '../sheet.ts';
import type { Walk } from '../walk.ts';
import { walkOf, walkOfStage } from './ways.ts';

/** Last of the grades whose pupils do not board and walk at most half an hour (国办发〔2018〕27号). */
const LAST_YOUNG_GRADE = 3;

/** Pupils of grades 1-3 who are zoned to a school beyond their limit, or to one without a known way. */
export const youngBeyond: Indicator = {
  id: 'youngBeyond',
  name: { en: 'Pupils of grades 1-3 beyond their limit', zh: '一至三年级超时学生数' },
  unit: 'pupils',
  better: 'lower',
  group: 'access',
  formula: 'pupils of grades 1-3 with t > limit; day pupils, as these grades do not board',
  source: '国办发〔2018〕27号',
  needs: ['zones or a plan', 'travel'],
  school: (county, sheet, school) => beyond(county, sheet, walkOf(sheet, school)),
  stage: (county, sheet) => beyond(county, sheet, walkOfStage(sheet)),
  limit: (policy, stage) =>
    stage === 'primary' && policy.sources['walking.1-3.limit']
      ? { value: 0, sense: 'most', path: 'walking.1-3.limit' }
      : null,
};

function beyond({ placed, problem }: County, sheet: StageSheet, walk: Walk | null): Figure {
  const demand = placed?.demand[sheet.stage];
  if (!walk || !demand) return lack('travel');
  let pupils = 0;
  let bands = 0;
  demand.bands.forEach((band, b) => {
    const young = band.grades.every((grade) => {
      const number = gradeNumber(problem.grades[grade]!);
      return number !== null && number <= LAST_YOUNG_GRADE;
    });
    if (!young || band.limit === null) return;
    bands++;
    pupils += walk.byBand[b]!.pupils - walk.byBand[b]!.within;
  });
  return bands > 0 ? pupils : lack('policy');
}
