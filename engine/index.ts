/** The library: load tables into a `Problem`, ask, plan, judge, report. Files and processes are the caller's. */
export { checkExchange, type ExchangeVerdict, violationText } from './check/exchange/index.ts';
export * from './check/index.ts';
export {
  type Diagnosis,
  explainPlan,
  explainUnit,
  type PlanState,
  planState,
  pricedRule,
  priceOfRule,
  type ThroughYears,
  targetsUnder,
  throughYears,
  waysOut,
  whyNothingFits,
  withoutRule,
} from './explain/index.ts';
export * from './indicators/index.ts';
export {
  inThisThread,
  type OpenPool,
  searchWorker,
  type WorkerMessage,
  type ZoneProgress,
} from './layout/index.ts';
export * from './plan/index.ts';
export * from './policy/index.ts';
export * from './problem/index.ts';
export { canProject, type Outlook, outlook, USUAL_YEARS } from './projection/index.ts';
export { harmless } from './report/harmless.ts';
export * from './report/index.ts';
export { applyScenario, parseScenario } from './scenario/apply.ts';
export { canonicalJson, scenarioHash } from './scenario/hash.ts';
export { judgeZones } from './scenario/judge-zones.ts';
export { type LayoutReason, layoutReasons } from './scenario/layout-reasons.ts';
export { type Mending, withGiven } from './scenario/mend.ts';
export { MODIFICATIONS } from './scenario/modifications/index.ts';
export { outlookOf } from './scenario/outlook-of.ts';
export { type PairAfter, type PairsAsked, pairsAfter } from './scenario/pairs-after.ts';
export { type CountyLayoutTools, type NoLayout, planCounty } from './scenario/plan-county.ts';
export { type JudgedPlan, planZones, type ZoningQuestion, type ZoningTools } from './scenario/plan-zones.ts';
export { type Prepared, prepare } from './scenario/prepare.ts';
export { defaultOptions, EMPTY_SCENARIO, type Scenario } from './scenario/scenario.ts';
export { type WalkingTimes, walkingTimes } from './scenario/walking-times.ts';
export { type TriedWay, tryWaysOut } from './scenario/ways-out.ts';
export { withDecisions } from './scenario/with-decisions.ts';
export { type YearOfLayout, yearsOfLayout } from './scenario/years-of-layout.ts';
export { solvers } from './solvers/index.ts';
export {
  contextOf,
  type ExchangeAnswer,
  enrolmentsOf,
  explainTeacherUnder,
  rosterNotes,
  rosterNoteText,
  type StaffRow,
  solveExchange,
  staffList,
  type TeacherExplanation,
  threeStates,
} from './staffing/index.ts';
export { afterSeconds, anyOf, whenCancelled } from './stop/index.ts';
export * from './travel/index.ts';
export * from './units.ts';
