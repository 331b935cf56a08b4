import { type Indicator, limitAt } from '../indicator.ts';
import { lack } from '../lack.ts';
import { overSitting } from './over-sitting.ts';
import { sumOf } from './sitting.ts';

/** Share of today's classes with 56 pupils or more (大班额). */
export const largeClasses: Indicator = shareFrom(
  'largeClasses',
  'largeClass',
  { en: 'Large classes', zh: '大班额比例' },
  '#{size ≥ 56} ⁄ #classes; ≤ 5 % by 2020',
);

/** Share of today's classes with 66 pupils or more (超大班额). */
export const veryLargeClasses: Indicator = shareFrom(
  'veryLargeClasses',
  'veryLargeClass',
  { en: 'Very large classes', zh: '超大班额比例' },
  '#{size ≥ 66} ⁄ #classes; ≤ 2 % by 2018',
);

function shareFrom(
  id: string,
  path: 'largeClass' | 'veryLargeClass',
  name: Indicator['name'],
  formula: string,
): Indicator {
  return {
    id,
    name,
    unit: 'share',
    better: 'lower',
    group: 'classes',
    formula,
    source: '教育部（2018-03-16）',
    needs: ['enrolment.classes'],
    ...overSitting((sizes, { policy }) => {
      const from = policy.values[`${path}.from`];
      if (from === null) return lack('policy', `${path}.from`);
      return sumOf(sizes, (grade) => grade.atLeast(from)) / sumOf(sizes, (grade) => grade.classes);
    }),
    limit: (policy) => limitAt(policy, `${path}.maxShare`, 'most'),
  };
}
