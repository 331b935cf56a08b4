import { checkPlan, makeCase } from '../check/index.ts';
import { PLAN_VERSION, type Plan } from '../plan/index.ts';
import type { JudgedPlan, ZoningQuestion } from './plan-zones.ts';

/**
 * The plan that zones drawn by hand make, with everything that the judge finds in them: values, classes, exceptions and the rules
 * that they break. Nothing was searched and nothing is proved, so there are no bounds. Throws where the judge does not
 * find its own words again, which is a fault of this program; `report.claims` tells of ids that the dataset lacks.
 */
export function judgeZones(question: ZoningQuestion, assignment: Plan['assignment']): JudgedPlan {
  const { problem, travel, policy, overrides, scenario } = question;
  const options = { ...question.options, iterations: 0, seconds: null };
  const used = new Set(Object.values(assignment).flatMap((zones) => Object.values(zones)));
  // Only what takes pupils can be open: units that go to a closed or unsafe school are a breach, no reason to refuse the plan.
  const takes = new Set(makeCase(problem, travel, policy, options).stages.flatMap(({ schools }) => schools));
  const blank: Plan = {
    schema: PLAN_VERSION,
    dataset: { name: problem.name, hash: problem.hash },
    scenario,
    policy: { profile: policy.profile, overrides },
    options,
    result: {
      status: 'unknown',
      stoppedBy: 'iterations',
      levels: [],
      objective: null,
      bound: null,
      gap: null,
    },
    assignment,
    open: problem.schools.flatMap(({ id }, school) => (used.has(id) && takes.has(school) ? [id] : [])),
    actions: [],
    classes: {},
    exceptions: [],
    moves: [],
    violations: [],
    timings: {},
  };
  const first = checkPlan(problem, travel, policy, blank);
  const levels = first.levels.map(({ id, unit, value }, k) => {
    const { tolerance } = options.levels[k]!;
    return { id, unit, value, reached: value, bound: null, gap: null, tolerance };
  });
  const named = (id: string) => levels.find((level) => level.id === id);
  const leading = named('travel') ?? named('distance') ?? levels[0];
  const plan: Plan = {
    ...blank,
    result: {
      ...blank.result,
      status: first.violations.length === 0 ? 'feasible' : 'unknown',
      levels,
      objective: leading?.value ?? null,
    },
    classes: Object.fromEntries(blank.open.map((id) => [id, first.classes[id] ?? {}])),
    exceptions: first.exceptions,
    violations: first.violations.map(({ rule, subject, excess, unit }) => ({ rule, subject, excess, unit })),
  };
  return { plan, report: checkPlan(problem, travel, policy, plan) };
}
