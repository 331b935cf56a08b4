import type { Indicator } from '../indicator.ts';
import { minutes, overWalks } from './ways.ts';

/** Longest known way of any zoned pupil. */
export const longestWay: Indicator = {
  id: 'longestWay',
  name: { en: 'Longest way to school', zh: '最长上学时间' },
  unit: 'min',
  better: 'lower',
  group: 'access',
  formula: 'largest t over pupils with a known way',
  source: 'own definition',
  needs: ['zones or a plan', 'travel'],
  ...overWalks((walk) => minutes(walk.longest)),
};
