import type { Indicator } from '../indicator.ts';
import { lack } from '../lack.ts';

/** Units that are not connected to their school through units of its zone. */
export const cutOff: Indicator = {
  id: 'cutOff',
  name: { en: 'Units cut off from their school', zh: '与学校不连片的单元' },
  unit: 'units',
  better: 'lower',
  group: 'access',
  formula: 'units of the zone outside the piece that holds the school',
  source: 'own definition',
  needs: ['zones or a plan', 'adjacency'],
  school: (_, { zones }, school) => zones?.[school]?.cutOff ?? lack('travel'),
  stage: (_, { zones }) => zones?.reduce((sum, zone) => sum + zone.cutOff, 0) ?? lack('travel'),
};
