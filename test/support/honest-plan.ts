import { checkPlan } from '../../engine/check/index.ts';
import { PLAN_VERSION, type Plan } from '../../engine/plan/index.ts';
import type { Town } from './tiny-town.ts';

/** Stage → unit → school; a unit may be missing. */
export type Assignment = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * The plan of an assignment that says nothing of itself but the truth: values, exceptions, classes and violations are
 * the judge's own (what is right about those is tested elsewhere), nothing is claimed to be proved.
 */
export function honestPlan(town: Town, assignment: Assignment, change: Partial<Plan> = {}): Plan {
  const used = new Set(Object.values(assignment).flatMap((zones) => Object.values(zones)));
  const draft: Plan = {
    schema: PLAN_VERSION,
    dataset: { name: town.problem.name, hash: town.problem.hash },
    scenario: null,
    policy: { profile: town.policy.profile, overrides: {} },
    options: town.options,
    result: {
      status: 'unknown',
      stoppedBy: 'iterations',
      levels: [],
      objective: null,
      bound: null,
      gap: null,
    },
    assignment,
    open: town.problem.schools.map((school) => school.id).filter((id) => used.has(id)),
    actions: [],
    classes: {},
    exceptions: [],
    moves: [],
    violations: [],
    timings: { search: 0.5 },
    ...change,
  };
  const truth = checkPlan(town.problem, town.travel, town.policy, draft);
  const tolerance = new Map(draft.options.levels.map((level) => [level.id, level.tolerance]));
  const levels = truth.levels.map(({ id, unit, value }) => {
    return { id, unit, value, reached: value, bound: null, gap: null, tolerance: tolerance.get(id)! };
  });
  const leading = levels.find(({ id }) => id === 'travel') ?? levels[0];
  return {
    ...draft,
    result: {
      ...draft.result,
      status: truth.violations.length === 0 ? 'feasible' : 'unknown',
      levels,
      objective: leading?.value ?? null,
    },
    classes: truth.classes,
    exceptions: truth.exceptions,
    violations: truth.violations.map(({ rule, subject, excess, unit }) => ({ rule, subject, excess, unit })),
  };
}

/** Everybody of every planned stage to one school. */
export function everybodyTo(town: Town, school: string): Assignment {
  const zones = Object.fromEntries(town.problem.units.ids.map((unit) => [unit, school]));
  return Object.fromEntries(town.options.stages.map((stage) => [stage, zones]));
}
