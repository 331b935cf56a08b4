import { travellingUnits } from '../ways.ts';
import type { JudgedGoal } from './goal.ts';

/** Units × stage that do not go to the school to which `options.given` sends them. */
export const kept: JudgedGoal = {
  id: 'kept',
  unit: 'units',
  value(on, zones) {
    const { units, schools } = on.problem;
    const moved = travellingUnits(on, zones).filter(({ stage, unit, school }) => {
      const given = on.options.given?.[stage.id]?.[units.ids[unit]!];
      return given !== undefined && given !== schools[school]!.id;
    });
    return moved.length;
  },
};
