import { DEFAULT_STEPS, type Filling, fillShortfalls } from '../allocation/index.ts';
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
  budget: readonly number[],
  settings: SolveSettings,
): Promise<ReportTable | null> {
  const needs = pricedNeeds(county);
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
  const filling = await fillShortfalls({ needs, budget, steps: DEFAULT_STEPS }, solver, stop);
  return filling && tableOf(county, needs, filling);
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
