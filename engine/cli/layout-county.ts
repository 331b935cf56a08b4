import { type Plan, planText } from '../plan/index.ts';
import { layoutReasons } from '../scenario/layout-reasons.ts';
import { layoutWaysOut } from '../scenario/layout-ways-out.ts';
import { type CountyLayoutTools, planCounty } from '../scenario/plan-county.ts';
import type { Options } from './command.ts';
import { chosenSolver, exitCodeOf } from './draw-zones.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { askedCurve, curveOfCounty } from './layout-curve.ts';
import { askedLayout } from './layout-options.ts';
import { decisionWords, tellLayout } from './layout-words.ts';
import { solveSettings, textOption } from './options.ts';
import { readPlans } from './plan-file.ts';
import { onThreads } from './pool.ts';
import { type Question, readQuestion } from './question.ts';
import { type Session, tellComplaints } from './session.ts';
import { mustTakePlan, writePlan } from './write-plan.ts';

/** The layout of a county: decided with visible progress, judged, told and written. */
export async function layoutOfCounty(session: Session, source: string, options: Options): Promise<ExitCode> {
  const { seconds, iterations, seed, threads, solver } = solveSettings(options);
  const out = textOption(options, 'out');
  await mustTakePlan(out);
  const read = await readQuestion(session, source, options);
  if (!read) return EXIT.badInput;
  const before = textOption(options, 'earlier');
  const plans = before === undefined ? [] : await readPlans(session, [before]);
  if (plans === null) return EXIT.badInput;
  const layout = askedLayout(read.problem, read.options, options, plans[0] ?? null);
  const asked = { ...layout, seconds, iterations, seed };
  const question: Question = { ...read, options: asked };
  const started = session.now();
  const axis = askedCurve(options);
  const tools: CountyLayoutTools = {
    pool: onThreads(threads),
    solver: chosenSolver(solver),
    now: () => performance.now(),
    cancelled: session.cancelled,
    onProgress: ({ year, incumbent, bound, iteration }) => {
      const money = (yuan: number | null) => (yuan === null ? '–' : Math.round(yuan / 10_000).toString());
      const seconds = (session.now() - started).toFixed(0);
      session.progress(
        session.language === 'zh'
          ? `${year} 学年 · ${money(incumbent)} 万元 · 下界 ${money(bound)} · 第 ${iteration} 轮 · ${seconds} 秒`
          : `${year} · ${money(incumbent)} × 10,000 yuan · bound ${money(bound)} · round ${iteration} · ${seconds} s`,
      );
    },
  };
  if (axis !== null) return await curveOfCounty(session, question, axis, out, () => tools);
  const judged = await planCounty(question, tools);
  if (judged.plan === null) {
    if (judged.complaints.length > 0) {
      tellComplaints(session, judged.complaints);
      return EXIT.badInput;
    }
    const year = judged.failedAt;
    if (judged.status === 'infeasible')
      session.tell(
        `Proved: no layout keeps every rule in ${year}.`,
        `已证明：${year} 学年没有满足全部规则的布局。`,
      );
    else
      session.tell(
        `No layout that keeps every rule was found for ${year} in time, and it is not proved that there is none. Give more --time, a later first period, or more --budget.`,
        `限时内未找到 ${year} 学年满足全部规则的布局，也未能证明不存在；可延长 --time、推迟首期或增加 --budget。`,
      );
    if (judged.status === 'infeasible') {
      for (const { rule, text } of await layoutWaysOut(question, () => tools))
        session.tell(`It would go with ${text.en} (${rule}).`, `可行的出路：${text.zh}（${rule}）。`);
    }
    return exitCodeOf(judged.status);
  }
  const plan: Plan = judged.plan;
  const written = out === undefined ? [] : await writePlan(question, plan, out, session.language, []);
  if (session.json) session.out(planText(plan));
  else {
    tellLayout(session, question, judged);
    for (const { action, text } of options.why === true ? layoutReasons(question, plan) : [])
      session.out(`${decisionWords(session, question, plan, action)}: ${text[session.language]}`);
  }
  for (const path of written) session.say(`Written: ${path}`, `已写出：${path}`);
  return exitCodeOf(plan.result.status);
}
