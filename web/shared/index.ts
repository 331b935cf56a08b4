import { analysisEndpoints } from './analysis.ts';
import { catalogueEndpoints } from './catalogue.ts';
import { datasetEndpoints } from './datasets.ts';
import type { Endpoint } from './endpoint.ts';
import { layoutEndpoints } from './layouts.ts';
import { runEndpoints } from './runs.ts';
import { scenarioEndpoints } from './scenarios.ts';
import { serviceEndpoints } from './service.ts';
import { staffEndpoints } from './staff.ts';

export type { Catalogue } from './catalogue.ts';
export {
  type Answer,
  ApiError,
  type Client,
  type ClientOptions,
  createClient,
  type EndpointId,
  type Reply,
  type Request,
} from './client.ts';
export { COLUMNS_MEDIA, decodeColumns, encodeColumns } from './columns.ts';
export type { Comparison } from './comparison.ts';
export type { Dataset, Preview, PreviewQuestion } from './datasets.ts';
export { type Endpoint, type Input, isMedia, type Media } from './endpoint.ts';
export type { WhyNothing } from './explanations.ts';
export type { Figures } from './figures.ts';
export type { Layout, LayoutRequest } from './layouts.ts';
export {
  type AssignmentData,
  type Detail,
  MAIN_STREETS,
  type MapData,
  type MapDraft,
  type MapSchool,
  type MapUnits,
  type OutlineData,
  type Points,
  type Shapes,
  type StreetData,
  type StreetRanks,
  type Streets,
  type TravelData,
} from './map.ts';
export { type Access, ROLES, type Role } from './roles.ts';
export type { ExchangeRequest, PlanRequest, ZonesRequest } from './run-requests.ts';
export { RUN_EVENT, type Run, type RunEvent, type RunKind } from './runs.ts';
export type { ScenarioRecord } from './scenarios.ts';
export type { StaffRow, TeacherAnswer } from './staff.ts';
export * from './unpack.ts';
export { REFUSAL, type Refusal, type Text } from './words.ts';

/** The whole wire contract. The page imports its types, and `client.ts` by name: the schemas stay with the server. */
export const ENDPOINTS = {
  ...serviceEndpoints,
  ...catalogueEndpoints,
  ...datasetEndpoints,
  ...scenarioEndpoints,
  ...runEndpoints,
  ...layoutEndpoints,
  ...analysisEndpoints,
  ...staffEndpoints,
};

export const ALL_ENDPOINTS: readonly Endpoint[] = Object.values(ENDPOINTS);
