export { type Case, type JudgedStage, makeCase, type Walkers, type Zones } from './case.ts';
export { checkPlan, violationsOf } from './check-plan.ts';
export type { FalseClaim } from './claims/claim.ts';
export type { LevelCheck } from './claims/levels.ts';
export { GOALS, goalOf, type JudgedGoal } from './goals/index.ts';
export type { CheckReport, Verdict } from './report.ts';
export { type Broken, type JudgedRule, RULES } from './rules/index.ts';
export { judgeYear, judgeYears, type YearCheck } from './years.ts';
