import { planText } from '../../plan/index.ts';
import { planLayout } from '../../scenario/plan-layout.ts';
import type { CliCommand } from '../command.ts';
import { chosenSolver, exitCodeOf } from '../draw-zones.ts';
import { EXIT } from '../exit.ts';
import { layoutOfCounty } from '../layout-county.ts';
import { LAYOUT_OPTIONS } from '../layout-options.ts';
import { solveSettings, textOption } from '../options.ts';
import { onThreads } from '../pool.ts';
import { readQuestion } from '../question.ts';
import { tellComplaints } from '../session.ts';
import { tellInstance } from '../tell-instance.ts';
import { mustTakePlan, writePlan } from '../write-plan.ts';
import { progressLine } from '../zone-progress.ts';

export const layout: CliCommand = {
  usage: 'layout <dataset>',
  help: [
    'which schools to open, expand, merge and close, with the zones, year by year',
    '布局调整：新建、扩建、合并、撤销与学区同时规划，可分期',
  ],
  options: [
    ...LAYOUT_OPTIONS,
    {
      flags: '--format <name>',
      help: ['published instance: cflsap, sscflp, pmed, cpmp', '公开算例格式：cflsap、sscflp、pmed、cpmp'],
    },
    { flags: '--adjacency <file>', help: ['neighbours of units, for cflsap', '单元相邻表（cflsap 格式）'] },
    {
      flags: '--contiguous <yes>',
      help: ['false: zones of cflsap need not hang together', 'false：cflsap 的学区可不连片'],
    },
  ],
  uses: ['scenario', 'policy', 'time', 'iterations', 'seed', 'out', 'solver', 'threads'],
  async run(session, [source], options) {
    if (textOption(options, 'format') === undefined) return layoutOfCounty(session, source!, options);
    const { seconds, iterations, seed, threads, solver } = solveSettings(options);
    const out = textOption(options, 'out');
    await mustTakePlan(out);
    const question = await readQuestion(session, source!, options);
    if (!question) return EXIT.badInput;
    const asked = { ...question.options, seconds, iterations, seed };
    const started = session.now();
    const judged = await planLayout(
      { ...question, options: asked },
      {
        pool: onThreads(threads),
        solver: chosenSolver(solver),
        now: () => performance.now(),
        cancelled: session.cancelled,
        onProgress({ phase, iteration, incumbent, bound }) {
          const gap =
            incumbent === null || bound === null
              ? null
              : (incumbent - bound) / Math.max(Math.abs(incumbent), 1e-10);
          const progress = { phase, level: 0, iteration, incumbent: [incumbent], bound: [bound], gap };
          session.progress(
            progressLine(progress, asked.levels[0]!.id, session.now() - started, session.language),
          );
        },
      },
    );
    if (judged.plan === null) {
      if (judged.complaints.length > 0) tellComplaints(session, judged.complaints);
      else
        session.tell(
          'No plan that keeps every rule was found in time, and it is not proved that there is none.',
          '限时内未找到满足全部规则的方案，也未能证明不存在。',
        );
      return judged.complaints.length > 0 ? EXIT.badInput : EXIT.unknown;
    }
    const written =
      out === undefined ? [] : await writePlan(question, judged.plan, out, session.language, []);
    if (session.json) session.out(planText(judged.plan));
    else tellInstance(session, judged);
    for (const path of written) session.say(`Written: ${path}`, `已写出：${path}`);
    return exitCodeOf(judged.plan.result.status);
  },
};
