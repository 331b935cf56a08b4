import type { Violation } from '../../plan/index.ts';
import { NONE } from '../../units.ts';
import type { Constraint } from './constraint.ts';

/** Every unit has, in every planned stage, one school, and that school is one of the stage. */
export const assigned: Constraint = {
  id: 'assigned',
  violations: ({ context, schoolOf }) => {
    const found: Violation[] = [];
    for (const stage of context.stages) {
      schoolOf[stage.slot]!.forEach((school, unit) => {
        if (school !== NONE && stage.takes[school] === 1) return;
        found.push({
          rule: 'assigned',
          subject: `${context.problem.units.ids[unit]}/${stage.id}`,
          excess: 1,
          unit: 'units',
        });
      });
    }
    return found;
  },
};
