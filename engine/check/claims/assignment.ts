import type { Plan } from '../../plan/index.ts';
import type { Problem } from '../../problem/index.ts';
import { NONE } from '../../units.ts';
import type { Case, Zones } from '../case.ts';
import { type FalseClaim, unknownId } from './claim.ts';

/** Looks up who goes where. An id that the dataset does not have is told, and counts as nothing. */
export function readZones(on: Case, plan: Plan): { zones: Zones; claims: FalseClaim[] } {
  const unitIndex = new Map(on.problem.units.ids.map((id, unit) => [id, unit]));
  const schoolIndex = new Map(on.problem.schools.map((school, s) => [school.id, s]));
  const zones = on.stages.map(() => new Int32Array(on.problem.units.count).fill(NONE));
  const claims: FalseClaim[] = [];
  for (const [stage, assignment] of Object.entries(plan.assignment)) {
    const position = on.stages.findIndex((one) => one.id === stage);
    if (position === NONE) claims.push(notPlanned(on.problem, stage));
    for (const [unitId, schoolId] of Object.entries(assignment)) {
      const place = `assignment.${stage}.${unitId}`;
      const unit = unitIndex.get(unitId);
      const school = schoolIndex.get(schoolId);
      if (unit === undefined) claims.push(unknownId(place, unitId, 'unit'));
      if (school === undefined) claims.push(unknownId(place, schoolId, 'school'));
      if (position !== NONE && unit !== undefined && school !== undefined) zones[position]![unit] = school;
    }
  }
  return { zones, claims };
}

function notPlanned(problem: Problem, stage: string): FalseClaim {
  const place = `assignment.${stage}`;
  if (!problem.stages.some((one) => one.id === stage)) return unknownId(place, stage, 'stage');
  const text = {
    en: `The plan assigns units for "${stage}", which options.stages does not name. Add the stage there, or take the assignment out.`,
    zh: `方案为“${stage}”划分了学区，但 options.stages 未列入该学段；请补列或删除。`,
  };
  return { code: 'stage-not-planned', place, claimed: stage, found: null, text };
}
