export type { HonestChange } from '../measures/honesty.ts';
export { type CoefficientChange, coefficientChanges, resourcesLeft } from './coefficient-changes.ts';
export {
  buildCounty,
  type County,
  countyInForce,
  countyToday,
  countyUnderPlan,
  zonesOf,
} from './county.ts';
export { type Asked, pupilsOfUnit, type StageBand, type StageDemand, stageDemand } from './demand.ts';
export { type Figure, type Indicator, type Limit, limitAt, type Part } from './indicator.ts';
export { isKnown, type Lack, type LackCode, lack, lackText } from './lack.ts';
export { INDICATORS } from './list/index.ts';
export { ruleAt } from './list/school-rule.ts';
export { sittingInStage } from './list/sitting.ts';
export { countyFigures, keeps, type Measurement, schoolFigures } from './measure.ts';
export { type PricedNeed, pricedNeeds } from './needs/index.ts';
export {
  type Placement,
  placement,
  placementInForce,
  placementOfPlan,
  zoneMembers,
} from './placement.ts';
export { type Room, roomOf } from './room.ts';
export { enrolledRoster, placedRoster, type Roster } from './roster.ts';
export type { StageSheet } from './sheet.ts';
export { compared, spreadOf, spreadRules } from './spread-of.ts';
export { IndicatorState } from './state.ts';
export { judgeTargets, type TargetCheck, type TargetFigures, targetFigures } from './targets.ts';
export { type CountyVerdict, countyVerdict } from './verdict.ts';
export {
  meanSeconds,
  pupilsBeyond,
  stageWalk,
  TimeHistogram,
  type Walk,
  waySeconds,
  zoneWalk,
} from './walk.ts';
export { type Zone, zoneContext, zoneOf } from './zone.ts';
