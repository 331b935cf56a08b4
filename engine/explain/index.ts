export { afterWay } from './after-way.ts';
export type { Break } from './condition.ts';
export { type PricedRule, pricedRule, withoutRule } from './drop-rule.ts';
export { type Effects, effectsOf } from './effects.ts';
export { explainPlan, type LimitBinding, type PlanExplanation, type SchoolBinding } from './explain-plan.ts';
export { type Alternative, type BandWay, explainUnit, type UnitExplanation } from './explain-unit.ts';
export type { Move } from './moves.ts';
export { type Diagnosis, type DiagnosisTools, type RuleClash, whyNothingFits } from './nothing-fits.ts';
export { type PlanState, planState } from './plan-state.ts';
export type { Reason, ReasonKind } from './reason.ts';
export type { Room } from './room.ts';
export { priceOfRule, type RulePrice } from './rule-price.ts';
export { type Bend, EFFORT, type Elastic, type Member } from './rule-program/index.ts';
export {
  type ThroughYear,
  type ThroughYears,
  targetsUnder,
  throughYears,
} from './through-years.ts';
export { type Change, type WayOut, wayOf } from './way-out.ts';
export { waysOut } from './ways-out.ts';
