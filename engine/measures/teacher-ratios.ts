import type { Teacher } from '../problem/index.ts';

/** Ratios of staff a pupil that standards speak of; ids as in the policy's list of ratios. */
export const STAFF_RATIOS = [
  'teachers',
  'higherDegreeTeachers',
  'middleTitleTeachers',
  'backboneTeachers',
  'artsSportsTeachers',
] as const;
export type StaffRatio = (typeof STAFF_RATIOS)[number];

/** What a policy says of who counts: see its settings `teachers.artsSubjects` and `teachers.aboveDegreeFrom`. */
export interface StaffRules {
  readonly artsSubjects: readonly string[];
  /** Lowest degree above the required one, by stage id. */
  readonly aboveDegreeFrom: Readonly<Record<string, string>>;
}

const DEGREES: readonly string[] = ['secondary', 'associate', 'bachelor', 'master', 'doctor'];
const MIDDLE_TITLES: readonly Teacher['title'][] = ['middle', 'senior', 'principal'];

/** Whether a teacher of a stage counts for a ratio (教督〔2017〕6号). Support staff are no teachers. */
export function countsFor(
  teacher: Pick<Teacher, 'role' | 'degree' | 'title' | 'backbone' | 'subjects'>,
  ratio: StaffRatio,
  stage: string,
  { artsSubjects, aboveDegreeFrom }: StaffRules,
): boolean {
  if (teacher.role === 'support') return false;
  switch (ratio) {
    case 'teachers':
      return true;
    case 'higherDegreeTeachers':
      return isAtLeast(teacher.degree, aboveDegreeFrom[stage]);
    case 'middleTitleTeachers':
      return MIDDLE_TITLES.includes(teacher.title);
    case 'backboneTeachers':
      return teacher.backbone;
    case 'artsSportsTeachers':
      return teacher.subjects.some((subject) => artsSubjects.includes(subject));
  }
}

function isAtLeast(degree: Teacher['degree'], least: string | undefined): boolean {
  return degree !== null && least !== undefined && DEGREES.indexOf(degree) >= DEGREES.indexOf(least);
}
