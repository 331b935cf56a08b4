/** The door for the browser's worker: a plan that is edited by hand. No solver, nothing of Node. */

export type { UnitExplanation } from './explain/explain-unit.ts';
export type { ThroughYear, ThroughYears } from './explain/through-years.ts';
export type { TargetCheck } from './indicators/index.ts';
// What is lacking is told by the server: its words name every table of a dataset, and those are heavy.
export { type Figure, isKnown, type Lack, type Measurement } from './indicators/index.ts';
export type { LiveBreach } from './live/breach.ts';
export type { Household, HouseholdWay } from './live/household.ts';
export { LivePlan, type LiveSchool } from './live/live-plan.ts';
export { type LiveQuestion, startLive } from './live/start.ts';
export type { Complaint, Problem } from './problem/index.ts';
export { stagePupils } from './problem/index.ts';
export type { Outlook } from './projection/index.ts';
export { outlookOf } from './scenario/outlook-of.ts';
export type { Scenario } from './scenario/scenario.ts';
export type { TravelTable } from './travel/index.ts';
