import type { Indicator } from '../indicator.ts';
import { lack } from '../lack.ts';

/** How full schools are: above 1 too full, far below 1 under-used. All stages of a school share its rooms. */
export const utilisation: Indicator = {
  id: 'utilisation',
  name: { en: 'Use of rooms', zh: '教室（学位）使用率' },
  unit: 'share',
  better: 'neither',
  group: 'classes',
  wholeSchool: true,
  formula: 'classes under the cap ⁄ classrooms; pupils ⁄ seats where classrooms are not known',
  source: 'own definition',
  needs: ['enrolment or a plan', 'schools.classrooms or seats'],
  school({ rooms }, _, school) {
    const room = rooms[school];
    if (!room) return lack('table', 'enrolment');
    return room.utilisation ?? lack('column', 'classrooms');
  },
  stage({ rooms }, { schools }) {
    let used = 0;
    let room = 0;
    for (const school of schools) {
      const here = rooms[school];
      if (!here || here.utilisation === null) continue;
      used += here.classrooms === null ? here.pupils : here.classes!;
      room += here.classrooms ?? here.seats!;
    }
    return room > 0 ? used / room : lack('column', 'classrooms');
  },
};
