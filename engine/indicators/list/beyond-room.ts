import type { Indicator } from '../indicator.ts';
import { lack } from '../lack.ts';

/** Classes for which a school has no classroom (pupils without seat where only seats are known). */
export const beyondRoom: Indicator = {
  id: 'beyondRoom',
  name: { en: 'Classes without a classroom', zh: '缺教室班级数' },
  unit: 'classes',
  better: 'lower',
  group: 'classes',
  wholeSchool: true,
  formula: 'max(0, classes under the cap − classrooms), all stages of the school together',
  source: 'own definition',
  needs: ['enrolment or a plan', 'schools.classrooms'],
  school: ({ rooms }, _, school) => {
    const room = rooms[school];
    if (!room) return lack('table', 'enrolment');
    return room.classrooms === null || room.classes === null ? lack('column', 'classrooms') : room.beyond;
  },
  county({ rooms }) {
    const known = rooms.filter((room) => room !== null && room.classrooms !== null && room.classes !== null);
    if (known.length === 0) return lack('column', 'classrooms');
    return known.reduce((sum, room) => sum + room!.beyond, 0);
  },
  limit: (policy, stage) =>
    policy.values[`classCap.${stage ?? 'primary'}`] === null
      ? null
      : { value: 0, sense: 'most', path: `classCap.${stage ?? 'primary'}`, advisory: true },
};
