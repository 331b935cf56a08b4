import { travelMeters } from '../../travel/table.ts';
import { zonedPupils } from '../case.ts';
import { travellingUnits } from '../ways.ts';
import type { JudgedGoal } from './goal.ts';

/** Σ zoned pupils × kilometres of the travel table: the objective of published instances. */
export const distance: JudgedGoal = {
  id: 'distance',
  unit: 'pupil-kilometres',
  value(on, zones) {
    let sum = 0;
    for (const { stage, unit, school } of travellingUnits(on, zones)) {
      const meters = travelMeters(on.travel, unit, school);
      // A bus may run where the table knows no way; published instances have no buses.
      if (meters < Infinity) sum += zonedPupils(on, unit, stage.zoned) * (meters / 1000);
    }
    return sum;
  },
};
