import type { LevelOption, Plan, PlanOptions } from '../plan/index.ts';
import { type Mending, withGiven } from '../scenario/mend.ts';
import type { OptionDefinition, Options } from './command.ts';
import { UsageError } from './exit.ts';
import { isOn, textOption } from './options.ts';
import { readPlans } from './plan-file.ts';
import type { Question } from './question.ts';
import type { Session } from './session.ts';

/** Options of a command that draws zones: what for, and from what. */
export const ZONE_GOALS: readonly OptionDefinition[] = [
  {
    flags: '--goals <list>',
    help: [
      'goals in order, each with the % by which later ones may worsen it: travel:3,tail:3,shortfall:3,crowding,evenness,change,compactness',
      '目标次序，冒号后为后续目标可放宽的百分比：travel:3,tail:3,shortfall:3,crowding,evenness,change,compactness',
    ],
  },
  {
    flags: '--weigh <list>',
    help: [
      'goals weighed against each other, before those of --goals: travel=1,change=5',
      '加权目标（先于 --goals）：travel=1,change=5',
    ],
  },
  {
    flags: '--from <plan>',
    help: ['zones to begin with: a plan, or part of one', '从已有方案（或其一部分）开始'],
  },
  {
    flags: '--repair',
    help: [
      'with --from: mend what breaks rules, with the fewest units changed',
      '配合 --from：以最少改动修复违规',
    ],
  },
  {
    flags: '--finish',
    help: [
      'with --from: keep every unit that has a school, place the rest',
      '配合 --from：保留已划单元，补全其余',
    ],
  },
];

/** The levels that `--weigh` and `--goals` ask for; null where neither does. Throws a UsageError on anything else. */
export function askedLevels(options: Options): readonly LevelOption[] | null {
  const weigh = textOption(options, 'weigh');
  const goals = textOption(options, 'goals');
  if (weigh === undefined && goals === undefined) return null;
  const weights = (weigh ?? '')
    .split(',')
    .flatMap((part) => (part.trim() === '' ? [] : [pair(part, '=', 'weigh')]));
  const levels = (goals ?? '').split(',').flatMap((part): LevelOption[] => {
    if (part.trim() === '') return [];
    const [id, percent] = part.includes(':') ? pair(part, ':', 'goals') : [part.trim(), 0];
    return [{ id, tolerance: percent / 100 }];
  });
  if (weights.length === 0) return levels;
  return [{ id: 'weighted', tolerance: 0, weights: Object.fromEntries(weights) }, ...levels];
}

function pair(part: string, sign: string, option: string): [string, number] {
  const [id = '', number = ''] = part.split(sign).map((one) => one.trim());
  const value = number === '' ? Number.NaN : Number(number);
  if (id !== '' && Number.isFinite(value) && value >= 0) return [id, value];
  const example = option === 'weigh' ? 'travel=1,change=5' : 'travel:3,tail:3,change';
  throw new UsageError({
    en: `--${option} cannot read "${part.trim()}"; write a goal and a number of at least 0, such as ${example}.`,
    zh: `--${option} 无法识别“${part.trim()}”；请写作目标加不小于 0 的数，如 ${example}。`,
  });
}

/** The plan of `--from`, and what is to be done with it. Null when it cannot be read; the complaints have been told. */
export async function givenPlan(
  session: Session,
  options: Options,
): Promise<{ readonly from: Plan['assignment'] | null; readonly mending: Mending | null } | null> {
  const file = textOption(options, 'from');
  const mending = isOn(options, 'repair') ? 'repair' : isOn(options, 'finish') ? 'finish' : null;
  if (isOn(options, 'repair') && isOn(options, 'finish')) {
    throw new UsageError({
      en: '--repair and --finish exclude each other: the first may change units that have a school, the second may not.',
      zh: '--repair 与 --finish 不能同时使用：前者可以改动已划单元，后者不可。',
    });
  }
  if (file === undefined) {
    if (mending === null) return { from: null, mending };
    throw new UsageError({
      en: `--${mending} needs --from with the plan that is to be mended.`,
      zh: `--${mending} 须用 --from 给出方案文件。`,
    });
  }
  const plans = await readPlans(session, [file]);
  return plans && { from: plans[0]!.assignment, mending };
}

/** Options with the goals that were asked for and the zones that are given. */
export function withAsked(
  { problem, options }: Pick<Question, 'problem' | 'options'>,
  levels: readonly LevelOption[] | null,
  { from, mending }: { readonly from: Plan['assignment'] | null; readonly mending: Mending | null },
): PlanOptions {
  const asked = levels === null ? options : { ...options, levels };
  return from && mending ? withGiven(problem, asked, from, mending) : asked;
}
