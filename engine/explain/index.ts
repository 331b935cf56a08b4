export { type Break, type Effects, effectsOf, type Move } from './effects.ts';
export { explainPlan, type LimitBinding, type PlanExplanation, type SchoolBinding } from './explain-plan.ts';
export { type Alternative, type BandWay, explainUnit, type UnitExplanation } from './explain-unit.ts';
export { type Diagnosis, type DiagnosisTools, type RuleClash, whyNothingFits } from './nothing-fits.ts';
export { type PlanState, planState } from './plan-state.ts';
export type { Reason, ReasonKind } from './reason.ts';
export type { Room } from './room.ts';
export { type Bend, EFFORT, type Elastic, type Member } from './rule-program.ts';
export { afterWay, type Change, type WayOut, wayOf, waysOut } from './ways-out.ts';
