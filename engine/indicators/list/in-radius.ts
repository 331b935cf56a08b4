import type { Figure, Indicator } from '../indicator.ts';
import { lack } from '../lack.ts';
import type { Zone } from '../zone.ts';

/** Share of pupils whose school stands within the service radius; along streets or straight, as the profile says. */
export const inRadius: Indicator = {
  id: 'inRadius',
  name: { en: 'Pupils within the service radius', zh: '服务半径覆盖率' },
  unit: 'share',
  better: 'higher',
  group: 'access',
  formula: 'Σ pupils with distance ≤ radius ⁄ Σ pupils, in urban units unless the profile says everywhere',
  source: 'GB 50180-93, GBJ 99-86; local radius',
  needs: ['zones or a plan', 'travel'],
  school: (_, sheet, school) => share(sheet.zones && [sheet.zones[school]!]),
  stage: (_, sheet) => share(sheet.zones),
};

function share(zones: readonly Zone[] | null): Figure {
  if (!zones) return lack('travel');
  let pupils = 0;
  let within = 0;
  for (const zone of zones) {
    pupils += zone.inRadius.pupils;
    within += zone.inRadius.within;
  }
  return pupils === 0 ? lack('nobody') : within / pupils;
}
