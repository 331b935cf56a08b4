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
import type { PlanQuestions } from './plan-questions.ts';
import type { Question } from './question.ts';

/** A plan, and the zones in force with its children: what it is judged against. */
export interface ComparedPlan extends Compared {
  /** Null where the dataset has no zones in force. */
  readonly before: County | null;
}

/** Every plan in the county of its own scenario; empty for a published instance. */
export function comparedPlans(
  { baseline, ofPlan }: PlanQuestions,
  plans: readonly Plan[],
  names: readonly string[],
): readonly ComparedPlan[] {
  if (!baseline.wholePolicy) return [];
  return plans.map((plan, i) => {
    const { problem, wholePolicy, travel } = ofPlan[i]!;
    return {
      name: { en: names[i]!, zh: names[i]! },
      county: countyUnderPlan(problem, wholePolicy!, travel, plan),
      before: inForceUnder(baseline, ofPlan[i]!, plan),
    };
  });
}

/**
 * The schools and zones of the county as it is, with the children that the plan counts. Scenarios change fields of schools and
 * units and never their order, so that a school that one of them closes is the same row in both.
 */
export function inForceUnder(baseline: Question, of: Question, plan: Plan): County | null {
  const problem = { ...of.problem, schools: baseline.problem.schools };
  return countyInForce(problem, of.wholePolicy!, baseline.travel, plan.options);
}

/**
 * Indicator by indicator beside the zones in force; and each plan against these, or against the first plan where there are none:
 * coefficients with the two traps, who loses, who changes.
 */
export function comparisonTables(plans: readonly ComparedPlan[]): readonly ReportTable[] {
  const [first] = plans;
  if (!first) return [];
  const inForce = first.before && {
    name: { en: 'Zones in force', zh: '现行学区' },
    county: first.before,
  };
  const judged = inForce ? plans : plans.slice(1);
  if (judged.length === 0) return [];
  return [
    compareTable(inForce ? [inForce, ...plans] : plans),
    ...judged.flatMap(({ name, county, before }, i) => {
      const was = before ?? first.county;
      return [honestyTable(was, county), losersTable(was, county), changes(was, county)].map((table) => ({
        ...table,
        id: `${table.id}${judged.length > 1 ? i + 1 : ''}`,
        title: { en: `${table.title.en}: ${name.en}`, zh: `${table.title.zh}：${name.zh}` },
      }));
    }),
  ];
}

function changes(before: County, after: County): ReportTable {
  return changesTable(before.placed!, after.placed!);
}
