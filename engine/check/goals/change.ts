import { NONE } from '../../units.ts';
import { zonedPupils } from '../case.ts';
import { travellingUnits } from '../ways.ts';
import type { JudgedGoal } from './goal.ts';

/** Zoned pupils whose unit leaves the school of the zones in force. */
export const change: JudgedGoal = {
  id: 'change',
  unit: 'pupils',
  value(on, zones) {
    let sum = 0;
    for (const { stage, unit, school } of travellingUnits(on, zones)) {
      const before = on.problem.zonesInForce?.[stage.index]?.[unit] ?? NONE;
      if (before !== NONE && before !== school) sum += zonedPupils(on, unit, stage.zoned);
    }
    return sum;
  },
};
