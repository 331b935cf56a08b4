import { classesNeeded } from '../measures/classes.ts';
import type { ZoningPolicy } from '../policy/policy.ts';
import type { Problem } from '../problem/index.ts';
import type { Classes, Pupils, SchoolIndex } from '../units.ts';
import { type Roster, UNKNOWN } from './roster.ts';

/** Room of a school and how much of it its pupils take, all stages together (rule `capacity` of docs/model.md). */
export interface Room {
  readonly pupils: Pupils;
  /** Classes under the cap of each stage; null where no stage has a cap. */
  readonly classes: Classes | null;
  /** The same by stage index; null for a stage without a cap, or which the school does not teach. */
  readonly classesByStage: readonly (Classes | null)[];
  readonly classrooms: Classes | null;
  readonly seats: Pupils | null;
  /** Classes ⁄ classrooms, or pupils ⁄ seats where no classrooms are known; null where neither is. */
  readonly utilisation: number | null;
  /** Classes beyond the classrooms, or pupils beyond the seats; 0 where neither is known. */
  readonly beyond: number;
}

/** Grades of this stage may be taught together where school and policy allow it (复式). */
const COMBINED_STAGE = 'primary';

/** Room of a school under a roster; null where the roster does not know its pupils. */
export function roomOf(
  problem: Problem,
  policy: ZoningPolicy,
  roster: Roster,
  school: SchoolIndex,
): Room | null {
  const { stages, classrooms, seats, combinedClasses } = problem.schools[school]!;
  let pupils = 0;
  let classes = 0;
  let capped = false;
  const byStage = problem.stages.map((): Classes | null => null);
  let known = false;
  for (const stage of stages) {
    const { id, grades } = problem.stages[stage]!;
    const cap = policy.classCap[id];
    let ofStage = 0;
    let apart = 0;
    for (const grade of grades) {
      const here = roster.pupils[school * roster.gradeCount + grade]!;
      if (here === UNKNOWN) continue;
      known = true;
      ofStage += here;
      if (cap !== undefined) apart += classesNeeded(here, cap);
    }
    pupils += ofStage;
    if (cap === undefined) continue;
    capped = true;
    const together = combinedClasses && id === COMBINED_STAGE ? policy.combinedClassCap : null;
    const needed = together === null ? apart : Math.min(apart, classesNeeded(ofStage, together));
    byStage[stage] = needed;
    classes += needed;
  }
  if (!known) return null;
  const base = { pupils, classes: capped ? classes : null, classesByStage: byStage, classrooms, seats };
  if (classrooms !== null && capped) {
    const utilisation = classrooms > 0 ? classes / classrooms : classes > 0 ? Infinity : 0;
    return { ...base, utilisation, beyond: Math.max(0, classes - classrooms) };
  }
  if (seats !== null && classrooms === null) {
    const utilisation = seats > 0 ? pupils / seats : pupils > 0 ? Infinity : 0;
    return { ...base, utilisation, beyond: Math.max(0, pupils - seats) };
  }
  return { ...base, utilisation: null, beyond: 0 };
}
