import { gradeNumber } from '../policy/policy.ts';
import type { GradeIndex, Pupils, SchoolIndex } from '../units.ts';
import { type Case, type JudgedStage, type Zones, zonedPupils } from './case.ts';

/**
 * All pupils of each school by grade, `[school][grade]`: zoned ones p(s, g); in the grades above them those who sit
 * there already, b(s, g); in stages that are not planned those who sit there today.
 */
export function pupilsBySchool(on: Case, zones: Zones): Pupils[][] {
  const { problem } = on;
  const pupils = problem.schools.map(() => problem.grades.map((): Pupils => 0));
  on.stages.forEach((stage, position) => {
    const schools = new Set(stage.schools);
    zones[position]!.forEach((school, unit) => {
      if (!schools.has(school)) return;
      for (const grade of stage.zoned) pupils[school]![grade]! += zonedPupils(on, unit, [grade]);
    });
  });
  problem.stages.forEach((stage, index) => {
    const planned = on.stages.find((one) => one.index === index);
    for (const grade of stage.grades) {
      const number = gradeNumber(problem.grades[grade]!);
      if (number === null || planned?.zoned.includes(grade)) continue;
      const todaysGrade = planned ? number - on.yearsAhead : number;
      for (const row of problem.enrolment ?? []) {
        const taught = problem.schools[row.school]!.stages.includes(index);
        if (taught && row.grade === todaysGrade) pupils[row.school]![grade]! += row.pupils;
      }
    }
  });
  return pupils;
}

/** Pupils who sit in each school today by grade, `[school][grade]`. */
export function enrolledToday({ problem }: Case): Pupils[][] {
  return problem.schools.map((school, s) => {
    const pupils = problem.grades.map((): Pupils => 0);
    for (const stage of school.stages) {
      for (const grade of problem.stages[stage]!.grades) {
        const number = gradeNumber(problem.grades[grade]!);
        for (const row of problem.enrolment ?? []) {
          if (row.school === s && row.grade === number) pupils[grade]! += row.pupils;
        }
      }
    }
    return pupils;
  });
}

/** Classes that a school needs: by grade, or one entry named by a stage whose grades are taught together. */
export function classesNeeded(on: Case, school: SchoolIndex, pupils: readonly Pupils[]): Map<string, number> {
  const { problem, policy } = on;
  const classes = new Map<string, number>();
  for (const index of problem.schools[school]!.stages) {
    const stage = problem.stages[index]!;
    const cap = policy.classCap[stage.id];
    if (cap === undefined) continue;
    const apart = stage.grades.map((grade) => Math.ceil(pupils[grade]! / cap));
    const together = combinedClasses(on, school, stage.id, stage.grades, pupils);
    if (together !== null && together < sum(apart)) {
      classes.set(stage.id, together);
    } else {
      stage.grades.forEach((grade, position) => {
        classes.set(problem.grades[grade]!, apart[position]!);
      });
    }
  }
  return classes;
}

/** Classes of a stage whose grades are all taught together, null where they may not be. */
function combinedClasses(
  on: Case,
  school: SchoolIndex,
  stage: JudgedStage['id'],
  grades: readonly GradeIndex[],
  pupils: readonly Pupils[],
): number | null {
  const cap = on.policy.combinedClassCap;
  if (stage !== 'primary' || cap === null || !on.problem.schools[school]!.combinedClasses) return null;
  return Math.ceil(sum(grades.map((grade) => pupils[grade]!)) / cap);
}

/** Σ of some numbers. */
export function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
