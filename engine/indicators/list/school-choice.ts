import type { Indicator } from '../indicator.ts';
import { enrolledShare } from './enrolled.ts';

/** Share of enrolled pupils who come from outside the zone (择校), in every school. */
export const schoolChoice: Indicator = {
  id: 'schoolChoice',
  name: { en: 'Pupils from outside the zone', zh: '择校生比例' },
  unit: 'share',
  better: 'lower',
  group: 'entry',
  formula: 'pupils from outside the zone ⁄ pupils, of enrolment.csv, never of residents',
  source: 'own definition',
  needs: ['enrolment.outsideZone'],
  ...enrolledShare('outsideZone'),
};
