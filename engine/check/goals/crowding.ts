import type { SchoolIndex } from '../../units.ts';
import type { Case } from '../case.ts';
import { pupilsBySchool, sum } from '../pupils.ts';
import type { JudgedGoal } from './goal.ts';

/** Classrooms by which schools are fuller than what the policy calls crowded, or emptier than what it calls under-used. */
export const crowding: JudgedGoal = {
  id: 'crowding',
  unit: 'classrooms',
  value(on, zones) {
    const { crowdedFrom, underusedBelow } = on.policy.balance;
    const pupils = pupilsBySchool(on, zones);
    return sum(
      on.problem.schools.map((_, school) => {
        const use = on.stages.some((stage) => stage.schools.includes(school))
          ? classroomsUsed(on, school, pupils[school]!)
          : null;
        if (use === null) return 0;
        const over = crowdedFrom === null ? 0 : use.full - crowdedFrom * use.rooms;
        const under = underusedBelow === null ? 0 : underusedBelow * use.rooms - use.full;
        return Math.max(0, over) + Math.max(0, under);
      }),
    );
  },
};

/** Full classes of a school, pupils ⁄ cap, and its classrooms; seats ⁄ cap where these are not known, by the least cap of its stages. */
export function classroomsUsed(
  { problem, policy }: Case,
  school: SchoolIndex,
  pupils: readonly number[],
): { readonly full: number; readonly rooms: number } | null {
  const { classrooms, seats, stages } = problem.schools[school]!;
  const capOf = (stage: number) => policy.classCap[problem.stages[stage]!.id] ?? null;
  const caps = stages.map(capOf).filter((cap) => cap !== null);
  const inStage = (stage: number) => sum(problem.stages[stage]!.grades.map((grade) => pupils[grade]!));
  if (classrooms !== null) {
    const full = stages.map((stage) => {
      const cap = capOf(stage);
      return cap === null ? 0 : inStage(stage) / cap;
    });
    return { full: sum(full), rooms: classrooms };
  }
  if (seats === null || caps.length === 0) return null;
  const cap = Math.min(...caps);
  return { full: sum(stages.map(inStage)) / cap, rooms: seats / cap };
}
