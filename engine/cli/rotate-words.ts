import type { ExchangePlan, LevelResult } from '../plan/index.ts';
import type { RosterNote } from '../staffing/index.ts';
import type { Session } from './session.ts';

/** Moves that the terminal shows; the plan has them all. */
const SHOWN = 20;

/** Findings about the roster on stderr, the first few and how many more; nothing depends on them. */
export function tellRoster(session: Session, notes: readonly RosterNote[]): void {
  for (const { row, rule, text } of notes.slice(0, SHOWN)) {
    session.say(`Roster, row ${row}, rule ${rule}: ${text.en}`, `名册第 ${row} 行，规则 ${rule}：${text.zh}`);
  }
  const more = notes.length - SHOWN;
  if (more > 0) session.say(`… and ${more} more findings about the roster.`, `…… 名册另有 ${more} 处提示。`);
}

/** What became of the question, the levels, from `today`'s value with nobody moved, with their bounds, and the first moves. */
export function tellExchange(
  session: Session,
  plan: ExchangePlan,
  clash: readonly string[] | null,
  today: ReadonlyMap<string, number>,
): void {
  const zh = session.language === 'zh';
  const { result } = plan;
  if (result.status === 'infeasible') {
    const rules = clash?.join(zh ? '、' : ', ') ?? (zh ? '未能缩小范围' : 'not narrowed down in time');
    session.out(
      zh
        ? `不存在满足全部规则的方案；相互冲突的规则：${rules}。放宽其中任何一条即可。`
        : `No plan keeps every rule. These clash, and dropping any one of them makes room: ${rules}.`,
    );
    return;
  }
  if (result.status === 'unknown') {
    session.out(
      zh
        ? '在限定时间内未找到方案，也未证明无解；请延长 --time。'
        : 'No plan was found in time and nothing was proved; allow more --time.',
    );
    return;
  }
  session.out(zh ? `交流 ${plan.moves.length} 人次。` : `${plan.moves.length} moves.`);
  for (const level of result.levels) session.out(`  ${levelLine(level, today.get(level.id) ?? null, zh)}`);
  for (const { stage, measure, before, after } of plan.coefficients) {
    if (before === null || after === null) continue;
    const change = `${before.toFixed(3)} → ${after.toFixed(3)}`;
    session.out(
      zh
        ? `  差异系数 ${stage}/${measure}：${change}`
        : `  difference coefficient ${stage}/${measure}: ${change}`,
    );
  }
  for (const move of plan.moves.slice(0, SHOWN)) {
    session.out(
      `- ${move.teacher}: ${move.from} → ${move.to}, ${move.form}. ${zh ? move.reasonZh : move.reason}`,
    );
  }
  const more = plan.moves.length - SHOWN;
  if (more > 0)
    session.out(zh ? `…… 另有 ${more} 人（见 --out、--report）` : `… and ${more} more (--out, --report)`);
  const posts = plan.recruit.filter((one) => one.kind === 'subject').reduce((sum, one) => sum + one.posts, 0);
  session.out(
    zh
      ? `交流无法补足、需招聘的学科岗位：${posts} 个。`
      : `Posts by subject that no move can fill: ${posts}.`,
  );
  for (const { rule, subject, excess, unit } of plan.violations) {
    session.out(
      zh
        ? `违反 ${rule}：${subject}，超出 ${excess} ${unit}`
        : `Broken: ${rule} by ${subject}, ${excess} ${unit}`,
    );
  }
}

/** The goals of which a county asks that they at least halve. */
const TO_HALVE = new Set(['coverage', 'shortfall']);

/** `coverage: 3083 lessons, today 3544 (no plan gets below 2547: moves alone cannot halve it)`. */
function levelLine({ id, value, unit, bound }: LevelResult, today: number | null, zh: boolean): string {
  const before = today === null || today === value ? '' : zh ? `，现状 ${today}` : `, today ${today}`;
  const line = `${id}: ${value} ${unit}${before}`;
  if (bound === null || (bound === 0 && value > 0)) return line;
  const least = zh ? `已证任何方案不低于 ${bound}` : `no plan gets below ${bound}`;
  if (today !== null && TO_HALVE.has(id) && value > today / 2 && bound > today / 2) {
    return line + (zh ? `（${least}，仅靠交流无法减半）` : ` (${least}: moves alone cannot halve it)`);
  }
  if (bound >= value) return line + (zh ? '（已证最优）' : ' (proved least)');
  return line + (zh ? `（${least}）` : ` (${least})`);
}
