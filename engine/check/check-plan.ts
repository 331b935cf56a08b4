import type { Plan } from '../plan/index.ts';
import type { ZoningPolicy } from '../policy/policy.ts';
import type { Problem } from '../problem/index.ts';
import type { TravelTable } from '../travel/table.ts';
import { type Case, makeCase, type Zones } from './case.ts';
import { readZones } from './claims/assignment.ts';
import type { FalseClaim } from './claims/claim.ts';
import { classClaims, recomputedClasses } from './claims/classes.ts';
import { datasetClaims } from './claims/dataset.ts';
import { exceptionClaims, recomputedExceptions } from './claims/exceptions.ts';
import { levelClaims, recomputedLevels } from './claims/levels.ts';
import { moveClaims } from './claims/moves.ts';
import { optionClaims } from './claims/options.ts';
import { siteClaims, sitesOf } from './claims/sites.ts';
import { statusClaims } from './claims/status.ts';
import { violationClaims } from './claims/violations.ts';
import { checkLayout } from './layout/check-layout.ts';
import { type CheckReport, verdictOf, verdictText } from './report.ts';
import { type Broken, RULES, SITE_RULES } from './rules/index.ts';
import { judgeYears } from './years.ts';

/**
 * Judges a plan by docs/model.md, from the facts alone: which rules it breaks, by how much, and whether what it says of
 * itself (values, exceptions, classes, bounds, status, violations) is so. Any plan of the right form is answered, whoever
 * wrote it and whatever ids it names; give a file's text to `parsePlan` first.
 */
export function checkPlan(
  problem: Problem,
  travel: TravelTable,
  policy: ZoningPolicy,
  plan: Plan,
): CheckReport {
  const basics = [
    ...datasetClaims(problem, policy, plan),
    ...optionClaims(problem, plan),
    ...moveClaims(problem, plan),
  ];
  if (plan.layout || plan.options.layout) return checkLayout(problem, travel, policy, plan, basics);
  const { opened, closed } = sitesOf(problem, plan);
  const on = makeCase(problem, travel, policy, plan.options, opened, closed);
  if (on.year < 0 || on.stages.length === 0) return cannotBeJudged(basics);

  const { zones, claims: unknownIds } = readZones(on, plan);
  const violations = violationsOf(on, zones);
  const keepsRules = violations.length === 0;
  const exceptions = recomputedExceptions(on, zones);
  const classes = recomputedClasses(on, zones, plan);
  const levels = recomputedLevels(on, zones, plan);
  const claims = [
    ...basics,
    ...unknownIds,
    ...siteClaims(on, zones, plan),
    ...classClaims(on, classes, plan),
    ...exceptionClaims(exceptions, plan.exceptions),
    ...violationClaims(violations, plan.violations),
    ...levelClaims(levels, plan, keepsRules),
    ...statusClaims(plan, keepsRules),
  ];
  return {
    verdict: verdictOf(violations, claims),
    text: verdictText(violations, claims),
    violations,
    claims,
    levels,
    exceptions,
    classes,
    years: judgeYears(problem, travel, policy, plan, zones, opened, closed),
  };
}

/** Every breach of every rule. */
export function violationsOf(on: Case, zones: Zones): Broken[] {
  return [...RULES, ...SITE_RULES].flatMap((rule) => rule.judge(on, zones));
}

/** Without a known year and stage there is nothing that could be recomputed; the claims say so. */
function cannotBeJudged(claims: readonly FalseClaim[]): CheckReport {
  const text = verdictText([], claims);
  return {
    verdict: verdictOf([], claims),
    text,
    violations: [],
    claims,
    levels: [],
    exceptions: [],
    classes: {},
    years: [],
  };
}
