import {
  DEFAULT_STEPS,
  type Filling,
  fillShortfalls,
  type LeastTolerance,
  leastTolerance,
} from '../allocation/index.ts';
import { type County, type PricedNeed, pricedNeeds } from '../indicators/index.ts';
import { figureText, type ReportTable, schoolName, type Text } from '../report/index.ts';
import { solverNamed, solvers } from '../solvers/index.ts';
import { afterSeconds, anyOf, whenCancelled } from '../stop/index.ts';
import { UsageError } from './exit.ts';
import type { SolveSettings } from './options.ts';
import type { Session } from './session.ts';

/** `--budget 500000,300000`: yuan of one to three years. */
export function budgetOption(text: string): readonly number[] {
  const years = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (years.length <= MOST_YEARS && years.every((money) => Number.isFinite(money) && money >= 0))
    return years;
  throw new UsageError({
    en: `--budget takes the yuan of one to three years, such as 500000,300000, not "${text}".`,
    zh: `--budget 应为一至三年的资金（元），如 500000,300000，而不是“${text}”。`,
  });
}

const MOST_YEARS = 3;

/** What the money of some years buys for whom, weakest first (填谷); null when nothing was found in time. */
export async function fillingTable(
  session: Session,
  county: County,
  before: County | null,
  budget: readonly number[],
  settings: SolveSettings,
): Promise<ReportTable | null> {
  const needs = pricedNeeds(county, before);
  if (needs.length === 0) {
    throw new UsageError({
      en: '--budget needs prices: give unitCost.books and the like among the overrides in policy.json.',
      zh: '使用 --budget 需要单价：请在 policy.json 的 overrides 中给出 unitCost.books 等。',
    });
  }
  const solver = settings.solver === undefined ? solvers[0]! : solverNamed(settings.solver);
  if (!solver) {
    const known = solvers.map(({ name }) => name).join(', ');
    throw new UsageError({
      en: `There is no solver "${settings.solver}"; there are ${known}.`,
      zh: `没有求解器“${settings.solver}”；可用：${known}。`,
    });
  }
  const clock = () => session.now() * 1000;
  const stop = anyOf(whenCancelled(session.cancelled), afterSeconds(settings.seconds ?? Infinity, clock));
  const task = { needs, budget, steps: DEFAULT_STEPS };
  const harm = before && (await leastTolerance(task, solver, stop));
  const asked = county.policy.values['noHarm.tolerance'] ?? 0;
  const tolerance = harm && Math.max(asked, harm.tolerance + SLACK);
  const filling = await fillShortfalls({ ...task, tolerance }, solver, stop);
  if (!filling) return null;
  const table = tableOf(county, needs, filling);
  return { ...table, notes: [...table.notes!, ...(harm ? [noHarmNote(county, asked, harm)] : [])] };
}

/** A tolerance that is proved least is met only to the solver's own accuracy. */
const SLACK = 1e-6;

/** Whether every school keeps its own level with what is bought, and if not, who stands in the way and what tolerance frees it. */
function noHarmNote({ problem }: County, asked: number, harm: LeastTolerance): Text {
  const percent = (share: number) => (Math.ceil(share * 1000 - 1e-6) / 10).toFixed(1);
  if (harm.tolerance <= asked) {
    return asked === 0
      ? {
          en: 'Strict no-harm is kept: with what is bought no school falls below its own level of before in what has a price.',
          zh: '“不削峰”（严格口径）成立：补充后，凡有单价的项目，各校均不低于原有水平。',
        }
      : {
          en: `No-harm is kept with the tolerance of ${percent(asked)} %.`,
          zh: `“不削峰”在 ${percent(asked)}% 的容差内成立。`,
        };
  }
  // The task was made of these needs.
  const bySchool = Map.groupBy(harm.inTheWay as readonly PricedNeed[], ({ school }) => school);
  const who = [...bySchool].map(([school, needs]) => {
    const of = schoolName(problem.schools[school]!);
    const [en, zh] = [
      needs.map(({ name }) => name.en).join(', '),
      needs.map(({ name }) => name.zh).join('、'),
    ];
    return { en: `${of.en} (${en})`, zh: `${of.zh}（${zh}）` };
  });
  const proved = harm.proved ? { en: '', zh: '' } : { en: ' or less', zh: '以内' };
  return {
    en: `This money cannot keep every school at its own level; a tolerance of ${percent(harm.tolerance)} %${proved.en} frees it, and was used. In the way: ${who.map(({ en }) => en).join('; ')}.`,
    zh: `现有资金无法使各校都不低于原有水平；容差 ${percent(harm.tolerance)}%${proved.zh}即可行，本方案按此编制。受限学校：${who.map(({ zh }) => zh).join('；')}。`,
  };
}

function tableOf(
  county: County,
  needs: readonly PricedNeed[],
  { needs: filled, status, spent }: Filling,
): ReportTable {
  // What is bought comes first, then what stays lacking.
  const order = [...filled.keys()].sort((a, b) => Number(filled[b]!.cost > 0) - Number(filled[a]!.cost > 0));
  const rows = order.flatMap((i) => {
    const { added, cost, unprovided } = filled[i]!;
    const { school, name, unit, resource } = needs[i]!;
    const total = added.reduce((sum, one) => sum + one, 0);
    if (total === 0 && unprovided === 0) return [];
    const of = county.problem.schools[school]!;
    return [[of.id, schoolName(of), name, figureText(resource, unit), ...added, cost, unprovided] as const];
  });
  const years = spent.map((money, y) => ({ money, name: yearName(county, y) }));
  return {
    id: 'filling',
    title: { en: 'Filling shortfalls with the budget, weakest first', zh: '资金补短板（填谷）方案' },
    columns: [
      { id: 'school', header: { en: 'School', zh: '学校编号' }, kind: 'text' },
      { id: 'name', header: { en: 'Name', zh: '学校名称' }, kind: 'text' },
      { id: 'resource', header: { en: 'Resource', zh: '项目' }, kind: 'text' },
      { id: 'has', header: { en: 'Has', zh: '现有' }, kind: 'text' },
      ...years.map(({ name }, y) => ({
        id: `year${y}`,
        header: name,
        kind: 'number' as const,
        decimals: 1,
        asNeeded: true as const,
      })),
      { id: 'cost', header: { en: 'Cost (yuan)', zh: '资金（元）' }, kind: 'number' },
      {
        id: 'unprovided',
        header: { en: 'Pupils still without', zh: '仍未达标学生数' },
        kind: 'number',
        decimals: 1,
      },
    ],
    rows,
    notes: [
      ...years.map(({ money, name }): Text => {
        const text = Math.round(money).toLocaleString('en-US');
        return { en: `${name.en}: ${text} yuan`, zh: `${name.zh}：${text} 元` };
      }),
      status === 'optimal'
        ? {
            en: 'Proved: no other use of the money helps more, weakest first.',
            zh: '已证明：按先弱后强，没有更好的用法。',
          }
        : { en: 'The time ran out before it was proved the best use.', zh: '限时内未能证明为最优。' },
      { en: 'Nothing is taken from any school.', zh: '不减少任何学校的现有资源。' },
    ],
  };
}

function yearName({ problem }: County, y: number): Text {
  const year = problem.years[0]! + y;
  return { en: `Adds in ${year}`, zh: `${year}年补充` };
}
