import { explainPlan, explainUnit, type PlanState, planState } from '../../explain/index.ts';
import { stageName, type Text, unitName } from '../../explain/words.ts';
import { EMPTY_SCENARIO } from '../../scenario/scenario.ts';
import type { CliCommand, Options } from '../command.ts';
import { isExchangeFile, readExchangeQuestion } from '../exchange-file.ts';
import { EXIT, type ExitCode, UsageError } from '../exit.ts';
import { explainTeacherCommand } from '../explain-teacher.ts';
import { solveSettings, textOption } from '../options.ts';
import { misfits, readPlans } from '../plan-file.ts';
import { readQuestion, readScenario } from '../question.ts';
import { tellRulePrice } from '../rule-price.ts';
import { type Session, tellComplaints } from '../session.ts';
import { tellWhyNothing } from '../why-nothing.ts';

export const explain: CliCommand = {
  usage: 'explain <dataset> [plan]',
  help: [
    'reasons: why a unit goes where it goes, which rules bind',
    '说明理由：单元为何划入该校、哪些规则起作用',
  ],
  options: [
    {
      flags: '--unit <id>',
      help: ['a unit: why this school, what each other would cost', '单元编号：为何划入该校、改划他校的代价'],
    },
    {
      flags: '--price <rule>',
      help: [
        'what a rule costs: contiguity, limits, locks, groups or lock:UNIT',
        '某条规则的代价:contiguity、limits、locks、groups 或 lock:单元编号',
      ],
    },
    { flags: '--stage <id>', help: ['one stage of the unit only', '仅说明某一学段'] },
    {
      flags: '--teacher <id>',
      help: [
        'of an exchange plan: why this teacher goes, stays, or goes nowhere else',
        '交流方案：说明某位教师的去留',
      ],
    },
  ],
  uses: ['scenario', 'policy', 'time', 'iterations', 'seed', 'out', 'solver', 'threads'],
  async run(session, [source, file], options) {
    if (file !== undefined && (await isExchangeFile(file))) {
      const asked = await readExchangeQuestion(session, source!, file, options);
      return asked
        ? explainTeacherCommand(session, asked, asked.plan, textOption(options, 'teacher'))
        : EXIT.badInput;
    }
    if (file === undefined) return explainNothing(session, source!, options);
    const plan = (await readPlans(session, [file]))?.[0];
    const withProfile =
      plan && options.policy === undefined ? { ...options, policy: plan.policy.profile } : options;
    const question = await readQuestion(session, source!, withProfile);
    if (!plan || !question) return EXIT.badInput;
    const faults = misfits(question, plan, file);
    if (faults.length > 0) {
      tellComplaints(session, faults);
      return EXIT.badInput;
    }
    const priced = textOption(options, 'price');
    if (priced !== undefined) return tellRulePrice(session, question, plan, priced, solveSettings(options));
    const state = planState(question, plan);
    if ('complaints' in state) {
      tellComplaints(session, state.complaints);
      return EXIT.badInput;
    }
    return textOption(options, 'unit') === undefined
      ? tellWholePlan(session, state)
      : tellUnit(session, state, options);
  },
};

/** Without a plan: why there is none, and the ways out. */
async function explainNothing(session: Session, source: string, options: Options): Promise<ExitCode> {
  const settings = solveSettings(options);
  const question = await readQuestion(session, source, options);
  if (!question) return EXIT.badInput;
  const read = await readScenario(textOption(options, 'scenario'));
  const scenario = 'scenario' in read ? read.scenario : EMPTY_SCENARIO;
  return tellWhyNothing(session, question, scenario, settings, textOption(options, 'out'));
}

