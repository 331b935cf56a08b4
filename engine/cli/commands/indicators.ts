import { type County, countyToday, countyUnderPlan } from '../../indicators/index.ts';
import type { Plan } from '../../plan/index.ts';
import {
  honestyTable,
  indicatorPage,
  indicatorWorkbook,
  keyFiguresTable,
  losersTable,
  plainTable,
  type ReportTable,
  ratiosTable,
  selfCheckCounts,
  sourcesNote,
  verdictSentence,
  verdictTable,
} from '../../report/index.ts';
import { indicatorsJson } from '../../report/indicators-json.ts';
import type { CliCommand, Options } from '../command.ts';
import { inForceUnder } from '../compared.ts';
import { EXIT } from '../exit.ts';
import { budgetOption, fillingTable } from '../filling.ts';
import { solveSettings, textOption } from '../options.ts';
import { readPlans } from '../plan-file.ts';
import { type PlanQuestions, readPlanQuestions } from '../plan-questions.ts';
import { type Question, readQuestion } from '../question.ts';
import { pageHead, writeReports } from '../report-files.ts';
import type { Session } from '../session.ts';
import { terminalTable } from '../terminal-table.ts';

export const indicators: CliCommand = {
  usage: 'indicators <dataset> [plan]',
  help: [
    'difference coefficients, standards met or not, access, classes, staff; with a plan: after it',
    '差异系数、达标自评、上学时间、班额与师资；给出方案时为实施后的情况',
  ],
  options: [
    {
      flags: '--budget <yuan>',
      help: [
        'fill shortfalls with the money of one to three years, weakest first: 500000,300000',
        '用一至三年资金补短板（先弱后强），如 500000,300000',
      ],
    },
  ],
  uses: ['scenario', 'policy', 'time', 'out', 'solver'],
  async run(session, [source, file], options) {
    const given = textOption(options, 'budget');
    const budget = given === undefined ? null : budgetOption(given);
    const plans = file === undefined ? [] : await readPlans(session, [file]);
    const asked = plans && (await questionsOf(session, source!, plans, file, options));
    if (!asked) return EXIT.badInput;
    const plan = plans[0] ?? null;
    const question = asked.ofPlan[0] ?? asked.baseline;
    const { now, before } = countiesOf(asked, plan);
    const filling = budget && (await fillingTable(session, now, before, budget, solveSettings(options)));
    const out = textOption(options, 'out');
    const extra = filling ? [filling] : [];
    const written = out === undefined ? [] : await writeAll(session, question, now, before, out, extra);
    if (session.json) {
      const json = { ...indicatorsJson(now, before), ...(filling && { filling: plainTable(filling, 'en') }) };
      session.out(JSON.stringify(json, null, 2));
    } else tell(session, now, before, extra);
    for (const path of written) session.say(`Written: ${path}`, `已写出：${path}`);
    return EXIT.ok;
  },
};

/** Without a plan the county under the scenario of the call; with one, under the plan's own. */
async function questionsOf(
  session: Session,
  source: string,
  plans: readonly Plan[],
  file: string | undefined,
  options: Options,
): Promise<PlanQuestions | null> {
  if (file !== undefined) return readPlanQuestions(session, source, plans, [file], options);
  const baseline = await readQuestion(session, source, options);
  return baseline && { baseline, ofPlan: [] };
}

/** The county that is told, and the zones in force with the same children where a plan is judged. */
function countiesOf({ baseline, ofPlan }: PlanQuestions, plan: Plan | null) {
  const question = ofPlan[0] ?? baseline;
  const { problem, travel } = question;
  const policy = question.wholePolicy!;
  if (!plan) return { now: countyToday(problem, policy, travel), before: null };
  return {
    now: countyUnderPlan(problem, policy, travel, plan),
    before: inForceUnder(baseline, question, plan),
  };
}

function tell(session: Session, now: County, before: County | null, extra: readonly ReportTable[]): void {
  const { language } = session;
  session.out(sourcesNote(now.policy)[language]);
  session.out(verdictSentence(now, language));
  for (const table of [
    verdictTable(now),
    keyFiguresTable(now),
    ratiosTable(now),
    selfCheckCounts(now),
    ...(before ? [honestyTable(before, now), losersTable(before, now)] : []),
    ...extra,
  ]) {
    session.out(`\n${table.title[language]}\n${terminalTable(table, language)}`);
    for (const note of table.notes ?? []) session.out(note[language]);
  }
}

async function writeAll(
  session: Session,
  question: Question,
  now: County,
  before: County | null,
  out: string,
  extra: readonly ReportTable[],
): Promise<readonly string[]> {
  const head = pageHead(question);
  const sheets = indicatorWorkbook(now, now.placed);
  const compared = before ? [honestyTable(before, now), losersTable(before, now)] : [];
  return writeReports(out, session.language, {
    tables: [...sheets, ...compared, ...extra],
    workbook: 'indicators.xlsx',
    pages: {
      'indicators.zh.html': indicatorPage(now, head, 'zh'),
      'indicators.en.html': indicatorPage(now, head, 'en'),
    },
  });
}
