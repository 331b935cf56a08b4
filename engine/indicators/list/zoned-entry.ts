import { type Indicator, limitAt } from '../indicator.ts';
import { enrolledShare } from './enrolled.ts';

/** Share of enrolled pupils who live in the zone of their school: urban and town public schools without boarding. */
export const zonedEntry: Indicator = {
  id: 'zonedEntry',
  name: { en: 'Nearby zoned entry', zh: '就近划片入学比例' },
  unit: 'share',
  better: 'higher',
  group: 'entry',
  formula: '1 − pupils from outside the zone ⁄ pupils; urban and town, public, no boarding places',
  source: '教督〔2017〕6号',
  needs: ['enrolment.outsideZone'],
  ...enrolledShare(
    'outsideZone',
    ({ problem }, school) => {
      const { tier, ownership, boardingPlaces } = problem.schools[school]!;
      return (tier === 'urban' || tier === 'town') && ownership === 'public' && boardingPlaces === 0;
    },
    (share) => 1 - share,
  ),
  limit: (policy, stage) => stage && limitAt(policy, `zonedEntry.${stage}`, 'least'),
};
