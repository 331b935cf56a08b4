import type { Action, LayoutOptions, Plan, PlanOptions } from '../plan/index.ts';
import type { Problem } from '../problem/index.ts';
import type { OptionDefinition, Options } from './command.ts';
import { UsageError } from './exit.ts';
import { textOption } from './options.ts';

/** What a layout of a county can be asked on the command line. */
export const LAYOUT_OPTIONS: readonly OptionDefinition[] = [
  {
    flags: '--periods <years>',
    help: [
      'school years in which decisions take effect, such as 2027,2029 (default: the next one)',
      '决定生效的学年，如 2027,2029（默认下一学年）',
    ],
  },
  {
    flags: '--budget <yuan>',
    help: ['most for building in each period, in their order', '各期建设费用上限（元），按期排列'],
  },
  { flags: '--spending <yuan>', help: ['most that any year may cost', '年度费用上限（元）'] },
  {
    flags: '--schools <from-to>',
    help: ['how many schools may be open, such as 40-45', '开办学校数范围，如 40-45'],
  },
  {
    flags: '--curve <axis>',
    help: [
      'trade-off under ever tighter limits on schools, yuan or minutes, each with --time',
      '在 schools、yuan 或 minutes 上限逐步收紧时的权衡曲线，每点用时 --time',
    ],
  },
  {
    flags: '--why',
    help: [
      'what each decision saves or costs, and the next-best school',
      '逐项说明各决定的得失与次优接收学校',
    ],
  },
  {
    flags: '--earlier <plan>',
    help: [
      'an earlier layout whose decisions before --from are taken as they are',
      '较早的布局方案：--from 之前的决定不再改变',
    ],
  },
  {
    flags: '--from <year>',
    help: [
      'school year from which it is decided anew (default: the second of --periods)',
      '从该学年起重新决定（默认 --periods 的第二期）',
    ],
  },
  {
    flags: '--nine-year <ids>',
    help: ['schools that may become nine-year schools', '可改办九年一贯制的学校'],
  },
];

/** The options of a plan with the layout that was asked for; `earlier` is the plan of --earlier. */
export function askedLayout(
  problem: Problem,
  asked: PlanOptions,
  options: Options,
  earlier: Plan | null,
): PlanOptions {
  const next = problem.years[1] ?? problem.years[0]!;
  const periods = textOption(options, 'periods') === undefined ? [next] : numbers(options, 'periods');
  const budget = textOption(options, 'budget') === undefined ? [] : numbers(options, 'budget');
  if (budget.length > periods.length) throw tooMany(budget.length, periods.length);
  const spending = textOption(options, 'spending') === undefined ? [] : numbers(options, 'spending');
  const layout: LayoutOptions = {
    periods,
    budgets: periods.map((_, t) => budget[t] ?? null),
    nineYear: (textOption(options, 'nineYear') ?? '').split(',').filter((id) => id !== ''),
    settled: settledBy(earlier, periods, options),
    ...(spending.length === 0 ? {} : { mostYuan: spending[0]! }),
  };
  const sites = range(textOption(options, 'schools'));
  return { ...asked, year: periods[0]!, layout, ...(sites ? { sites } : {}) };
}

/** What an earlier plan decided before the year from which it is decided anew. */
function settledBy(earlier: Plan | null, periods: readonly number[], options: Options): Action[] {
  const [from] = textOption(options, 'from') === undefined ? [periods[1]] : numbers(options, 'from');
  if (earlier === null || from === undefined) {
    if (earlier === null && textOption(options, 'from') === undefined) return [];
    throw new UsageError({
      en: 'Deciding anew needs both --earlier, a plan, and --from, a school year; with two or more --periods the second is taken for --from.',
      zh: '重新决定需同时给出 --earlier（方案）和 --from（学年）；--periods 有两期以上时，--from 默认为第二期。',
    });
  }
  const settled = earlier.actions.filter(({ kind, year }) => kind !== 'keep' && year < from);
  const missing = [...new Set(settled.map(({ year }) => year))].filter((year) => !periods.includes(year));
  if (missing.length === 0) return settled;
  throw new UsageError({
    en: `The earlier plan decides in ${missing.join(', ')}; name these years in --periods too.`,
    zh: `较早的方案在 ${missing.join('、')} 学年有决定；请将这些学年一并写入 --periods。`,
  });
}

function numbers(options: Options, name: string): number[] {
  const text = textOption(options, name)!;
  const found = text.split(',').map((part) => Number(part.trim() || Number.NaN));
  if (found.every((value) => Number.isFinite(value) && value >= 0)) return found;
  throw new UsageError({
    en: `--${name} "${text}" must be numbers separated by commas, such as 2027,2029.`,
    zh: `--${name} “${text}”应为用逗号分隔的数字，如 2027,2029。`,
  });
}

function range(text: string | undefined): { fewest: number; most: number } | null {
  if (text === undefined) return null;
  const found = /^(\d+)(?:-(\d+))?$/.exec(text.trim());
  const fewest = Number(found?.[1]);
  const most = Number(found?.[2] ?? found?.[1]);
  if (found && fewest <= most) return { fewest, most };
  throw new UsageError({
    en: `--schools "${text}" must be a number or a range, such as 42 or 40-45.`,
    zh: `--schools “${text}”应为数字或范围，如 42 或 40-45。`,
  });
}

function tooMany(budgets: number, periods: number): UsageError {
  return new UsageError({
    en: `--budget gives ${budgets} amounts for ${periods} periods; give at most one for each.`,
    zh: `--budget 给出 ${budgets} 个金额，而只有 ${periods} 期；每期至多一个。`,
  });
}
