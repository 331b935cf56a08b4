export {
  diffPlans,
  type LevelDiff,
  type MovedUnit,
  type PlanDiff,
  type SchoolDiff,
  type StageDiff,
  type WayTime,
} from './diff.ts';
export {
  DEFAULT_EXCHANGE_LEVELS,
  defaultExchangeOptions,
  type ExchangeForm,
  type ExchangeGoalId,
  type ExchangeLevel,
  type ExchangeOptions,
  type Forbidden,
  type Pin,
  type PlannedEnrolment,
  type PreviousMove,
} from './exchange-options.ts';
export {
  type BeforeAfter,
  EXCHANGE_PLAN_VERSION,
  type ExchangeMove,
  type ExchangePlan,
  type FairnessRow,
  type RecruitPost,
  type SchoolCard,
  type StaffCoefficient,
} from './exchange-plan.ts';
export { exchangePlanJsonSchema } from './exchange-plan-schema.ts';
export { parseExchangeOptions } from './exchange-schema.ts';
export {
  exchangeGoalName,
  exchangeStage,
  exchangeUnit,
  formName,
  groupingName,
  groupName,
  listed,
  measureName,
  schoolNamer,
  subjectName,
  type Words,
} from './exchange-words.ts';
export type {
  Displaced,
  LayoutOptions,
  LayoutPart,
  LayoutYear,
  Spending,
  WayOfGrades,
} from './layout.ts';
export {
  type Bus,
  DEFAULT_LEVELS,
  type Group,
  type LevelOption,
  type Lock,
  type PlanOptions,
} from './options.ts';
export {
  type Action,
  type LevelResult,
  OPTIMAL_GAP,
  PLAN_VERSION,
  type Plan,
  type PlanException,
  type PlannedMove,
  type PlanResult,
  type PlanStatus,
  relativeGap,
  type StoppedBy,
  type Violation,
} from './plan.ts';
export { pseudonymised } from './pseudonyms.ts';
export {
  type ParsedExchangePlan,
  type ParsedPlan,
  parseExchangePlan,
  parsePlan,
  saysExchange,
} from './read.ts';
export {
  brokenRule,
  brokenRules,
  exchangeRuleName,
  exchangeRuleNames,
} from './rule-words.ts';
export { planJsonSchema } from './schema.ts';
export { comparable, exchangePlanText, planText } from './write.ts';
