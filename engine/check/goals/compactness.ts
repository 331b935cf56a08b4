import { metersBetween } from '../../problem/geometry/sphere.ts';
import { sum } from '../pupils.ts';
import { travellingUnits } from '../ways.ts';
import type { JudgedGoal } from './goal.ts';

/** Σ over units of the square of the straight way to their school; places without coordinates count nothing. */
export const compactness: JudgedGoal = {
  id: 'compactness',
  unit: 'km²',
  value(on, zones) {
    const { units, schools } = on.problem;
    return sum(
      travellingUnits(on, zones).map(({ unit, school }) => {
        const { lon, lat } = schools[school]!;
        const kilometers = metersBetween(units.lon[unit]!, units.lat[unit]!, lon, lat) / 1000;
        return Number.isNaN(kilometers) ? 0 : kilometers ** 2;
      }),
    );
  },
};
