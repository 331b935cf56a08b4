import { datasetEndpoints } from './datasets.ts';
import type { Endpoint } from './endpoint.ts';
import { runEndpoints } from './runs.ts';
import { scenarioEndpoints } from './scenarios.ts';
import { serviceEndpoints } from './service.ts';

export type { Dataset } from './datasets.ts';
export { type Endpoint, type Input, isMedia, type Media } from './endpoint.ts';
export { type Access, ROLES, type Role } from './roles.ts';
export { RUN_EVENT, type Run, type RunEvent, type RunKind, type RunRequest } from './runs.ts';
export type { ScenarioRecord } from './scenarios.ts';
export { REFUSAL, type Refusal, type Text } from './words.ts';

/** The whole wire contract. */
export const ENDPOINTS = {
  ...serviceEndpoints,
  ...datasetEndpoints,
  ...scenarioEndpoints,
  ...runEndpoints,
};

export const ALL_ENDPOINTS: readonly Endpoint[] = Object.values(ENDPOINTS);
