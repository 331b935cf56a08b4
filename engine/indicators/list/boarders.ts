import type { Indicator } from '../indicator.ts';
import { enrolledShare } from './enrolled.ts';

/** Share of enrolled pupils who board. */
export const boarders: Indicator = {
  id: 'boarders',
  name: { en: 'Boarders', zh: '寄宿生比例' },
  unit: 'share',
  better: 'neither',
  group: 'entry',
  formula: 'boarders ⁄ pupils',
  source: '教育事业统计',
  needs: ['enrolment.boarding'],
  ...enrolledShare('boarding'),
};
