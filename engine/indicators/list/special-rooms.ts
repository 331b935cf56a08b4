import { specialRooms as roomsAsked } from '../../measures/school-rules.ts';
import type { Indicator } from '../indicator.ts';
import { isKnown, lack } from '../lack.ts';
import { classes } from './classes.ts';
import { sittingAt } from './sitting.ts';

/** Music rooms that schools lack: one for every 12 classes. */
export const musicRooms: Indicator = roomIndicator('musicRooms', {
  en: 'Music rooms lacking',
  zh: '音乐教室缺口',
});

/** Art rooms that schools lack: one for every 12 classes. */
export const artRooms: Indicator = roomIndicator('artRooms', { en: 'Art rooms lacking', zh: '美术教室缺口' });

function roomIndicator(id: 'musicRooms' | 'artRooms', name: Indicator['name']): Indicator {
  return {
    id: `lacking.${id}`,
    name,
    unit: 'rooms',
    better: 'lower',
    group: 'resources',
    wholeSchool: true,
    formula: 'max(0, ⌈classes ⁄ 12⌉ − rooms), all stages of the school; small rural classes are exempt',
    source: '教督〔2017〕6号',
    needs: ['enrolment.classes or a plan', `schools.${id}`],
    school(county, _, school) {
      const { values } = county.policy;
      const per = values['specialRooms.perClasses'];
      if (per === null) return lack('policy', 'specialRooms.perClasses');
      const rooms = county.problem.schools[school]!.stocks[id];
      if (rooms === null) return lack('column', `schools.${id}`);
      let all = 0;
      for (const stage of county.problem.schools[school]!.stages) {
        const here = classes.school!(county, county.sheets[stage]!, school);
        if (!isKnown(here)) return here;
        all += here;
      }
      const { tier, stages } = county.problem.schools[school]!;
      const exceptBelow = values['specialRooms.exceptBelow'];
      if (exceptBelow !== null && (tier === 'village' || tier === 'teachingPoint')) {
        const sitting = stages.map((stage) => sittingAt(county, county.sheets[stage]!, school));
        const small = sitting.every(
          (sizes) => !('lack' in sizes) && sizes.every((grade) => grade.largest < exceptBelow),
        );
        if (small) return 0;
      }
      return Math.max(0, roomsAsked(all, per, values['specialRooms.rounding'] ?? 'ceiling') - rooms);
    },
    limit: (policy) =>
      policy.values['specialRooms.perClasses'] === null
        ? null
        : { value: 0, sense: 'most', path: 'specialRooms.perClasses' },
  };
}
