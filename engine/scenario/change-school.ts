import type { Problem, School } from '../problem/index.ts';
import { schoolIndex } from './lookup.ts';
import type { Draft } from './modification.ts';

/** The draft with some fields of one school replaced; its position, and so every index, stays. */
export function changeSchool(draft: Draft, id: string, change: (school: School) => Partial<School>): Draft {
  const at = schoolIndex(draft.problem, id);
  const schools = draft.problem.schools.map((school, s) =>
    s === at ? { ...school, ...change(school) } : school,
  );
  const problem: Problem = { ...draft.problem, schools };
  return { ...draft, problem };
}
