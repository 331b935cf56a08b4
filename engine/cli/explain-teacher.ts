import { type ExchangePlan, listed, schoolNamer } from '../plan/index.ts';
import { exchangePolicy } from '../policy/index.ts';
import type { Problem } from '../problem/index.ts';
import { explainTeacherUnder, type TeacherExplanation } from '../staffing/index.ts';
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
  const found = explainTeacherUnder(problem, exchangePolicy(policy), plan, id);
  if (!found) {
    throw new UsageError({
      en: `No member of staff has the id "${id}"; use an id of the table of teachers.`,
      zh: `名册中没有编号为“${id}”的教师；请使用名册中的编号。`,
    });
  }
  const move = plan.moves.find((one) => one.teacher === id) ?? null;
  if (session.json) {
    const reason = move && { en: move.reason, zh: move.reasonZh };
    session.out(JSON.stringify({ ...found, reason }, null, 2));
    return EXIT.ok;
  }
  const { language } = session;
  session.out(found.text[language]);
  if (move) session.out(language === 'zh' ? move.reasonZh : move.reason);
  tellSchools(session, problem, found);
  return EXIT.ok;
}

/** Schools that a line names; `--json` has them all. */
const NAMED = 6;

/** Schools with the same answer in one line: what speaks against twenty of them is most often one rule. */
function tellSchools({ out, language }: Session, problem: Problem, { schools }: TeacherExplanation): void {
  const name = schoolNamer(problem);
  const zh = language === 'zh';
  const same = Map.groupBy(schools, ({ why }) => why[language]);
  for (const [why, group] of same) {
    const some = listed(group.slice(0, NAMED).map(({ school }) => name(school)))[language];
    const more = group.length - NAMED;
    const rest = more <= 0 ? '' : zh ? `等 ${group.length} 所学校` : ` and ${more} more`;
    const all = same.size === 1 && more > 0;
    const who = all ? (zh ? '其他任何学校' : 'any other school') : `${some}${rest}`;
    out(zh ? `  不去${who}：${why}` : `  Not to ${who}: ${why}.`);
  }
}
