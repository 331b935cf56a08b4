import { type ExchangePlan, type LevelResult, relativeGap } from '../../plan/index.ts';
import type { ExchangePolicy } from '../../policy/index.ts';
import type { Problem } from '../../problem/index.ts';
import type { FalseClaim } from '../claims/claim.ts';
import { datasetClaims } from '../claims/dataset.ts';
import { type LevelCheck, levelClaims } from '../claims/levels.ts';
import { statusClaims } from '../claims/status.ts';
import { violationClaims } from '../claims/violations.ts';
import { type CheckReport, verdictOf, verdictText } from '../report.ts';
import { judgeMoves } from './check-exchange.ts';
import { goalValues } from './goals.ts';
import { exchangeOptionClaims } from './option-claims.ts';
import { type Outcome, recomputedOutcome } from './outcome.ts';
import { outcomeClaims } from './outcome-claims.ts';
import { violationText } from './rule-words.ts';
import type { World } from './world.ts';

/** What the judge says of an exchange plan; `outcome` is what the plan should say of schools, recruitment and fairness. */
export type ExchangeReport = Pick<CheckReport, 'verdict' | 'text' | 'violations' | 'claims' | 'levels'> & {
  readonly outcome: Outcome;
};

/** Units of the goals, as docs/exchange-model.md names them. */
const UNITS = {
  coverage: 'lessons',
  shortfall: 'weighted teachers',
  overdue: 'teachers',
  commute: 'minutes one way',
  wishes: 'ranks',
  burden: 'moves',
  moves: 'moves',
  changes: 'teachers',
} as const;

/**
 * Judges an exchange plan by docs/exchange-model.md, from the facts alone: every rule, every value, bound, status, card and
 * statement. The reasons in words are not judged. Give a file's text to `parseExchangePlan` first.
 */
export function checkExchangePlan(
  problem: Problem,
  policy: ExchangePolicy,
  plan: ExchangePlan,
): ExchangeReport {
  const { world, violations: broken } = judgeMoves(problem, policy, plan.options, plan.moves);
  const violations = broken.map((one) => ({ ...one, text: violationText(problem, one) }));
  const keepsRules = violations.length === 0;
  const levels = recomputedLevels(world, plan);
  const outcome = recomputedOutcome(world);
  const { status } = plan.result;
  const hasPlan = status === 'optimal' || status === 'feasible';
  const claims: FalseClaim[] = [
    ...datasetClaims(problem, policy, plan),
    ...exchangeOptionClaims(problem, plan.options),
    ...violationClaims(violations, plan.violations),
    ...levelClaims(levels, { result: plan.result, options: { levels: askedLevels(plan) } }, keepsRules),
    ...statusClaims(plan, keepsRules, reachedGap),
    ...(hasPlan || plan.schools.length > 0 ? outcomeClaims(plan, outcome) : []),
  ];
  const verdict = verdictOf(violations, claims);
  return { verdict, text: verdictText(violations, claims), violations, claims, levels, outcome };
}

/** The levels in the order in which they count: a repair puts the changes first. */
function askedLevels({ options }: ExchangePlan): ExchangePlan['options']['levels'] {
  const others = options.levels.filter((level) => level.id !== 'changes');
  return options.mode === 'repair' ? [{ id: 'changes', tolerance: 0 }, ...others] : others;
}

function recomputedLevels(world: World, plan: ExchangePlan): LevelCheck[] {
  const values = goalValues(world);
  return askedLevels(plan).map(({ id }, i) => {
    const stated = plan.result.levels[i];
    const claimed = stated?.id === id ? stated.value : null;
    return { id, unit: UNITS[id], value: values[id], claimed, agrees: claimed === values[id] };
  });
}

/** Optimal in order means that each level reached its bound; what its tolerance then gave away is no gap. */
function reachedGap({ reached, bound }: LevelResult): number | null {
  return bound === null ? null : relativeGap(reached, bound);
}
