import { type County, countyInForce, countyUnderPlan } from '../indicators/index.ts';
import type { Plan } from '../plan/index.ts';
import {
  type Compared,
  changesTable,
  compareTable,
  honestyTable,
  losersTable,
  type ReportTable,
} from '../report/index.ts';
import type { Question } from './question.ts';

/** The zones in force (with the children of the first plan) and every plan; empty for a published instance. */
export function comparedCounties(
  { problem, wholePolicy, travel }: Question,
  plans: readonly Plan[],
  names: readonly string[],
): readonly Compared[] {
  if (!wholePolicy || plans.length === 0) return [];
  const inForce = countyInForce(problem, wholePolicy, travel, plans[0]!.options);
  return [
    ...(inForce ? [{ name: { en: 'Zones in force', zh: '现行学区' }, county: inForce }] : []),
    ...plans.map((plan, i) => ({
      name: { en: names[i]!, zh: names[i]! },
      county: countyUnderPlan(problem, wholePolicy, travel, plan),
    })),
  ];
}

/** Indicator by indicator, and each plan against the first column: coefficients with the two traps, who loses, who changes. */
export function comparisonTables(all: readonly Compared[]): readonly ReportTable[] {
  const [first, ...others] = all;
  if (!first || others.length === 0) return [];
  return [
    compareTable(all),
    ...others.flatMap(({ name, county }, i) =>
      [
        honestyTable(first.county, county),
        losersTable(first.county, county),
        changes(first.county, county),
      ].map((table) => ({
        ...table,
        id: `${table.id}${others.length > 1 ? i + 1 : ''}`,
        title: { en: `${table.title.en}: ${name.en}`, zh: `${table.title.zh}：${name.zh}` },
      })),
    ),
  ];
}

function changes(before: County, after: County): ReportTable {
  return changesTable(before.placed!, after.placed!);
}
