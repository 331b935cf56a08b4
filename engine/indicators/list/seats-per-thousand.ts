import { seatsPerThousand as perThousand } from '../../measures/school-rules.ts';
import { type Indicator, limitAt } from '../indicator.ts';
import { lack } from '../lack.ts';

/** Seats of a stage for every 1,000 residents; classrooms count with the cap of the stage, single-stage schools only. */
export const seatsPerThousand: Indicator = {
  id: 'seatsPer1000',
  name: { en: 'Seats per 1,000 residents', zh: '千人学位数' },
  unit: 'seats/1000 residents',
  better: 'higher',
  group: 'resources',
  formula: 'Σ seats (or classrooms · cap) ⁄ residents · 1000; rooms that stages share go by pupils',
  source: 'local planning rules',
  needs: ['units.population', 'schools.seats or classrooms'],
  stage({ problem, policy, sheets }, sheet) {
    const { population } = problem.units;
    if (!population) return lack('column', 'units.population');
    const residents = population.reduce((sum, one) => sum + one, 0);
    const cap = policy.zoning.classCap[sheet.id];
    let seats = 0;
    for (const school of sheet.schools) {
      const { classrooms, seats: own, stages } = problem.schools[school]!;
      const here = own ?? (classrooms !== null && cap !== undefined ? classrooms * cap : null);
      if (here === null) return lack('column', 'schools.classrooms');
      const all = stages.reduce<number>((sum, stage) => sum + sheets[stage]!.pupils[school]!, 0);
      const share = stages.length === 1 ? 1 : all > 0 ? sheet.pupils[school]! / all : 1 / stages.length;
      if (Number.isNaN(share)) return lack('table', 'enrolment');
      seats += here * share;
    }
    return perThousand(seats, residents) ?? lack('nobody');
  },
  limit: (policy, stage) => stage && limitAt(policy, `seatsPer1000.${stage}`, 'least'),
};
