import { type CurveAxis, type CurvePoint, layoutCurve } from '../scenario/layout-curve.ts';
import type { CountyLayoutTools } from '../scenario/plan-county.ts';
import type { Options } from './command.ts';
import { EXIT, type ExitCode, UsageError } from './exit.ts';
import { textOption } from './options.ts';
import type { Question } from './question.ts';
import { type Session, tellComplaints } from './session.ts';
import { writePlan } from './write-plan.ts';

const AXES: readonly CurveAxis[] = ['schools', 'yuan', 'minutes'];

/** The axis of --curve; null where none is asked for. */
export function askedCurve(options: Options): CurveAxis | null {
  const text = textOption(options, 'curve');
  if (text === undefined) return null;
  const axis = AXES.find((one) => one === text);
  if (axis) return axis;
  throw new UsageError({
    en: `--curve "${text}" must be schools, yuan or minutes.`,
    zh: `--curve “${text}”应为 schools、yuan 或 minutes。`,
  });
}

/** Tightest limits that a curve tries besides the layout without one. */
const STEPS = 4;

/** Finds, tells and writes the trade-off curve; each layout gets the whole of --time. */
export async function curveOfCounty(
  session: Session,
  question: Question,
  axis: CurveAxis,
  out: string | undefined,
  tools: (step: number) => CountyLayoutTools,
): Promise<ExitCode> {
  const { points, missed, complaints } = await layoutCurve(question, axis, STEPS, tools);
  if (complaints.length > 0) {
    tellComplaints(session, complaints);
    return EXIT.badInput;
  }
  if (points.length === 0) {
    session.tell('No layout that keeps every rule was found in time.', '限时内未找到满足全部规则的布局。');
    return EXIT.unknown;
  }
  const zh = session.language === 'zh';
  if (session.json) session.out(JSON.stringify(points.map(figures), null, 2));
  else {
    const free = points.find(({ limit }) => limit === null) ?? points[0]!;
    for (const point of points) session.out(zh ? lineZh(point, free) : lineEn(point, free));
    for (const { limit, proved } of missed) {
      const at = Math.round(limit);
      session.out(
        zh
          ? `上限 ${at}：${proved ? '已证明无满足全部规则的布局' : '限时内未找到'}`
          : `limit ${at}: ${proved ? 'proved that no layout keeps every rule' : 'none found in time'}`,
      );
    }
  }
  for (const [k, { judged }] of out === undefined ? [] : points.entries()) {
    const path = `${out!.replace(/\.json$/, '')}-${k + 1}.json`;
    const written = await writePlan(question, judged.plan, path, session.language, []);
    for (const file of written) session.say(`Written: ${file}`, `已写出：${file}`);
  }
  return EXIT.ok;
}

function figures({ schools, yuan, minutes, limit, judged }: CurvePoint): object {
  const { objective, gap, status } = judged.plan.result;
  return { limit, schools, yuan, minutes, objective, gap, status };
}

function wan(yuan: number): string {
  return Math.round(yuan / 10_000).toLocaleString('en');
}

/** What a point gives up against the layout without a limit. */
function changes(point: CurvePoint, free: CurvePoint): { yuan: number; share: number } {
  return { yuan: point.yuan - free.yuan, share: (100 * (point.minutes - free.minutes)) / free.minutes };
}

function lineEn(point: CurvePoint, free: CurvePoint): string {
  const { gap } = point.judged.plan.result;
  const { yuan, share } = changes(point, free);
  const given =
    point === free
      ? 'no limit'
      : `${wan(yuan)} × 10,000 yuan and ${share.toFixed(1)} % of travel against no limit`;
  return `${point.schools} schools · ${wan(point.yuan)} × 10,000 yuan a year · ${Math.round(point.minutes).toLocaleString('en')} pupil-minutes · gap ${gap === null ? '–' : `${(100 * gap).toFixed(2)} %`} · ${given}`;
}

function lineZh(point: CurvePoint, free: CurvePoint): string {
  const { gap } = point.judged.plan.result;
  const { yuan, share } = changes(point, free);
  const given = point === free ? '无上限' : `较无上限时费用 ${wan(yuan)} 万元、路程 ${share.toFixed(1)} %`;
  return `学校 ${point.schools} 所 · 年费用 ${wan(point.yuan)} 万元 · 路程 ${Math.round(point.minutes).toLocaleString('en')} 人·分钟 · 差距 ${gap === null ? '–' : `${(100 * gap).toFixed(2)} %`} · ${given}`;
}
