import { placementInForce, placementOfPlan } from '../indicators/index.ts';
import type { PlanStatus } from '../plan/index.ts';
import type { Language } from '../problem/index.ts';
import { choiceText, proofTexts, type SummaryLine, summaryLines, summaryTable } from '../report/index.ts';
import { blameScenario } from '../scenario/blame.ts';
import { type JudgedPlan, planZones, type ZoningQuestion } from '../scenario/plan-zones.ts';
import { EMPTY_SCENARIO } from '../scenario/scenario.ts';
import { solverNamed, solvers } from '../solvers/index.ts';
import { EXIT, type ExitCode, UsageError } from './exit.ts';
import type { SolveSettings } from './options.ts';
import { onThreads } from './pool.ts';
import type { Question } from './question.ts';
import { type Session, tellComplaints } from './session.ts';
import { terminalTable } from './terminal-table.ts';
import { progressLine } from './zone-progress.ts';

/** Draws zones with visible progress. Null when the question could not be put; the complaints have been told. */
export async function drawZones(
  session: Session,
  question: Question,
  { seconds, iterations, seed, threads, solver }: SolveSettings,
  how: Pick<ZoningQuestion, 'relax' | 'from'> = {},
): Promise<JudgedPlan | null> {
  const options = { ...question.options, seconds, iterations, seed };
  const started = session.now();
  const result = await planZones(
    { ...question, ...how, options },
    {
      pool: onThreads(threads),
      solver: chosenSolver(solver),
      now: () => performance.now(),
      cancelled: session.cancelled,
      onProgress(progress) {
        const goal = options.levels[progress.level]!.id;
        session.progress(progressLine(progress, goal, session.now() - started, session.language));
      },
    },
  );
  if ('plan' in result) return result;
  const { file = 'scenario.json', scenario = EMPTY_SCENARIO } = question.asked ?? {};
  tellComplaints(session, blameScenario(result.complaints, scenario, question.options, file));
  return null;
}

/** The solver of that name, else the default. */
export function chosenSolver(name: string | undefined) {
  const solver = name === undefined ? solvers[0] : solverNamed(name);
  if (solver) return solver;
  const known = solvers.map((one) => one.name).join(', ');
  throw new UsageError({
    en: `There is no solver "${name}"; known are ${known}.`,
    zh: `没有求解器“${name}”；可用：${known}。`,
  });
}

export function exitCodeOf(status: PlanStatus): ExitCode {
  if (status === 'infeasible') return EXIT.infeasible;
  return status === 'unknown' ? EXIT.unknown : EXIT.ok;
}

/** What a planner understands of a plan: counts against the zones in force, what is proved, what the judge says. */
export function tellPlan(session: Session, question: Question, { plan, report }: JudgedPlan): void {
  const { language } = session;
  const zh = language === 'zh';
  const lines = summaryOf(question, plan);
  session.out(terminalTable(summaryTable(lines), language));
  session.out('');
  for (const text of proofTexts(plan.result)) session.out(text[language]);
  const kinds = Map.groupBy(plan.exceptions, ({ kind }) => kind);
  for (const [kind, list] of kinds) {
    session.out(
      zh
        ? `按例外处理(${EXCEPTIONS[kind].zh}):${list.length} 处`
        : `Exceptions, ${EXCEPTIONS[kind].en}: ${list.length}`,
    );
  }
  const placed = placementOfPlan(question.problem, question.policy, question.travel, plan);
  const choice = question.wholePolicy && choiceText(placed, question.wholePolicy);
  if (choice) session.out(choice[language]);
  session.out(`${zh ? '独立核查：' : 'Independent check: '}${report.text[language]}`);
  for (const line of yearLines(report, language)) session.out(line);
}

/** The zones in later years, where the dataset knows of any. */
export function yearLines({ years }: Pick<JudgedPlan['report'], 'years'>, language: Language): string[] {
  if (years.length === 0) return [];
  const title = language === 'zh' ? '同一学区在以后各学年：' : 'The same zones in later years:';
  return [title, ...years.map(({ text }) => `- ${text[language]}`)];
}

const EXCEPTIONS = {
  boarding: { en: 'boarding', zh: '寄宿' },
  bus: { en: 'by bus', zh: '校车' },
  nobodyInReach: { en: 'no school within the limit', zh: '时限内无学校' },
} as const;

export function summaryOf(
  { problem, policy, travel }: Question,
  plan: JudgedPlan['plan'],
): readonly SummaryLine[] {
  return summaryLines(
    placementInForce(problem, policy, travel, plan.options),
    placementOfPlan(problem, policy, travel, plan),
    plan.options.allowIslands,
  );
}
