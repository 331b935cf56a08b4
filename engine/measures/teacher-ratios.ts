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

/** Degrees above the one required: more than secondary school for primary, more than associate for junior teachers. */
const HIGHER: Readonly<Record<string, readonly Teacher['degree'][]>> = {
  primary: ['associate', 'bachelor', 'master', 'doctor'],
};
const HIGHER_ELSEWHERE: readonly Teacher['degree'][] = ['bachelor', 'master', 'doctor'];
const MIDDLE_TITLES: readonly Teacher['title'][] = ['middle', 'senior', 'principal'];

/** Whether a teacher of a stage counts for a ratio (教督〔2017〕6号). Support staff are no teachers. */
export function countsFor(
  teacher: Pick<Teacher, 'role' | 'degree' | 'title' | 'backbone' | 'subjects'>,
  ratio: StaffRatio,
  stage: string,
  artsSubjects: readonly string[],
): boolean {
  if (teacher.role === 'support') return false;
  switch (ratio) {
    case 'teachers':
      return true;
    case 'higherDegreeTeachers':
      return (HIGHER[stage] ?? HIGHER_ELSEWHERE).includes(teacher.degree);
    case 'middleTitleTeachers':
      return MIDDLE_TITLES.includes(teacher.title);
    case 'backboneTeachers':
      return teacher.backbone;
    case 'artsSportsTeachers':
      return teacher.subjects.some((subject) => artsSubjects.includes(subject));
  }
}
