import type { Classes, GradeIndex, Pupils, SchoolIndex } from '../units.ts';
import type { Context } from './context.ts';

/** The classes of one school: by grade, or for a whole stage that is taught in combined classes (复式). */
export interface SchoolClasses {
  /** Grade name or stage id → classes. */
  readonly entries: Readonly<Record<string, Classes>>;
  readonly total: Classes;
}

/** Stage whose grades may be taught together. */
export const COMBINED_STAGE = 'primary';

/** The largest combined class of a school, null where it teaches every grade apart. */
export function combinedCapOf(context: Context, school: SchoolIndex): Pupils | null {
  return context.problem.schools[school]!.combinedClasses ? context.policy.combinedClassCap : null;
}

/** Counts classes as rule `capacity` does; `pupilsIn` gives all pupils of a grade, zoned and fixed. */
export function classesOf(
  context: Context,
  school: SchoolIndex,
  pupilsIn: (grade: GradeIndex) => Pupils,
): SchoolClasses {
  const { problem, policy } = context;
  const entries: Record<string, Classes> = {};
  const combinedCap = combinedCapOf(context, school);
  let total = 0;
  for (const stageIndex of problem.schools[school]!.stages) {
    const stage = problem.stages[stageIndex]!;
    const cap = policy.classCap[stage.id];
    if (cap === undefined) continue;
    const byGrade = stage.grades.map((grade) => Math.ceil(pupilsIn(grade) / cap));
    const apart = byGrade.reduce((sum, classes) => sum + classes, 0);
    const all = stage.grades.reduce<number>((sum, grade) => sum + pupilsIn(grade), 0);
    const together =
      combinedCap !== null && stage.id === COMBINED_STAGE ? Math.ceil(all / combinedCap) : Infinity;
    if (together < apart) {
      entries[stage.id] = together;
      total += together;
      continue;
    }
    stage.grades.forEach((grade, position) => {
      if (byGrade[position]! > 0) entries[problem.grades[grade]!] = byGrade[position]!;
    });
    total += apart;
  }
  return { entries, total };
}
