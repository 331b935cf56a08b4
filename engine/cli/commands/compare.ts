import { placementInForce, placementOfPlan } from '../../indicators/index.ts';
import { diffPlans, type Plan, type PlanDiff } from '../../plan/index.ts';
import type { Language } from '../../problem/index.ts';
import { type ReportTable, summaryLines } from '../../report/index.ts';
import { travelSeconds } from '../../travel/index.ts';
import type { CliCommand } from '../command.ts';
import { comparedCounties, comparisonTables } from '../compared.ts';
import { EXIT } from '../exit.ts';
import { textOption } from '../options.ts';
import { judge, misfits, readPlans } from '../plan-file.ts';
import { type Question, readQuestion } from '../question.ts';
import { writeReports } from '../report-files.ts';
import { tellComplaints } from '../session.ts';
import { terminalTable } from '../terminal-table.ts';

export const compare: CliCommand = {
  usage: 'compare <dataset> <plans...>',
  help: ['plans side by side, and what changes for whom', '多方案对比：指标与变化'],
  async run(session, [source, ...files], options) {
    const plans = await readPlans(session, files);
    const question = await readQuestion(session, source!, options);
    if (!plans || !question) return EXIT.badInput;
    const faults = plans.flatMap((plan, i) => misfits(question, plan, files[i]!));
    if (faults.length > 0) {
      tellComplaints(session, faults);
      return EXIT.badInput;
    }
    const verdicts = plans.map((plan) => judge(question, plan));
    const time = (unit: number, school: number) => travelSeconds(question.travel, unit, school);
    const diffs = plans.slice(1).map((plan) => diffPlans(question.problem, time, plans[0]!, plan));
    if (session.json) {
      session.out(JSON.stringify({ verdicts: verdicts.map(({ verdict }) => verdict), diffs }, null, 2));
      return EXIT.ok;
    }
    const { language } = session;
    session.out(terminalTable(comparison(question, plans, files), language));
    for (const [i, { text }] of verdicts.entries()) session.out(`${files[i]}: ${text[language]}`);
    for (const [i, diff] of diffs.entries()) session.out(diffText(diff, files[0]!, files[i + 1]!, language));
    const tables = comparisonTables(comparedCounties(question, plans, files));
    for (const table of tables.filter(({ id }) => id.startsWith('honesty')))
      session.out(`\n${table.title[language]}\n${terminalTable(table, language)}`);
    const out = textOption(options, 'out');
    const written =
      out === undefined || tables.length === 0
        ? []
        : await writeReports(out, language, { tables, workbook: 'comparison.xlsx', pages: {} });
    for (const path of written) session.say(`Written: ${path}`, `已写出：${path}`);
    return EXIT.ok;
  },
};

/** The summary's counts: a row each, with the zones in force and every plan as columns. */
function comparison(
  { problem, policy, travel }: Question,
  plans: readonly Plan[],
  files: readonly string[],
): ReportTable {
  const columns = plans.map((plan) =>
    summaryLines(
      placementInForce(problem, policy, travel, plan.options),
      placementOfPlan(problem, policy, travel, plan),
      plan.options.allowIslands,
    ),
  );
  const first = columns[0]!;
  const shown = (value: number | null, decimals: number) => (value === null ? null : value.toFixed(decimals));
  const text = (id: string, en: string, zh = en) => ({ id, header: { en, zh }, kind: 'text' as const });
  return {
    id: 'comparison',
    title: { en: 'Plans compared', zh: '方案对比' },
    columns: [
      text('count', 'Count', '指标'),
      text('inForce', 'Zones in force', '现行学区'),
      ...files.map((file) => text(file, file)),
      text('unit', 'Unit', '单位'),
    ],
    rows: first.map((line, row) => [
      line.name,
      shown(line.before, line.decimals),
      ...columns.map((lines) => shown(lines[row]?.id === line.id ? lines[row].after : null, line.decimals)),
      line.unit,
    ]),
  };
}

function diffText(diff: PlanDiff, from: string, to: string, language: Language): string {
  const zh = language === 'zh';
  const lines = diff.stages.map(({ stage, moved, pupilsMoved, longer, shorter }) => {
    const [more, less] = [Math.round(longer), Math.round(shorter)];
    return zh
      ? `  ${stage}:${moved.length} 个单元、${pupilsMoved} 名学生换校；步行增加 ${more} 人·分钟，减少 ${less} 人·分钟`
      : `  ${stage}: ${moved.length} units with ${pupilsMoved} pupils change school; ways grow by ${more} and shrink by ${less} pupil-minutes`;
  });
  return [`${from} → ${to}`, ...lines].join('\n');
}
