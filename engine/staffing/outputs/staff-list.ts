import { defaultExchangeOptions, type Words } from '../../plan/index.ts';
import type { ExchangePolicy } from '../../policy/index.ts';
import type { Problem, Teacher } from '../../problem/index.ts';
import { contextOf } from '../task/context.ts';
import { ineligibleWords } from './ineligible.ts';

/** One of the staff as the personnel office looks for them: ids and duties, neither name nor home nor reason of an exemption. */
export interface StaffRow
  extends Pick<Teacher, 'id' | 'subjects' | 'sex' | 'title' | 'degree' | 'backbone' | 'role' | 'startYear'> {
  /** School of the post, and of teaching in the year asked about if nothing is decided. */
  readonly school: string;
  readonly teachingAt: string;
  readonly stage: string;
  /** Age in the year asked about; null where the birth year is not known. */
  readonly age: number | null;
  /** Why not eligible in that year; null: eligible. */
  readonly ineligible: Words | null;
}

/** All staff who count in an exchange, in the order of the roster. */
export function staffList(problem: Problem, policy: ExchangePolicy, year: number): readonly StaffRow[] {
  const context = contextOf(problem, policy, defaultExchangeOptions(year));
  return Array.from({ length: context.roster.teacher.length }, (_, m): StaffRow => {
    const { id, subjects, sex, title, degree, backbone, role, startYear, ...of } = context.teacherOf(m);
    return {
      id,
      subjects,
      sex,
      title,
      degree,
      backbone,
      role,
      startYear,
      school: problem.schools[of.school]!.id,
      teachingAt: problem.schools[context.baseOf(m, 0)]!.id,
      stage: problem.stages[of.stage]!.id,
      age: of.birthYear === null ? null : year - of.birthYear,
      ineligible: ineligibleWords(context, m, 0),
    };
  });
}
