export { type BalancePolicy, type CoefficientPolicy, NO_BALANCE } from './balance.ts';
export { type ChoicePolicy, NO_CHOICE } from './choice.ts';
export { type Entry, settingAt } from './entries.ts';
export {
  type CoefficientLimit,
  type ExchangePolicy,
  exchangePolicy,
  RATIO_OF_MEASURE,
  STAFF_MEASURES,
  type StaffMeasure,
} from './exchange.ts';
export type { PolicyFault } from './fault.ts';
export type { LayoutPolicy } from './layout.ts';
export {
  gradeNumber,
  type Policy,
  type Provenance,
  type WalkingBand,
  type ZoningPolicy,
} from './policy.ts';
export { type Profile, parseProfile, profileJsonSchema } from './profile.ts';
export { DEFAULT_PROFILE, PROFILES } from './profiles/index.ts';
export { RATIOS, type RatioDefinition, type RatioId, ratioNamed } from './ratios.ts';
export { type Resolved, resolveDatasetPolicy, resolvePolicy } from './resolve.ts';
export { VARIANTS, type Variant } from './settings/projection.ts';
export { type PolicyValues, PRICED, type PricedResource, SETTINGS, type SettingPath } from './settings.ts';
export { POLICY_STAGES, type PolicyStage } from './stages.ts';
