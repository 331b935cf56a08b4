import {
  type Compared,
  changesTable,
  checkPlan,
  compareTable,
  countyInForce,
  countyUnderPlan,
  diffPlans,
  honestyTable,
  losersTable,
  type Plan,
  type ReportTable,
  travelSeconds,
} from '../../../engine/index.ts';
import type { Ground } from './county.ts';

interface Planned {
  readonly id: string;
  readonly name: string;
  readonly ground: Ground;
  readonly plan: Plan;
}

/** Plans side by side, each against the first; every plan under its own scenario. */
export function compared(all: readonly Planned[]) {
  const [first, ...others] = all;
  const { problem, policy, travel } = first!.ground;
  const time = (unit: number, school: number) => travelSeconds(travel, unit, school);
  const inForce = countyInForce(problem, policy, travel, first!.plan.options);
  const counties = all.map(({ name, ground, plan }) => ({
    name: { en: name, zh: name },
    county: countyUnderPlan(ground.problem, ground.policy, ground.travel, plan),
  }));
  const verdicts = all.map(({ ground, plan }) => {
    const { verdict, text, violations } = checkPlan(
      ground.problem,
      ground.travel,
      ground.policy.zoning,
      plan,
    );
    return { verdict, text, violationCount: violations.length };
  });
  const columns = inForce ? [{ name: IN_FORCE, county: inForce }, ...counties] : counties;
  return {
    runs: all.map(({ id }) => id),
    names: counties.map(({ name }) => name),
    verdicts,
    diffs: others.map(({ plan }) => diffPlans(problem, time, first!.plan, plan)),
    tables: [
      compareTable(columns),
      ...counties.slice(1).flatMap((one, i) => against(counties[0]!, one, i + 1)),
    ],
  };
}

const IN_FORCE = { en: 'Zones in force', zh: '现行学区' };

function against(first: Compared, other: Compared, number: number): readonly ReportTable[] {
  const tables = [
    honestyTable(first.county, other.county),
    losersTable(first.county, other.county),
    changesTable(first.county.placed!, other.county.placed!),
  ];
  return tables.map((table) => ({
    ...table,
    id: `${table.id}${number}`,
    title: {
      en: `${table.title.en}: ${first.name.en} → ${other.name.en}`,
      zh: `${table.title.zh}：${first.name.zh} → ${other.name.zh}`,
    },
  }));
}
