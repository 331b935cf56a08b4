import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { COMPLAINT, ID, NAME, TEXT, TIME } from './words.ts';

/** `scenario.json`; the engine's own schema judges what is inside. */
export const CONTENT = z.record(z.string(), z.unknown());

export const SCENARIO = z.object({
  id: ID,
  dataset: ID,
  name: z.string(),
  /** Counts saves; give it back with the next one. */
  version: z.int(),
  content: CONTENT,
  /** SHA-256 of the content without its name. */
  hash: z.string(),
  /** The scenario that it was copied from. */
  parent: ID.nullable(),
  author: z.string(),
  created: TIME,
  changed: TIME,
});
export type ScenarioRecord = z.infer<typeof SCENARIO>;

const VERSION = z.object({
  version: z.int(),
  name: z.string(),
  content: CONTENT,
  hash: z.string(),
  author: z.string(),
  at: TIME,
});

/** Somebody saved in between: keep mine (save again with `theirs.version`), take theirs, or keep both (copy). */
export const CONFLICT = z.object({
  code: z.literal('conflict'),
  text: TEXT,
  theirs: SCENARIO,
  yours: z.object({ version: z.int(), name: z.string(), content: CONTENT }),
});

const ONE = z.strictObject({ scenario: ID });

export const scenarioEndpoints = {
  listScenarios: endpoint({
    id: 'listScenarios',
    method: 'GET',
    path: '/api/scenarios',
    access: 'viewer',
    summary: 'Scenarios, last changed first',
    query: z.strictObject({ dataset: ID.optional() }),
    answers: { 200: z.object({ scenarios: z.array(SCENARIO) }) },
  }),
  createScenario: endpoint({
    id: 'createScenario',
    method: 'POST',
    path: '/api/scenarios',
    access: 'planner',
    summary: 'A new scenario of a dataset',
    body: z.strictObject({ dataset: ID, name: NAME, content: CONTENT }),
    answers: { 201: SCENARIO },
  }),
  readScenario: endpoint({
    id: 'readScenario',
    method: 'GET',
    path: '/api/scenarios/:scenario',
    access: 'viewer',
    summary: 'One scenario as it stands',
    params: ONE,
    answers: { 200: SCENARIO },
  }),
  saveScenario: endpoint({
    id: 'saveScenario',
    method: 'PUT',
    path: '/api/scenarios/:scenario',
    access: 'planner',
    summary: 'Save over the version that was read; 409 with both versions when somebody saved in between',
    params: ONE,
    body: z.strictObject({
      version: z
        .int()
        .min(1)
        .max(2 ** 31 - 1),
      name: NAME,
      content: CONTENT,
    }),
    answers: { 200: SCENARIO, 409: CONFLICT },
  }),
  copyScenario: endpoint({
    id: 'copyScenario',
    method: 'POST',
    path: '/api/scenarios/:scenario/copies',
    access: 'planner',
    summary: 'A copy, with its own content where that is given',
    params: ONE,
    body: z.strictObject({ name: NAME, content: CONTENT.optional() }),
    answers: { 201: SCENARIO },
  }),
  removeScenario: endpoint({
    id: 'removeScenario',
    method: 'DELETE',
    path: '/api/scenarios/:scenario',
    access: 'planner',
    summary: 'Take a scenario out of the list; its history and plans stay',
    params: ONE,
    query: z.strictObject({
      version: z.coerce
        .number()
        .int()
        .min(1)
        .max(2 ** 31 - 1),
    }),
    answers: { 200: SCENARIO, 409: CONFLICT },
  }),
  scenarioHistory: endpoint({
    id: 'scenarioHistory',
    method: 'GET',
    path: '/api/scenarios/:scenario/history',
    access: 'viewer',
    summary: 'Versions that were saved, newest first, fifty at a time; `before` a version goes further back',
    params: ONE,
    query: z.strictObject({
      before: z.coerce
        .number()
        .int()
        .min(1)
        .max(2 ** 31 - 1)
        .optional(),
    }),
    answers: { 200: z.object({ versions: z.array(VERSION) }) },
  }),
  checkScenario: endpoint({
    id: 'checkScenario',
    method: 'POST',
    path: '/api/scenarios/:scenario/check',
    access: 'planner',
    summary: 'Resolve the scenario against its dataset: every fault, or none',
    params: ONE,
    answers: { 200: z.object({ complaints: z.array(COMPLAINT) }) },
  }),
};
