import type { Indicator } from '../indicator.ts';
import { lack } from '../lack.ts';

/** Pupils whose unit belongs to another school than in the zones in force. */
export const changed: Indicator = {
  id: 'changed',
  name: { en: 'Pupils who change school', zh: '学区调整涉及学生数' },
  unit: 'pupils',
  better: 'lower',
  group: 'access',
  formula: 'zoned pupils of units with another school in the zones in force',
  source: 'own definition',
  needs: ['a plan', 'zones'],
  school: ({ problem }, { zones, stage }, school) =>
    problem.zonesInForce?.[stage] ? (zones?.[school]?.changed ?? lack('travel')) : lack('table', 'zones'),
  stage: ({ problem }, { zones, stage }) =>
    problem.zonesInForce?.[stage]
      ? (zones?.reduce((sum, zone) => sum + zone.changed, 0) ?? lack('travel'))
      : lack('table', 'zones'),
};
