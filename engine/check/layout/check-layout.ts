import type { Plan } from '../../plan/index.ts';
import type { ZoningPolicy } from '../../policy/index.ts';
import type { Problem } from '../../problem/index.ts';
import type { TravelTable } from '../../travel/table.ts';
import { NONE } from '../../units.ts';
import { type Case, makeCase, type Zones } from '../case.ts';
import { readZones } from '../claims/assignment.ts';
import { agree, type FalseClaim } from '../claims/claim.ts';
import { classClaims, recomputedClasses } from '../claims/classes.ts';
import { exceptionClaims, recomputedExceptions } from '../claims/exceptions.ts';
import { type LevelCheck, levelClaims } from '../claims/levels.ts';
import { siteClaims } from '../claims/sites.ts';
import { statusClaims } from '../claims/status.ts';
import { violationClaims } from '../claims/violations.ts';
import { travel as travelGoal } from '../goals/travel.ts';
import { type CheckReport, verdictOf, verdictText } from '../report.ts';
import { type Broken, RULES, SITE_RULES } from '../rules/index.ts';
import { actionClaims } from './action-claims.ts';
import { countyOfYear, planOfYear } from './county-of-year.ts';
import { displacedClaims, displacedOf } from './displaced-claims.ts';
import { busClaims, figureClaims, mergerClaims, yearClaims } from './layout-claims.ts';
import { type JudgedYear, layoutViolations } from './layout-rules.ts';
import { movedPupils, spendingOfYear } from './money.ts';
import { reachOfPlaces } from './reach.ts';

/**
 * Judges a layout year by year: the county as the actions have made it by then, every rule of zoning and of the layout there, and all that the plan
 * says of the year (docs/model.md, "Layout").
 */
export function checkLayout(
  problem: Problem,
  travel: TravelTable,
  policy: ZoningPolicy,
  plan: Plan,
  basics: readonly FalseClaim[],
): CheckReport {
  const layout = policy.layout;
  const claims: FalseClaim[] = [...basics, ...yearClaims(plan), ...actionClaims(problem, layout, plan)];
  const judgeable =
    layout && plan.layout && plan.options.layout && claims.every(({ code }) => code !== 'layout-years');
  if (!judgeable || plan.layout.years.some(({ year }) => !problem.years.includes(year))) {
    if (!layout) claims.push(withoutPolicy(policy));
    return report([], claims, [], [], {});
  }
  const violations: Broken[] = [];
  const displaced = [];
  let value = 0;
  let before: Zones | null = null;
  let first: { exceptions: CheckReport['exceptions']; classes: CheckReport['classes'] } | null = null;
  for (const [position, there] of plan.layout.years.entries()) {
    const place = `layout.years[${position}]`;
    const own = planOfYear(plan, position);
    const county = countyOfYear(problem, plan.actions, layout, there.year);
    const bare = makeCase(county.problem, travel, policy, own.options);
    const on: Case = { ...bare, inReach: reachOfPlaces(problem, bare, plan.options.layout!.nineYear) };
    const { zones, claims: unknown } = readZones(on, own);
    before ??= zonesInForce(problem, on);
    const minutes = travelGoal.value(on, zones);
    const spending = spendingOfYear(on, zones, county, there, layout);
    const judged: JudgedYear = {
      dataset: problem,
      layout,
      plan,
      position,
      there,
      county,
      on,
      zones,
      before,
      spending,
      minutes,
    };
    const rules = [...RULES, ...SITE_RULES].flatMap((rule) => rule.judge(on, zones));
    const found = [...rules, ...layoutViolations(judged)];
    violations.push(
      ...found.map((one) => (position === 0 ? one : { ...one, subject: `${there.year}/${one.subject}` })),
    );
    const exceptions = recomputedExceptions(on, zones);
    const classes = recomputedClasses(on, zones, own);
    first ??= { exceptions, classes };
    const moved = movedPupils(on, zones, before);
    displaced.push(...displacedOf(on, zones, before, county.closed));
    claims.push(
      ...placed(place, [
        ...unknown,
        ...siteClaims(on, zones, { ...own, actions: [] }),
        ...classClaims(on, classes, own),
        ...exceptionClaims(exceptions, there.exceptions),
      ]),
      ...busClaims(judged, place),
      ...figureClaims(judged, moved, place),
      ...mergerClaims(judged),
    );
    const yearly = spending.charge + spending.running + spending.buses + spending.boarding;
    const years = lengthOf(plan.options.layout!.periods, position);
    value += years * (yearly + layout.minuteValue * minutes) + layout.moveValue * moved;
    before = zones;
  }
  claims.push(
    ...displacedClaims(displaced, plan.layout.displaced),
    ...violationClaims(violations, plan.violations),
  );
  const stated = plan.result.levels[0];
  const claimed = stated?.id === 'layout' ? stated.value : null;
  const agrees = claimed !== null && agree(claimed, value);
  const levels: LevelCheck[] = [{ id: 'layout', unit: 'yuan', value, claimed, agrees }];
  const keepsRules = violations.length === 0;
  claims.push(...levelClaims(levels, plan, keepsRules), ...statusClaims(plan, keepsRules));
  return report(violations, claims, levels, first!.exceptions, first!.classes);
}

function report(
  violations: readonly Broken[],
  claims: readonly FalseClaim[],
  levels: readonly LevelCheck[],
  exceptions: CheckReport['exceptions'],
  classes: CheckReport['classes'],
): CheckReport {
  return {
    verdict: verdictOf(violations, claims),
    text: verdictText(violations, claims),
    violations,
    claims,
    levels,
    exceptions,
    classes,
    years: [],
  };
}

/** Zones in force by judged stage; nothing where there are none. */
function zonesInForce(problem: Problem, on: Case): Zones {
  return on.stages.map(
    ({ index }) => problem.zonesInForce?.[index] ?? new Int32Array(problem.units.count).fill(NONE),
  );
}

/** Years until the next period; the last lasts as long as the one before it, or one. */
function lengthOf(periods: readonly number[], position: number): number {
  const last = position === periods.length - 1;
  if (last && position === 0) return 1;
  return last ? periods[position]! - periods[position - 1]! : periods[position + 1]! - periods[position]!;
}

function placed(place: string, claims: readonly FalseClaim[]): FalseClaim[] {
  return claims.map((one) => ({ ...one, place: `${place}.${one.place}` }));
}

function withoutPolicy({ profile }: ZoningPolicy): FalseClaim {
  const text = {
    en: `The policy "${profile}" says nothing of layouts, so none can be judged. Judge it by the profile that it was made with.`,
    zh: `政策标准“${profile}”未包含布局规则，无法判断；请用编制时的政策标准。`,
  };
  return { code: 'policy-without-layout', place: 'policy.profile', claimed: profile, found: null, text };
}
