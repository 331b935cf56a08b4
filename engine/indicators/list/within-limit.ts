import { gradeNumber } from '../../policy/index.ts';
import type { County } from '../county.ts';
import type { Indicator, Part } from '../indicator.ts';
import { lack } from '../lack.ts';
import type { StageSheet } from '../sheet.ts';
import { pupilsBeyond } from '../walk.ts';
import { overWalks, walkOfStage } from './ways.ts';

/** Share of zoned pupils whose way keeps the limit of their grades; those without a known way do not. */
export const withinLimit: Indicator = {
  id: 'withinLimit',
  name: { en: 'Pupils within the time limit of their grades', zh: '上学时间达标学生比例' },
  unit: 'share',
  better: 'higher',
  group: 'access',
  formula: 'Σ pupils with t ≤ limit of their grade band ⁄ Σ pupils',
  source: 'limits of the profile',
  needs: ['zones or a plan', 'travel'],
  ...overWalks((walk) => (walk.pupils === 0 ? null : 1 - pupilsBeyond(walk) / walk.pupils)),
  parts: byBand,
};

/** By grade band of the policy; bands without a limit are left out. */
function byBand({ placed, problem }: County, sheet: StageSheet): readonly Part[] {
  const walk = walkOfStage(sheet);
  const demand = placed?.demand[sheet.stage];
  if (!walk || !demand) return [];
  return demand.bands.flatMap((band, b): Part[] => {
    if (band.limit === null) return [];
    const numbers = band.grades.map((grade) => gradeNumber(problem.grades[grade]!) ?? problem.grades[grade]!);
    const of = numbers.join(', ');
    const { pupils, within } = walk.byBand[b]!;
    const limit = band.limit / 60;
    return [
      {
        name: { en: `grades ${of}, ${limit} min`, zh: `${of} 年级，${limit} 分钟` },
        figure: pupils === 0 ? lack('nobody') : within / pupils,
      },
    ];
  });
}
