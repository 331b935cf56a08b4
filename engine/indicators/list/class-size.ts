import type { Indicator } from '../indicator.ts';
import { overSitting } from './over-sitting.ts';
import { sumOf } from './sitting.ts';

/** Mean size of today's classes. */
export const classSize: Indicator = {
  id: 'classSize',
  name: { en: 'Mean class size', zh: '平均班额' },
  unit: 'pupils/class',
  better: 'lower',
  group: 'classes',
  formula: 'pupils ⁄ classes',
  source: '教育事业统计',
  needs: ['enrolment.classes'],
  ...overSitting((sizes) => sumOf(sizes, (grade) => grade.pupils) / sumOf(sizes, (grade) => grade.classes)),
};
