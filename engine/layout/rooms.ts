import type { SchoolIndex } from '../units.ts';
import { classesOf } from './classes.ts';
import type { Context } from './context.ts';
import { enrolledPupils, fixedPupils } from './fixed-pupils.ts';

/** What a school may hold: classes, or pupils where only seats are known; Infinity without either. */
export interface Rooms {
  readonly of: (school: SchoolIndex) => number;
}

/**
 * Limits of rule `capacity`: classrooms or seats; of a school with fixed pupils at least what its enrolment of today takes, so that
 * a school that is over-full today is held to today.
 */
export function roomsOf(context: Context): Rooms {
  const { problem } = context;
  const width = problem.grades.length;
  const fixed = fixedPupils(context);
  const enrolled = enrolledPupils(context);
  return {
    of(school) {
      const { classrooms, seats, stages } = problem.schools[school]!;
      const heldToToday = fixed.subarray(school * width, (school + 1) * width).some((pupils) => pupils > 0);
      if (classrooms !== null) {
        if (!heldToToday) return classrooms;
        return Math.max(classrooms, classesOf(context, school, (grade) => enrolled(school, grade)).total);
      }
      if (seats === null) return Infinity;
      if (!heldToToday) return seats;
      const grades = stages.flatMap((stage) => problem.stages[stage]!.grades);
      return Math.max(
        seats,
        grades.reduce<number>((sum, grade) => sum + enrolled(school, grade), 0),
      );
    },
  };
}
