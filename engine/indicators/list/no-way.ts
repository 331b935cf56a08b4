import type { Indicator } from '../indicator.ts';
import { overWalks } from './ways.ts';

/** Pupils zoned to a school to which no way is known. */
export const noWay: Indicator = {
  id: 'noWay',
  name: { en: 'Pupils without a known way', zh: '无可达路径学生数' },
  unit: 'pupils',
  better: 'lower',
  group: 'access',
  formula: 'zoned pupils of units that the travel table does not join to their school',
  source: 'own definition',
  needs: ['zones or a plan', 'travel'],
  ...overWalks((walk) => walk.pupils - walk.reached),
};
