import { countyUnderPlan, placementOfPlan } from '../../indicators/index.ts';
import {
  choices,
  choiceTable,
  indicatorPage,
  indicatorWorkbook,
  noticePage,
  noticeTable,
  schoolTable,
  unitTable,
} from '../../report/index.ts';
import type { CliCommand } from '../command.ts';
import { comparedPlans, comparisonTables } from '../compared.ts';
import { EXIT, UsageError } from '../exit.ts';
import { textOption } from '../options.ts';
import { readPlans } from '../plan-file.ts';
import { readPlanQuestions } from '../plan-questions.ts';
import { pageHead, writeReports } from '../report-files.ts';

export const report: CliCommand = {
  usage: 'report <dataset> <plan>',
  help: [
    'documents of a plan: enrolment notice, self-check, tables, what changes for whom',
    '方案文件：招生公告、对照自评、各类表格与调整明细',
  ],
  uses: ['scenario', 'policy', 'out'],
  async run(session, [source, file], options) {
    const out = textOption(options, 'out');
    if (out === undefined) {
      throw new UsageError({
        en: 'report needs a folder to write to: add --out FOLDER.',
        zh: 'report 需要输出文件夹：请加 --out 文件夹。',
      });
    }
    const plans = await readPlans(session, [file!]);
    const questions = plans && (await readPlanQuestions(session, source!, plans, [file!], options));
    if (!questions) return EXIT.badInput;
    const plan = plans[0]!;
    const question = questions.ofPlan[0]!;
    const { problem, policy, travel, wholePolicy } = question;
    const placed = placementOfPlan(problem, policy, travel, plan);
    const county = countyUnderPlan(problem, wholePolicy!, travel, plan);
    const { year, mode } = plan.options;
    const notice = { county: problem.name, year, entryOnly: mode === 'entryCohort' };
    const head = pageHead(question);
    const written = await writeReports(out, session.language, {
      workbook: 'report.xlsx',
      tables: [
        noticeTable(placed),
        schoolTable(placed),
        unitTable(placed, plan.exceptions),
        ...(choices(placed, wholePolicy!).length > 0 ? [choiceTable(placed, wholePolicy!)] : []),
        ...comparisonTables(comparedPlans(questions, [plan], [file!])),
        ...indicatorWorkbook(county),
      ],
      pages: {
        'notice.zh.html': noticePage(placed, notice, 'zh'),
        'notice.en.html': noticePage(placed, notice, 'en'),
        'indicators.zh.html': indicatorPage(county, head, 'zh'),
        'indicators.en.html': indicatorPage(county, head, 'en'),
      },
    });
    if (session.json) session.out(JSON.stringify({ written }, null, 2));
    for (const path of written) session.say(`Written: ${path}`, `已写出：${path}`);
    return EXIT.ok;
  },
};
