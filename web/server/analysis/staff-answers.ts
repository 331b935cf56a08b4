import {
  type ExchangePlan,
  exchangePolicy,
  explainTeacherUnder,
  parseExchangePlan,
  staffList,
  subjectName,
} from '../../../engine/index.ts';
import { asJson } from './as-json.ts';
import { type Counties, prepared } from './county.ts';
import type { PlanSource, Reading } from './question.ts';

interface Asked {
  readonly dataset: string;
  readonly content: unknown;
}

/** The staff of a scenario with their eligibility in its first year. */
export async function rosterAnswer(counties: Counties, { dataset, content }: Asked): Promise<Reading> {
  const ready = prepared(await counties.problem(dataset), content);
  if ('complaints' in ready) return ready;
  const { problem, policy } = ready;
  const year = problem.years[0] ?? 0;
  const subjects = new Set([
    ...(problem.curriculum ?? []).map(({ subject }) => subject),
    ...(problem.teachers ?? []).flatMap((teacher) => teacher.subjects),
  ]);
  return asJson('readRoster', {
    year,
    staff: staffList(problem, exchangePolicy(policy), year),
    subjects: Object.fromEntries(Array.from(subjects, (id) => [id, subjectName(id)])),
  });
}

/** Why a teacher goes, stays, or goes nowhere else under the plan of a run. */
export async function teacherAnswer(
  counties: Counties,
  { dataset, content, plan, teacher }: PlanSource & Asked & { readonly teacher: string },
): Promise<Reading> {
  const ready = prepared(await counties.problem(dataset), content);
  if ('complaints' in ready) return ready;
  const read = parseExchangePlan(new TextDecoder().decode(plan), 'plan.json');
  if ('complaints' in read) return read;
  const found = explainTeacherUnder(ready.problem, exchangePolicy(ready.policy), read.plan, teacher);
  if (!found) return { missing: 'teacher' };
  return asJson('explainTeacher', { ...found, reason: reasonOf(read.plan, teacher) });
}

function reasonOf({ moves }: ExchangePlan, teacher: string): { en: string; zh: string } | null {
  const move = moves.find((one) => one.teacher === teacher);
  return move ? { en: move.reason, zh: move.reasonZh } : null;
}
