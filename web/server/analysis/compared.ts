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
  type Problem,
  type ReportTable,
  travelSeconds,
  type WayTime,
} from '../../../engine/index.ts';
import type { Ground } from './county.ts';

interface Planned {
  readonly id: string;
  readonly name: string;
  readonly ground: Ground;
  readonly plan: Plan;
}

/**
 * Plans side by side, every plan under its own scenario: each against the first, or all against the zones in force, which are null where the
 * dataset has none.
 */
export function compared(all: readonly Planned[], base: 'first' | 'inForce') {
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
  if (base === 'inForce' && !inForce) return null;
  const columns = inForce ? [{ name: IN_FORCE, county: inForce }, ...counties] : counties;
  return {
    runs: all.map(({ id }) => id),
    names: counties.map(({ name }) => name),
    verdicts,
    diffs:
      base === 'inForce'
        ? all.map(({ plan }) => fromInForce(problem, time, plan))
        : others.map(({ plan }) => diffPlans(problem, time, first!.plan, plan)),
    tables: [
      compareTable(columns),
      ...(base === 'inForce'
        ? counties.flatMap((one, i) => against(columns[0]!, one, i + 1))
        : counties.slice(1).flatMap((one, i) => against(counties[0]!, one, i + 1))),
    ],
  };
}

/** What a plan changes for the children of the zones in force. Schools are left out: nobody formed classes for those zones. */
function fromInForce(problem: Problem, time: WayTime, plan: Plan) {
  const assignment = Object.fromEntries(
    problem.stages.flatMap(({ id }, k) => {
      const schoolOf = plan.assignment[id] && problem.zonesInForce?.[k];
      if (!schoolOf) return [];
      const known = problem.units.ids.flatMap((unit, u) => {
        const school = problem.schools[schoolOf[u]!];
        return school ? [[unit, school.id] as const] : [];
      });
      return [[id, Object.fromEntries(known)] as const];
    }),
  );
  const inForce: Plan = {
    ...plan,
    assignment,
    classes: {},
    open: [],
    result: { ...plan.result, levels: [] },
  };
  return { ...diffPlans(problem, time, inForce, plan), schools: [] };
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
