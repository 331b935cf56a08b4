import { pupilsBySchool, sum } from '../pupils.ts';
import { classroomsUsed } from './crowding.ts';
import type { JudgedGoal } from './goal.ts';

/** How unevenly schools are used: for each the distance of its full classes ⁄ classrooms from 1, added up. */
export const evenness: JudgedGoal = {
  id: 'evenness',
  unit: 'schools',
  value(on, zones) {
    const pupils = pupilsBySchool(on, zones);
    return sum(
      on.problem.schools.map((_, school) => {
        if (!on.stages.some((stage) => stage.schools.includes(school))) return 0;
        const use = classroomsUsed(on, school, pupils[school]!);
        return use === null || use.rooms <= 0 ? 0 : Math.abs(1 - use.full / use.rooms);
      }),
    );
  },
};
