import type { Indicator } from '../indicator.ts';
import { minutes, overWalks } from './ways.ts';

/** Way that 95 % of the pupils do not exceed; of a stage in whole seconds, rounded up. */
export const p95Way: Indicator = {
  id: 'p95Way',
  name: { en: 'Way of 95 % of the pupils, at most', zh: '95%学生上学时间上限' },
  unit: 'min',
  better: 'lower',
  group: 'access',
  formula: 'smallest t with at least 95 % of the pupils at or below t',
  source: 'own definition',
  needs: ['zones or a plan', 'travel'],
  ...overWalks((walk) => minutes(walk.p95)),
};