function tellWholePlan(session: Session, state: PlanState): ExitCode {
  const explained = explainPlan(state);
  if (session.json) {
    const { schools } = state.context.problem;
    session.out(
      JSON.stringify(
        {
          ...explained,
          schools: explained.schools.map((one) => ({ ...one, school: schools[one.school]!.id })),
        },
        null,
        2,
      ),
    );
    return EXIT.ok;
  }
  const { language } = session;
  for (const [kind, count] of Object.entries(explained.reasons)) {
    session.out(`${String(count).padStart(6)}  ${KINDS[kind as keyof typeof KINDS][language]}`);
  }
  for (const { text } of [...explained.schools, ...explained.limits]) session.out(`- ${text[language]}`);
  return EXIT.ok;
}

/** How many units go where they go for which reason. */
const KINDS: Readonly<Record<keyof ReturnType<typeof explainPlan>['reasons'], Text>> = {
  nearest: { en: 'units × stages go to the best school for them', zh: '个单元×学段划入对其最佳的学校' },
  anchor: { en: 'have the school in their midst', zh: '为学校所在单元' },
  noPupils: { en: 'have no pupils', zh: '无学生' },
  full: { en: 'go elsewhere because a nearer school is full', zh: '因更近的学校已满而划往他校' },
  contiguity: { en: 'go elsewhere so that zones hang together', zh: '因学区须连片而划往他校' },
  limit: { en: 'go elsewhere because of a walking limit', zh: '因步行时限而划往他校' },
  boarding: { en: 'go elsewhere for want of boarding places', zh: '因寄宿床位不足而划往他校' },
  otherRule: { en: 'go elsewhere because of another rule', zh: '因其他规则而划往他校' },
  lock: { en: 'are locked', zh: '已锁定' },
  laterGoal: { en: 'go elsewhere for a later goal', zh: '为兼顾后续目标而划往他校' },
  improvable: {
    en: 'could go to a better school: more search would find it',
    zh: '可改划更佳学校（延长求解可改进）',
  },
};

function tellUnit(session: Session, state: PlanState, options: Options): ExitCode {
  const { context } = state;
  const { problem } = context;
  const id = textOption(options, 'unit')!;
  const unit = problem.units.ids.indexOf(id);
  if (unit < 0) {
    throw new UsageError({
      en: `There is no unit "${id}" in the dataset; use an id from the table of units.`,
      zh: `数据集中没有单元“${id}”；请使用单元表中的编号。`,
    });
  }
  const wanted = textOption(options, 'stage');
  const stages = context.stages.filter((stage) => wanted === undefined || stage.id === wanted);
  if (stages.length === 0) {
    const known = context.stages.map((stage) => stage.id).join(', ');
    throw new UsageError({
      en: `The plan has no stage "${wanted}"; it has ${known}.`,
      zh: `方案中没有学段“${wanted}”；现有 ${known}。`,
    });
  }
  const found = stages.map((stage) => ({ stage, explained: explainUnit(state, stage.slot, unit) }));
  if (session.json) {
    const idOf = (school: number) => problem.schools[school]!.id;
    session.out(
      JSON.stringify(
        found.flatMap(({ explained }) =>
          explained === null
            ? []
            : [
                {
                  ...explained,
                  unit: id,
                  school: idOf(explained.school),
                  together: explained.together.map((one) => problem.units.ids[one]!),
                  alternatives: explained.alternatives.map((one) => ({ ...one, school: idOf(one.school) })),
                },
              ],
        ),
        null,
        2,
      ),
    );
    return EXIT.ok;
  }
  const { language } = session;
  for (const { stage, explained } of found) {
    session.out(`${unitName(problem, unit)[language]} · ${stageName(stage.id)[language]}`);
    if (explained === null) {
      session.out(
        language === 'zh' ? '方案未为其安排可达的学校。' : 'The plan gives it no school that it can reach.',
      );
      continue;
    }
    session.out(explained.reason.text[language]);
    for (const { text } of explained.alternatives.slice(0, SHOWN)) session.out(`- ${text[language]}`);
    const more = explained.alternatives.length - SHOWN;
    if (more > 0) {
      session.out(
        language === 'zh' ? `…… 另有 ${more} 所（--json 可看全部）` : `… and ${more} more (--json shows all)`,
      );
    }
  }
  return EXIT.ok;
}

const SHOWN = 8;
