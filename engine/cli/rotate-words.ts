import { violationText } from '../check/exchange/index.ts';
import {
  type ExchangePlan,
  exchangeRuleNames,
  exchangeStage,
  formName,
  measureName,
  schoolNamer,
} from '../plan/index.ts';
import type { Problem } from '../problem/index.ts';
import { exchangeGoalText } from '../report/index.ts';
import { type RosterNote, rosterNoteText } from '../staffing/index.ts';
import type { Session } from './session.ts';

/** Moves that the terminal shows; the plan has them all. */
const SHOWN = 20;

/** Findings about the roster on stderr, the first few and how many more; nothing depends on them. */
export function tellRoster(session: Session, notes: readonly RosterNote[]): void {
  for (const note of notes.slice(0, SHOWN)) {
    const { en, zh } = rosterNoteText(note);
    session.say(en, zh);
  }
  const more = notes.length - SHOWN;
  if (more > 0) session.say(`… and ${more} more findings about the roster.`, `…… 名册另有 ${more} 处提示。`);
}

/** What became of the question, the levels, from `today`'s value with nobody moved, with their bounds, and the first moves. */
export function tellExchange(
  session: Session,
  problem: Problem,
  plan: ExchangePlan,
  clash: readonly string[] | null,
  today: ReadonlyMap<string, number>,
): void {
  const { language } = session;
  const zh = language === 'zh';
  const { result } = plan;
  const say = (en: string, chinese: string) => session.out(zh ? chinese : en);
  if (result.status === 'infeasible') {
    tellClash(session, clash);
    return;
  }
  if (result.status === 'unknown') {
    say(
      'No plan was found in time and nothing was proved; allow more --time.',
      '在限定时间内未找到方案，也未证明无解；请延长 --time。',
    );
    return;
  }
  say(`${plan.moves.length} moves.`, `交流 ${plan.moves.length} 人次。`);
  for (const level of result.levels)
    session.out(`  ${exchangeGoalText(level, today.get(level.id) ?? null)[language]}`);
  for (const { stage, measure, before, after } of plan.coefficients) {
    if (before === null || after === null) continue;
    const of = `${exchangeStage(stage)[language]}${zh ? '' : ', '}${measureName(measure)[language]}`;
    const change = `${before.toFixed(3)} → ${after.toFixed(3)}`;
    say(`  difference coefficient, ${of}: ${change}`, `  差异系数，${of}：${change}`);
  }
  const name = schoolNamer(problem);
  for (const move of plan.moves.slice(0, SHOWN)) {
    const way = `${move.teacher}: ${name(move.from)[language]} → ${name(move.to)[language]}`;
    const form = formName(move.form)[language];
    say(`- ${way}, ${form}. ${move.reason}`, `- ${way}，${form}。${move.reasonZh}`);
  }
  const more = plan.moves.length - SHOWN;
  if (more > 0) say(`… and ${more} more (--out, --report)`, `…… 另有 ${more} 人（见 --out、--report）`);
  const posts = plan.recruit.filter((one) => one.kind === 'subject').reduce((sum, one) => sum + one.posts, 0);
  say(`Posts by subject that no move can fill: ${posts}.`, `交流无法补足、需招聘的学科岗位：${posts} 个。`);
  for (const violation of plan.violations) {
    const { en, zh: chinese } = violationText(problem, violation);
    say(`Broken: ${en}`, `违反规则：${chinese}`);
  }
}

/** The smallest set of rules that clash, each by name and, for who wants to change it, by id. */
function tellClash({ out, language }: Session, clash: readonly string[] | null): void {
  const zh = language === 'zh';
  if (clash === null) {
    const text = {
      en: 'No plan keeps every rule; which of them clash was not narrowed down in time: allow more --time.',
      zh: '不存在满足全部规则的方案；未能在限定时间内缩小冲突范围，请延长 --time。',
    };
    out(text[language]);
    return;
  }
  const rules = exchangeRuleNames(clash)[language];
  const ids = clash.join(', ');
  out(
    zh
      ? `不存在满足全部规则的方案；相互冲突的规则：${rules}。放宽其中任何一条即可。（规则代码：${ids}）`
      : `No plan keeps every rule. These clash, and dropping any one of them makes room: ${rules}. (Rule ids: ${ids})`,
  );
}
