import type { Indicator } from '../indicator.ts';
import { overSitting } from './over-sitting.ts';

/** Pupils of today's largest class. */
export const largestClass: Indicator = {
  id: 'largestClass',
  name: { en: 'Largest class', zh: '最大班额' },
  unit: 'pupils',
  better: 'lower',
  group: 'classes',
  formula: 'largest class as reported, else the largest when each grade is divided evenly',
  source: '教育事业统计',
  needs: ['enrolment.classes'],
  ...overSitting((sizes) => Math.max(...sizes.map((grade) => grade.largest))),
};
