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
