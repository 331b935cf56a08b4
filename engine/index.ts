/** The library: load tables into a `Problem`, ask, plan, judge, report. Files and processes are the caller's. */
export * from './check/index.ts';
export * from './indicators/index.ts';
export * from './plan/index.ts';
export * from './policy/index.ts';
export * from './problem/index.ts';
export * from './report/index.ts';
export { applyScenario, parseScenario } from './scenario/apply.ts';
export { scenarioHash } from './scenario/hash.ts';
export { type Prepared, prepare } from './scenario/prepare.ts';
export { defaultOptions, EMPTY_SCENARIO, type Scenario } from './scenario/scenario.ts';
export { type WalkingTimes, walkingTimes } from './scenario/walking-times.ts';
export * from './travel/index.ts';
export * from './units.ts';
