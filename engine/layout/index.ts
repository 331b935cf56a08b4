export { type Compiled, compile } from './compile.ts';
export type { Context, Question } from './context.ts';
export {
  type LayoutDraft,
  type LayoutProgress,
  type LayoutQuestion,
  type LayoutTools,
  yearsOf,
} from './county/horizon.ts';
export { layoutCounty } from './county/layout-county.ts';
export { asItIs, costOfAction, takeActions } from './county/standing.ts';
export { draftToPlan, type PlanFrame } from './draft.ts';
export type { Grouping } from './grouping.ts';
export type { Objective } from './objectives/index.ts';
export {
  inThisThread,
  type OpenPool,
  type SearchJob,
  type SearchPool,
  type SearchResult,
  searchWorker,
  type WorkerMessage,
} from './search/pool.ts';
export { type CompiledSites, compileSites } from './sites/compile-sites.ts';
export { chooseSites, type SiteDraft, type SiteOptions, type SiteProgress } from './sites/site-search.ts';
export type { Task } from './task.ts';
export { type LevelDraft, type ZoneDraft, type ZoneOptions, type ZoneProgress, zone } from './zone.ts';
