import { type County, countyInForce, countyToday, countyUnderPlan } from '../../indicators/index.ts';
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
import type { CliCommand } from '../command.ts';
import { EXIT } from '../exit.ts';
import { budgetOption, fillingTable } from '../filling.ts';
import { indicatorsJson } from '../indicators-json.ts';
import { solveSettings, textOption } from '../options.ts';
import { misfits, readPlans } from '../plan-file.ts';
import { type Question, readQuestion } from '../question.ts';
import { pageHead, writeReports } from '../report-files.ts';
import { type Session, tellComplaints } from '../session.ts';
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
  async run(session, [source, file], options) {
    const given = textOption(options, 'budget');
    const budget = given === undefined ? null : budgetOption(given);
    const plans = file === undefined ? [] : await readPlans(session, [file]);
    const question = await readQuestion(session, source!, options);
    if (!plans || !question) return EXIT.badInput;
    const plan = plans[0] ?? null;
    const faults = plan ? misfits(question, plan, file!) : [];
    if (faults.length > 0) {
      tellComplaints(session, faults);
      return EXIT.badInput;
    }
    const { now, before } = countiesOf(question, plan);
    const filling = budget && (await fillingTable(session, now, budget, solveSettings(options)));
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

/** The county that is told, and the zones in force with the same children where a plan is judged. */
function countiesOf({ problem, wholePolicy, travel }: Question, plan: Plan | null) {
  const policy = wholePolicy!;
  if (!plan) return { now: countyToday(problem, policy, travel), before: null };
  return {
    now: countyUnderPlan(problem, policy, travel, plan),
    before: countyInForce(problem, policy, travel, plan.options),
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
