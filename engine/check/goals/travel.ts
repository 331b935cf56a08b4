import { SECONDS_PER_MINUTE } from '../../units.ts';
import { zonedPupils } from '../case.ts';
import { travellingUnits, wayTime } from '../ways.ts';
import type { JudgedGoal } from './goal.ts';

/** Σ zoned pupils × minutes at their band's speed, or on their bus. */
export const travel: JudgedGoal = {
  id: 'travel',
  unit: 'pupil-minutes',
  value(on, zones) {
    let sum = 0;
    for (const { stage, unit, school } of travellingUnits(on, zones)) {
      for (const walkers of stage.walkers) {
        const pupils = zonedPupils(on, unit, walkers.grades);
        if (pupils > 0) sum += (pupils * wayTime(on, walkers, unit, school)) / SECONDS_PER_MINUTE;
      }
    }
    return sum;
  },
};
