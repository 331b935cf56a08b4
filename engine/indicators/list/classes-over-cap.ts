import type { Indicator } from '../indicator.ts';
import { lack } from '../lack.ts';
import { overSitting } from './over-sitting.ts';
import { sumOf } from './sitting.ts';

/** Today's classes above the cap of their stage. */
export const classesOverCap: Indicator = {
  id: 'classesOverCap',
  name: { en: 'Classes above the cap', zh: '超标准班额班级数' },
  unit: 'classes',
  better: 'lower',
  group: 'classes',
  formula: '#{size > 45 (primary) or 50 (junior)} = 0',
  source: '教督〔2017〕6号',
  needs: ['enrolment.classes'],
  ...overSitting((sizes, { policy }, sheet) => {
    const cap = policy.zoning.classCap[sheet.id];
    return cap === undefined ? lack('policy', 'classCap') : sumOf(sizes, (grade) => grade.atLeast(cap + 1));
  }),
  limit: (policy, stage) =>
    stage && policy.values[`classCap.${stage}`] !== null
      ? { value: 0, sense: 'most', path: `classCap.${stage}` }
      : null,
};
