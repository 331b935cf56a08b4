import type { Violation } from '../../plan/index.ts';
import { NONE, type SchoolIndex, type UnitIndex } from '../../units.ts';
import type { Answer } from '../answer.ts';
import type { PlannedStage } from '../context.ts';

/** Violations of a rule about single units: `excess` is asked for each unit × stage that has a school of the stage. */
export function violationsByUnit(
  answer: Answer,
  rule: string,
  unitOfExcess: string,
  excess: (stage: PlannedStage, unit: UnitIndex, school: SchoolIndex) => number,
): Violation[] {
  const { context, schoolOf } = answer;
  const found: Violation[] = [];
  for (const stage of context.stages) {
    schoolOf[stage.slot]!.forEach((school, unit) => {
      if (school === NONE || stage.takes[school] !== 1) return;
      const beyond = excess(stage, unit, school);
      if (beyond <= 0) return;
      const subject = `${context.problem.units.ids[unit]}/${stage.id}`;
      found.push({ rule, subject, excess: beyond, unit: unitOfExcess });
    });
  }
  return found;
}
