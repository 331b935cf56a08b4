import { goalOf, makeCase, violationsOf } from '../engine/check/index.ts';
import { NONE } from '../engine/units.ts';
import { RUNNERS } from './runners/index.ts';
import type { ZoningClaim, ZoningInstance } from './runners/runner.ts';
import type { RunOrder, RunOutcome } from './suite.ts';

/** Relative difference of two ways to add up one value. */
const ROUNDING = 1e-9;
/** Relative gap within which a bound proves a plan the best. */
const PROVED = 1e-6;

/** Runs the runner of the order on an instance and has the judge look at what it says. */
export async function runZoning(instance: ZoningInstance, order: RunOrder): Promise<RunOutcome> {
  const runner = RUNNERS.find(({ name }) => name === order.runner);
  if (!runner) throw new Error(`There is no runner "${order.runner}".`);
  const history: [number, number][] = [];
  const started = performance.now();
  const claim = await runner.run(instance, order, (objective) => {
    const last = history.at(-1);
    if (last && last[1] <= objective) return;
    history.push([(performance.now() - started) / 1000, objective]);
  });
  return judgedClaim(instance, claim, history, (performance.now() - started) / 1000);
}

/** The claim as the judge sees it: its own objective, every rule, and what of the claim is not so. */
export function judgedClaim(
  { problem, travel, policy, options }: ZoningInstance,
  claim: ZoningClaim,
  history: readonly (readonly [number, number])[],
  seconds: number,
): RunOutcome {
  const { zones, bound, status } = claim;
  const falseClaims = [...claim.falseClaims];
  if (zones === null) return { objective: null, bound, status, violations: [], falseClaims, history };
  const on = makeCase(problem, travel, policy, options);
  const goal = goalOf(options.levels[0]!)!;
  const violations = violationsOf(on, [zones]).map(({ text }) => text.en);
  const placed = !zones.includes(NONE);
  const objective = placed ? goal.value(on, [zones]) : null;
  const differs = (a: number, b: number) =>
    Math.abs(a - b) > ROUNDING * Math.max(1, Math.abs(a), Math.abs(b));
  if (objective !== null && claim.objective !== null && differs(objective, claim.objective)) {
    falseClaims.push(`objective ${claim.objective}, by the judge ${objective}`);
  }
  if (status === 'optimal' || status === 'feasible') {
    if (violations.length > 0) falseClaims.push(`${status}, yet the plan breaks ${violations.length} rules`);
  }
  const open = objective === null || bound === null || objective - bound > PROVED * Math.abs(objective);
  if (status === 'optimal' && open) falseClaims.push(`optimal, with a bound of ${bound ?? 'nothing'}`);
  if (bound !== null && objective !== null && violations.length === 0 && bound > objective * (1 + PROVED)) {
    falseClaims.push(`bound ${bound} above its own plan of ${objective}`);
  }
  const own = objective === null || history.some(([, value]) => value <= objective * (1 + ROUNDING));
  return {
    objective,
    bound,
    status,
    violations,
    falseClaims,
    history: own ? history : [...history, [seconds, objective!]],
  };
}
