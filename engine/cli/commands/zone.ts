import { placementOfPlan } from '../../indicators/index.ts';
import { type Plan, planText } from '../../plan/index.ts';
import { choiceTable, type ReportTable, summaryTable } from '../../report/index.ts';
import type { JudgedPlan } from '../../scenario/plan-zones.ts';
import { EMPTY_SCENARIO } from '../../scenario/scenario.ts';
import type { CliCommand } from '../command.ts';
import { drawZones, exitCodeOf, summaryOf, tellPlan } from '../draw-zones.ts';
import { EXIT } from '../exit.ts';
import { isOn, solveSettings, textOption } from '../options.ts';
import { type Question, readQuestion, readScenario } from '../question.ts';
import type { Session } from '../session.ts';
import { tellInstance } from '../tell-instance.ts';
import { tellWhyNothing } from '../why-nothing.ts';
import { mustTakePlan, writePlan } from '../write-plan.ts';
import { askedLevels, givenPlan, withAsked, ZONE_GOALS } from '../zone-goals.ts';

export const zone: CliCommand = {
  usage: 'zone <dataset>',
  help: ['attendance zones, all sites fixed', '在现有学校间划分学区'],
  options: [
    { flags: '--format <name>', help: ['published instance instead of a dataset: sap', '公开算例格式：sap'] },
    {
      flags: '--adjacency <file>',
      help: ['neighbours of units, for --format sap', '单元相邻表（sap 格式）'],
    },
    {
      flags: '--relax',
      help: [
        'where no plan keeps every rule, write the one found that breaks the least',
        '若无满足全部规则的方案，写出违规最少的方案',
      ],
    },
    ...ZONE_GOALS,
  ],
  uses: ['scenario', 'policy', 'time', 'iterations', 'seed', 'out', 'solver', 'threads'],
  async run(session, [source], options) {
    const settings = solveSettings(options);
    const out = textOption(options, 'out');
    await mustTakePlan(out);
    const levels = askedLevels(options);
    const given = await givenPlan(session, options);
    const asked = given && (await readQuestion(session, source!, options));
    if (!asked) return EXIT.badInput;
    const question = { ...asked, options: withAsked(asked, levels, given) };
    const judged = await drawZones(session, question, settings, {
      relax: isOn(options, 'relax'),
      ...(given.from ? { from: given.from } : {}),
    });
    if (!judged) return EXIT.badInput;
    const { plan, report } = judged;
    const keepsRules =
      report.violations.length === 0 &&
      (plan.result.status === 'optimal' || plan.result.status === 'feasible');
    if (!keepsRules)
      tellFailure(
        session,
        plan.result.status,
        standingInTheWay(report).map(({ text }) => text[session.language]),
      );
    const write = out !== undefined && (keepsRules || isOn(options, 'relax'));
    const tables = isInstance(question)
      ? []
      : [summaryTable(summaryOf(question, plan)), ...choiceTables(question, plan)];
    const written = write ? await writePlan(question, plan, out, session.language, tables) : [];
    if (session.json) session.out(planText(plan));
    else if (keepsRules && isInstance(question)) tellInstance(session, judged);
    else if (keepsRules) tellPlan(session, question, judged);
    for (const path of written) session.say(`Written: ${path}`, `已写出：${path}`);
    const exit = exitCodeOf(plan.result.status);
    if (keepsRules || session.json || session.cancelled.aborted || isInstance(question)) return exit;
    const read = await readScenario(textOption(options, 'scenario'));
    const scenario = 'scenario' in read ? read.scenario : EMPTY_SCENARIO;
    const found = await tellWhyNothing(session, question, scenario, settings, undefined);
    // A plan that is proved to exist was not found all the same.
    return found === EXIT.infeasible ? found : exit;
  },
};

/** Published instances have no streets, grades or zones in force to tell of. */
function isInstance({ wholePolicy }: Question): boolean {
  return wholePolicy === null;
}

/** Out-of-zone enrolment by school, where `enrolment.csv` tells of it. */
function choiceTables({ problem, policy, travel, wholePolicy }: Question, plan: Plan): ReportTable[] {
  if (wholePolicy === null) return [];
  const table = choiceTable(placementOfPlan(problem, policy, travel, plan), wholePolicy);
  return table.rows.length === 0 ? [] : [table];
}

/** After a proof nothing may have been assigned at all; that every unit lacks its school is then no reason, but the rest is. */
function standingInTheWay({ violations }: JudgedPlan['report']): JudgedPlan['report']['violations'] {
  const others = violations.filter(({ rule }) => rule !== 'assigned');
  return others.length > 0 ? others : violations;
}

const SHOWN = 10;

function tellFailure(session: Session, status: string, violations: readonly string[]): void {
  if (status === 'infeasible') {
    session.tell(
      'Proved: no plan keeps every rule. What stands in the way:',
      '已证明：没有满足全部规则的方案。障碍：',
    );
  } else {
    session.tell(
      'No plan that keeps every rule was found in time, and it is not proved that there is none. The best one tried breaks:',
      '限时内未找到满足全部规则的方案，也未能证明不存在。最接近的方案违反：',
    );
  }
  for (const text of violations.slice(0, SHOWN)) session.tell(`- ${text}`, `- ${text}`);
  const more = violations.length - SHOWN;
  if (more > 0) session.tell(`… and ${more} more`, `…… 另有 ${more} 处`);
}
