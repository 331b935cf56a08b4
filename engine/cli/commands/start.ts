import { join } from 'node:path';
import { summaryTable } from '../../report/index.ts';
import type { CliCommand } from '../command.ts';
import { drawZones, exitCodeOf, summaryOf, tellPlan } from '../draw-zones.ts';
import { EXIT } from '../exit.ts';
import { solveSettings, textOption } from '../options.ts';
import { DEMO_FOLDER } from '../paths.ts';
import { readQuestion } from '../question.ts';
import { mustTakePlan, writePlan } from '../write-plan.ts';

/** Long enough for a good plan of the demo county, short enough to wait for. */
const DEMO_SECONDS = 10;

export const start: CliCommand = {
  usage: 'start',
  help: ['plan the demo county', '规划示例县'],
  uses: ['scenario', 'policy', 'time', 'iterations', 'seed', 'out', 'solver', 'threads'],
  async run(session, _, options) {
    session.say(
      'Junheng plans the attendance zones of the demo county, primary and junior schools together.',
      '均衡：正在为示例县划分小学与初中学区。',
    );
    const out = textOption(options, 'out') ?? join('out', 'demo');
    await mustTakePlan(out);
    const question = await readQuestion(session, DEMO_FOLDER, options);
    if (!question) return EXIT.badInput;
    const { problem } = question;
    session.say(
      `${problem.units.count} villages and estates, ${problem.schools.length} schools and sites; ${DEMO_SECONDS} seconds. Ctrl-C keeps the best plan so far.`,
      `共 ${problem.units.count} 个居住单元、${problem.schools.length} 所学校（含备选校址）；求解 ${DEMO_SECONDS} 秒，按 Ctrl-C 可提前结束并保留最好的方案。`,
    );
    const judged = await drawZones(session, question, solveSettings(options, DEMO_SECONDS));
    if (!judged) return EXIT.badInput;
    tellPlan(session, question, judged);
    const exit = exitCodeOf(judged.plan.result.status);
    if (exit !== EXIT.ok) return exit;
    const tables = [summaryTable(summaryOf(question, judged.plan))];
    const written = await writePlan(question, judged.plan, out, session.language, tables);
    session.say('Plan, tables and map were written to:', '方案、表格与地图已写入：');
    for (const path of written) session.say(`  ${path}`, `  ${path}`);
    return exit;
  },
};
