/** The door for the browser's worker: a plan that is edited by hand. No solver, nothing of Node. */

export type { UnitExplanation } from './explain/explain-unit.ts';
export { type Figure, isKnown, type Lack, lackText, type Measurement } from './indicators/index.ts';
export type { LiveBreach } from './live/breaches.ts';
export {
  type Household,
  type HouseholdWay,
  LivePlan,
  type LiveQuestion,
  type LiveSchool,
  startLive,
} from './live/live-plan.ts';
export type { Complaint, Problem } from './problem/index.ts';
export type { Scenario } from './scenario/scenario.ts';
export type { TravelTable } from './travel/index.ts';
