import { exchangeRuleNames } from '../plan/index.ts';
import { STAY } from './model/model.ts';
import { ARC_RULES } from './rules/arc/index.ts';
import { type Context, stageAt } from './task/context.ts';

/** Something in the options that contradicts the dataset or the rules, said so that it can be mended. */
export interface ExchangeFault {
  readonly code:
    | 'teacherUnknown'
    | 'schoolUnknown'
    | 'pinImpossible'
    | 'yearOutside'
    | 'noTeachers'
    | 'levelTwice';
  readonly teacher: string | null;
  /** Rules that forbid what is pinned. */
  readonly rules: readonly string[];
  readonly text: { readonly en: string; readonly zh: string };
}

/** Every fault of the options at once; none of them holds a name, only ids. */
export function faultsOf(context: Context): readonly ExchangeFault[] {
  return [...unknownIds(context), ...impossiblePins(context), ...shape(context)];
}

function unknownIds(context: Context): readonly ExchangeFault[] {
  const { options, problem, schoolAt } = context;
  const known = new Set(
    (problem.teachers ?? []).filter((one) => one.role !== 'support').map((one) => one.id),
  );
  const faults: ExchangeFault[] = [];
  const entries = [
    ...options.pins.map((pin) => ({ teacher: pin.teacher, school: pin.school })),
    ...options.forbidden.map((entry) => ({ teacher: entry.teacher, school: entry.school ?? null })),
    ...options.previous.map((move) => ({ teacher: move.teacher, school: move.to })),
  ];
  for (const { teacher, school } of entries) {
    if (!known.has(teacher)) {
      faults.push({
        code: 'teacherUnknown',
        teacher,
        rules: [],
        text: {
          en: `No member of staff has the id "${teacher}"; correct the id in the pins, forbidden moves or previous plan.`,
          zh: `教职工名册中没有编号“${teacher}”；请更正指定、禁止或原方案中的编号。`,
        },
      });
    }
    if (school !== null && !schoolAt.has(school)) {
      faults.push({
        code: 'schoolUnknown',
        teacher,
        rules: [],
        text: {
          en: `No school has the id "${school}" (asked for teacher "${teacher}"); correct the id.`,
          zh: `没有编号为“${school}”的学校（教师“${teacher}”）；请更正编号。`,
        },
      });
    }
  }
  return faults;
}

/** Pins that single rules forbid: told with each of these rules. */
function impossiblePins(context: Context): readonly ExchangeFault[] {
  const { options, schoolAt } = context;
  return [...context.pins].flatMap(([m, pin]): ExchangeFault[] => {
    const s = pin.school === null ? STAY : schoolAt.get(pin.school);
    if (s === undefined || s === STAY || s === context.baseOf(m, 0)) return [];
    if (pin.year !== undefined && (pin.year < options.year || pin.year >= options.year + options.years)) {
      const years = `${options.year}–${options.year + options.years - 1}`;
      return [
        {
          code: 'yearOutside',
          teacher: pin.teacher,
          rules: ['pin'],
          text: {
            en: `Teacher "${pin.teacher}" is pinned to ${pin.year}, but ${years} is planned; change the pin or the years.`,
            zh: `教师“${pin.teacher}”被指定在 ${pin.year} 年，而规划年份为 ${years}；请修改指定或年份。`,
          },
        },
      ];
    }
    const years = pin.year === undefined ? [...Array(options.years).keys()] : [pin.year - options.year];
    const against = years.map((y) => rulesAgainst(context, m, s, y, pin.shared ?? false));
    if (against.some((rules) => rules.length === 0)) return [];
    const rules = against.reduce((a, b) => (b.length < a.length ? b : a));
    return [
      {
        code: 'pinImpossible',
        teacher: pin.teacher,
        rules,
        text: {
          en: `Teacher "${pin.teacher}" is pinned to school "${pin.school}", which these rules forbid: ${exchangeRuleNames(rules).en}. Drop the pin, give a reason that waives years, age and terms, or change the rule.`,
          zh: `教师“${pin.teacher}”被指定到学校“${pin.school}”，与以下规则冲突：${exchangeRuleNames(rules).zh}。请取消指定、注明特批理由或调整规则。`,
        },
      },
    ];
  });
}

/** Every arc rule that forbids the arc. */
export function rulesAgainst(
  context: Context,
  m: number,
  s: number,
  y: number,
  shared: boolean,
): readonly string[] {
  const found = ARC_RULES.filter((rule) => !rule.allows(context, m, s, y, shared)).map((rule) => rule.id);
  // Without a stage to teach there, whether the subject is taught is no question.
  return stageAt(context, m, s, y) < 0 ? found.filter((id) => id !== 'subjectTaught') : found;
}

function shape(context: Context): readonly ExchangeFault[] {
  const { roster, options } = context;
  const faults: ExchangeFault[] = [];
  if (roster.teacher.length === 0) {
    faults.push({
      code: 'noTeachers',
      teacher: null,
      rules: [],
      text: {
        en: 'The dataset has no teachers; add teachers.csv with id, school, stage and subjects.',
        zh: '数据集中没有教师；请提供教师名册（编号、学校、学段、学科）。',
      },
    });
  }
  const ids = options.levels.map((level) => level.id);
  for (const id of new Set(ids.filter((one, i) => ids.indexOf(one) !== i))) {
    faults.push({
      code: 'levelTwice',
      teacher: null,
      rules: [],
      text: { en: `The goal "${id}" is named twice; name each once.`, zh: `目标“${id}”重复；请只列一次。` },
    });
  }
  return faults;
}
