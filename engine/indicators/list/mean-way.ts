import type { Indicator } from '../indicator.ts';
import { meanSeconds } from '../walk.ts';
import { minutes, overWalks } from './ways.ts';

/** Mean way to school of all zoned pupils with a known way. */
export const meanWay: Indicator = {
  id: 'meanWay',
  name: { en: 'Mean way to school', zh: '平均上学时间' },
  unit: 'min',
  better: 'lower',
  group: 'access',
  formula: 'Σ pupils × minutes at the speed of their grades ⁄ Σ pupils, one way',
  source: 'own definition',
  needs: ['zones or a plan', 'travel'],
  ...overWalks((walk) => minutes(meanSeconds(walk))),
};
