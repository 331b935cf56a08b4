import { placementInForce, placementOfPlan } from '../../indicators/index.ts';
import { diffPlans, type Plan, type PlanDiff } from '../../plan/index.ts';
import { counted, type Language } from '../../problem/index.ts';
import { plainTable, type ReportTable, stageName, summaryLines } from '../../report/index.ts';
import { travelSeconds } from '../../travel/index.ts';
import type { CliCommand } from '../command.ts';
import { comparedPlans, comparisonTables } from '../compared.ts';
import { EXIT } from '../exit.ts';
import { textOption } from '../options.ts';
import { judge, readPlans } from '../plan-file.ts';
import { type PlanQuestions, readPlanQuestions } from '../plan-questions.ts';
import { writeReports } from '../report-files.ts';
import { terminalTable } from '../terminal-table.ts';

export const compare: CliCommand = {
  usage: 'compare <dataset> <plans...>',
  help: [
    'plans side by side, each under its own scenario, and what changes for whom',
    '多方案对比（各按自己的情景）：指标与变化',
  ],
  options: [
    {
      flags: '--scenario <file>',
      repeated: true,
      help: [
        'scenario.json of a plan; once for each scenario (found by itself beside the plan)',
        '方案的情景文件；每个情景写一次（与方案同文件夹时自动识别）',
      ],
    },
  ],
  uses: ['policy', 'out'],
  async run(session, [source, ...files], options) {
    const plans = await readPlans(session, files);
    if (!plans) return EXIT.badInput;
    const questions = await readPlanQuestions(session, source!, plans, files, options);
    if (!questions) return EXIT.badInput;
    const { ofPlan } = questions;
    const verdicts = plans.map((plan, i) => judge(ofPlan[i]!, plan));
    const diffs = plans.slice(1).map((plan, i) => {
      const { problem, travel } = ofPlan[i + 1]!;
      const time = (unit: number, school: number) => travelSeconds(travel, unit, school);
      return diffPlans(problem, time, plans[0]!, plan);
    });
    const tables = comparisonTables(comparedPlans(questions, plans, files));
    if (session.json) {
      const honesty = tables
        .filter(({ id }) => id.startsWith('honesty'))
        .map((table) => plainTable(table, 'en'));
      const told = { verdicts: verdicts.map(({ verdict }) => verdict), diffs, honesty };
      session.out(JSON.stringify(told, null, 2));
      return EXIT.ok;
    }
    const { language } = session;
    session.out(terminalTable(comparison(questions, plans, files), language));
    for (const [i, { text }] of verdicts.entries()) session.out(`${files[i]}: ${text[language]}`);
    for (const [i, diff] of diffs.entries()) session.out(diffText(diff, files[0]!, files[i + 1]!, language));
    for (const table of tables.filter(({ id }) => id.startsWith('honesty'))) {
      session.out(`\n${table.title[language]}\n${terminalTable(table, language)}`);
      for (const note of table.notes ?? []) session.out(note[language]);
    }
    const out = textOption(options, 'out');
    const written =
      out === undefined || tables.length === 0
        ? []
        : await writeReports(out, language, { tables, workbook: 'comparison.xlsx', pages: {} });
    for (const path of written) session.say(`Written: ${path}`, `已写出：${path}`);
    return EXIT.ok;
  },
};

/** The summary's counts: a row each, with the zones in force of the county as it is and every plan as columns. */
function comparison(
  { baseline, ofPlan }: PlanQuestions,
  plans: readonly Plan[],
  files: readonly string[],
): ReportTable {
  const columns = plans.map((plan, i) => {
    const { problem, policy, travel } = ofPlan[i]!;
    return summaryLines(
      placementInForce(baseline.problem, baseline.policy, baseline.travel, plan.options),
      placementOfPlan(problem, policy, travel, plan),
      plan.options.allowIslands,
    );
  });
  const text = (id: string, en: string, zh = en) => ({ id, header: { en, zh }, kind: 'text' as const });
  const number = (id: string, en: string, zh = en) => ({
    ...text(id, en, zh),
    kind: 'number' as const,
    decimals: 1,
    asNeeded: true as const,
  });
  // Plans may be of different stages or limits: a count is a row as soon as one of them has it.
  const rows = new Map(columns.flat().map((line) => [line.id, line]));
  return {
    id: 'comparison',
    title: { en: 'Plans compared', zh: '方案对比' },
    columns: [
      text('count', 'Count', '指标'),
      number('inForce', 'Zones in force', '现行学区'),
      ...files.map((file) => number(file, file)),
      text('unit', 'Unit', '单位'),
    ],
    rows: [...rows.values()].map((line) => [
      line.name,
      line.before,
      ...columns.map((lines) => lines.find(({ id }) => id === line.id)?.after ?? null),
      line.unit,
    ]),
  };
}

function diffText(diff: PlanDiff, from: string, to: string, language: Language): string {
  const zh = language === 'zh';
  const lines = diff.stages.map(({ stage: id, moved, pupilsMoved, longer, shorter }) => {
    const stage = stageName(id)[language];
    const [more, less] = [Math.round(longer), Math.round(shorter)];
    return zh
      ? `  ${stage}：${moved.length} 个单元、${pupilsMoved} 名学生换校；步行增加 ${more} 人·分钟，减少 ${less} 人·分钟`
      : `  ${stage}: ${counted(moved.length, 'unit')} with ${counted(pupilsMoved, 'pupil')} ${moved.length === 1 ? 'changes' : 'change'} school; ways grow by ${more} and shrink by ${less} pupil-minutes`;
  });
  return [`${from} → ${to}`, ...lines].join('\n');
}
