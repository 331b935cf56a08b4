import { SECONDS_PER_MINUTE } from '../../units.ts';
import { zonedPupils } from '../case.ts';
import { travellingUnits, wayTime } from '../ways.ts';
import type { JudgedGoal } from './goal.ts';

/** Σ zoned pupils × minutes beyond where a way begins to count as long for their band. */
export const tail: JudgedGoal = {
  id: 'tail',
  unit: 'pupil-minutes',
  value(on, zones) {
    let sum = 0;
    for (const { stage, unit, school } of travellingUnits(on, zones)) {
      for (const walkers of stage.walkers) {
        const pupils = zonedPupils(on, unit, walkers.grades);
        if (pupils === 0 || walkers.band === null) continue;
        const beyond = wayTime(on, walkers, unit, school) - walkers.band.tailFrom;
        sum += (pupils * Math.max(0, beyond)) / SECONDS_PER_MINUTE;
      }
    }
    return sum;
  },
};
