import type { ExchangePlan } from '../plan/index.ts';
import { exchangePolicy } from '../policy/index.ts';
import {
  compileModel,
  contextOf,
  decisionsOf,
  ExchangeState,
  explainTeacher,
  type TeacherExplanation,
} from '../staffing/index.ts';
import type { County } from './county.ts';
import { EXIT, type ExitCode, UsageError } from './exit.ts';
import type { Session } from './session.ts';

/** Tells why a teacher goes, stays, or goes nowhere else under the plan. */
export function explainTeacherCommand(
  session: Session,
  { problem, policy }: County,
  plan: Pick<ExchangePlan, 'options' | 'moves'>,
  id: string | undefined,
): ExitCode {
  if (id === undefined) {
    throw new UsageError({
      en: 'An exchange plan is explained teacher by teacher: add --teacher ID.',
      zh: '交流方案按教师说明：请加 --teacher 教师编号。',
    });
  }
  const context = contextOf(problem, exchangePolicy(policy), plan.options);
  const state = new ExchangeState(compileModel(context));
  state.load(decisionsOf(context, state, plan.moves).decision);
  const found = explainTeacher(context, state, id);
  if (!found) {
    throw new UsageError({
      en: `No member of staff has the id "${id}"; use an id of the table of teachers.`,
      zh: `名册中没有编号为“${id}”的教师；请使用名册中的编号。`,
    });
  }
  if (session.json) session.out(JSON.stringify(found, null, 2));
  else tell(session, found);
  return EXIT.ok;
}

function tell(session: Session, found: TeacherExplanation): void {
  const { language } = session;
  session.out(headline(found)[language]);
  for (const { school, rules, instead } of found.schools) {
    const why = rules.length > 0 ? rules.join(', ') : (instead?.[language] ?? '');
    session.out(language === 'zh' ? `  不去 ${school}：${why}` : `  not to ${school}: ${why}`);
  }
}

function headline({ teacher, movedTo, ineligible }: TeacherExplanation): { en: string; zh: string } {
  if (movedTo !== null) {
    return { en: `Teacher ${teacher} goes to ${movedTo}.`, zh: `教师 ${teacher} 交流到 ${movedTo}。` };
  }
  if (ineligible !== null) {
    return {
      en: `Teacher ${teacher} may not move (${ineligible}).`,
      zh: `教师 ${teacher} 不符合交流条件（${ineligible}）。`,
    };
  }
  return {
    en: `Teacher ${teacher} is eligible and stays.`,
    zh: `教师 ${teacher} 符合条件，本次不交流。`,
  };
}
