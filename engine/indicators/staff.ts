import { countsFor, STAFF_RATIOS } from '../measures/teacher-ratios.ts';
import { exchangePolicy, type Policy } from '../policy/index.ts';
import type { Problem } from '../problem/index.ts';

/** Teachers of each school and stage, counted at `school * stages + stage`. Support staff are no teachers. */
export interface StaffTally {
  readonly teachers: Float64Array;
  readonly higherDegreeTeachers: Float64Array;
  readonly middleTitleTeachers: Float64Array;
  readonly backboneTeachers: Float64Array;
  readonly artsSportsTeachers: Float64Array;
  /** Teachers whose certificates are known, and those of them who have one for the stage. */
  readonly certificateKnown: Float64Array;
  readonly certified: Float64Array;
  /** All staff of a school, support included. */
  readonly staff: Float64Array;
  /** Full posts by subject, as above: the further subjects of a teacher share what the profile gives them. */
  readonly bySubject: ReadonlyMap<string, Float64Array>;
}

/** Null without a table of teachers. Teachers count where they teach, or at their post, as the policy says. */
export function staffTally(problem: Problem, policy: Policy): StaffTally | null {
  if (!problem.teachers) return null;
  const stages = problem.stages.length;
  const counts = () => new Float64Array(problem.schools.length * stages);
  const bySubject = new Map<string, Float64Array>();
  const tally = {
    teachers: counts(),
    higherDegreeTeachers: counts(),
    middleTitleTeachers: counts(),
    backboneTeachers: counts(),
    artsSportsTeachers: counts(),
    certificateKnown: counts(),
    certified: counts(),
    staff: new Float64Array(problem.schools.length),
    bySubject,
  };
  const rules = exchangePolicy(policy);
  const { secondSubjectShare } = rules;
  const atPost = policy.values['staff.countedBy'] === 'post';
  for (const teacher of problem.teachers) {
    const school = atPost ? teacher.school : teacher.teachingAt;
    tally.staff[school]! += 1;
    if (teacher.role === 'support') continue;
    const at = school * stages + teacher.stage;
    for (const ratio of STAFF_RATIOS) {
      if (countsFor(teacher, ratio, problem.stages[teacher.stage]!.id, rules)) tally[ratio][at]! += 1;
    }
    if (teacher.certificates) {
      tally.certificateKnown[at]! += 1;
      if (teacher.certificates.includes(teacher.stage)) tally.certified[at]! += 1;
    }
    const others = teacher.subjects.length - 1;
    const forOthers = others > 0 ? secondSubjectShare : 0;
    teacher.subjects.forEach((subject, i) => {
      const ofSubject = bySubject.get(subject) ?? counts();
      ofSubject[at]! += i === 0 ? 1 - forOthers : forOthers / others;
      bySubject.set(subject, ofSubject);
    });
  }
  return tally;
}
