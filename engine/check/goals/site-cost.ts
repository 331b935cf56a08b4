import { distance } from './distance.ts';
import type { JudgedGoal } from './goal.ts';

/** Σ fixed cost of the schools with a zone + Σ zoned pupils × kilometres: the objective of published instances of choosing sites. */
export const siteCost: JudgedGoal = {
  id: 'siteCost',
  unit: 'cost',
  value(on, zones) {
    let fixed = 0;
    on.problem.schools.forEach((school, s) => {
      if (zones.some((zone) => zone.includes(s))) fixed += school.fixedCost ?? 0;
    });
    return fixed + distance.value(on, zones);
  },
};
