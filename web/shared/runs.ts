import * as z from 'zod';
import { columns, endpoint } from './endpoint.ts';
import type { AssignmentData } from './map.ts';
import { EXCHANGE_REQUEST, PLAN_REQUEST, ZONES_REQUEST } from './run-requests.ts';
import { COMPLAINT, ID, TEXT, TIME } from './words.ts';

export const RUN_STATES = ['queued', 'running', 'cancelled', 'finished', 'failed'] as const;
export const RUN_KINDS = ['zones', 'exchange'] as const;
export type RunKind = (typeof RUN_KINDS)[number];

export const RUN = z.object({
  id: ID,
  kind: z.enum(RUN_KINDS),
  /** Drawn by hand and judged, not solved. */
  byHand: z.boolean(),
  /** Of a plan by hand. */
  name: z.string().nullable(),
  dataset: ID,
  scenario: ID,
  scenarioVersion: z.int(),
  /** Of the scenario's content when the run was asked for: another one now means that the scenario went on. */
  scenarioHash: z.string(),
  state: z.enum(RUN_STATES),
  /** What was asked: seconds, iterations, seed, goals, …; locks and zones by hand are only counted. */
  request: z.record(z.string(), z.unknown()),
  /** How often it was begun; more than once after an interruption. */
  attempt: z.int(),
  /** Why it failed. */
  reason: z.object({ code: z.string(), text: TEXT, complaints: z.array(COMPLAINT).optional() }).nullable(),
  /** Status, levels and gap of the plan; null while there is none. */
  result: z.record(z.string(), z.unknown()).nullable(),
  files: z.array(z.object({ name: z.string(), media: z.string(), bytes: z.int() })),
  author: z.string(),
  created: TIME,
  started: TIME.nullable(),
  ended: TIME.nullable(),
});
export type Run = z.infer<typeof RUN>;

const PROGRESS = {
  phase: z.string(),
  /** Seconds since the attempt began. */
  seconds: z.number(),
  goal: z.string().nullable(),
  iteration: z.number().nullable(),
  incumbent: z.number().nullable(),
  bound: z.number().nullable(),
  gap: z.number().nullable(),
};

/** What a stream of events holds, each with its number as SSE id. */
export const RUN_EVENT = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('queued') }),
  z.object({ kind: z.literal('started'), attempt: z.int() }),
  z.object({ kind: z.literal('interrupted'), text: TEXT }),
  z.object({ kind: z.literal('progress'), ...PROGRESS }),
  z.object({ kind: z.literal('ended'), state: z.enum(RUN_STATES) }),
]);
export type RunEvent = z.infer<typeof RUN_EVENT>;

export const ONE = z.strictObject({ run: ID });
const FILE = z.strictObject({ run: ID, file: z.string().regex(/^[a-z][a-z0-9.-]{0,80}$/) });
export const ANSWERED = { 200: RUN, 202: RUN };
const LIST = z.strictObject({ scenario: ID.optional(), dataset: ID.optional() });
const CURVE = z.object({
  state: z.enum(RUN_STATES),
  /** The last attempt's, in order. */
  points: z.array(z.object({ number: z.int(), ...PROGRESS })),
});

const HOW = 'How a run stands';
const CURVE_HELP = 'Incumbent, bound and gap from the beginning until now';
const EVENTS_HELP =
  'Progress as server-sent events, each a JSON object with its number as id; Last-Event-ID goes on after that number; the last is `event: end`';
const CANCEL_HELP = 'End a run soon; the best plan so far is kept';

/** Zone plans say nothing of teachers; everything about exchanges lives behind the personnel office's own routes. */
export const runEndpoints = {
  startRun: endpoint({
    id: 'startRun',
    method: 'POST',
    path: '/api/runs',
    access: 'planner',
    summary:
      'Draw zones for a scenario. 202 when it was queued, 200 when the same question is at work or answered',
    body: ZONES_REQUEST,
    answers: ANSWERED,
  }),
  judgePlan: endpoint({
    id: 'judgePlan',
    method: 'POST',
    path: '/api/plans',
    access: 'planner',
    summary:
      'Keep zones that were drawn by hand: they are judged, counted and made into every file like those of a run, and are read, compared and explained as one',
    body: PLAN_REQUEST,
    answers: ANSWERED,
  }),
  startExchangeRun: endpoint({
    id: 'startExchangeRun',
    method: 'POST',
    path: '/api/exchange-runs',
    access: 'hr',
    summary: 'Plan a teacher exchange for a scenario',
    body: EXCHANGE_REQUEST,
    answers: ANSWERED,
  }),
  readAssignment: endpoint({
    id: 'readAssignment',
    method: 'GET',
    path: '/api/runs/:run/assignment',
    access: 'viewer',
    summary:
      'Who goes where under the plan of a run, as columns in the order of the map; of a layout in the school year of `year`, else in its first',
    params: ONE,
    query: z.strictObject({ year: z.coerce.number().int().optional() }),
    answers: { 200: columns<AssignmentData>() },
  }),
  listRuns: endpoint({
    id: 'listRuns',
    method: 'GET',
    path: '/api/runs',
    access: 'viewer',
    summary: 'Runs and plans by hand, newest first',
    query: LIST,
    answers: { 200: z.object({ runs: z.array(RUN) }) },
  }),
  readRun: endpoint({
    id: 'readRun',
    method: 'GET',
    path: '/api/runs/:run',
    access: 'viewer',
    summary: HOW,
    params: ONE,
    answers: { 200: RUN },
  }),
  readCurve: endpoint({
    id: 'readCurve',
    method: 'GET',
    path: '/api/runs/:run/curve',
    access: 'viewer',
    summary: CURVE_HELP,
    params: ONE,
    answers: { 200: CURVE },
  }),
  runEvents: endpoint({
    id: 'runEvents',
    method: 'GET',
    path: '/api/runs/:run/events',
    access: 'viewer',
    summary: EVENTS_HELP,
    params: ONE,
    answers: { 200: { media: 'text/event-stream' } },
  }),
  cancelRun: endpoint({
    id: 'cancelRun',
    method: 'POST',
    path: '/api/runs/:run/cancel',
    access: 'planner',
    summary: CANCEL_HELP,
    params: ONE,
    answers: ANSWERED,
  }),
  readRunFile: endpoint({
    id: 'readRunFile',
    method: 'GET',
    path: '/api/runs/:run/files/:file',
    access: 'viewer',
    summary:
      'One of the files that the run names: plan.json, zones.geojson, tables as CSV and workbooks, reports as HTML (`.en` or `.zh`)',
    params: FILE,
    answers: { 200: { media: 'application/octet-stream' } },
  }),
  listExchangeRuns: endpoint({
    id: 'listExchangeRuns',
    method: 'GET',
    path: '/api/exchange-runs',
    access: 'hr',
    summary: 'Exchange runs, newest first',
    query: LIST,
    answers: { 200: z.object({ runs: z.array(RUN) }) },
  }),
  readExchangeRun: endpoint({
    id: 'readExchangeRun',
    method: 'GET',
    path: '/api/exchange-runs/:run',
    access: 'hr',
    summary: HOW,
    params: ONE,
    answers: { 200: RUN },
  }),
  readExchangeCurve: endpoint({
    id: 'readExchangeCurve',
    method: 'GET',
    path: '/api/exchange-runs/:run/curve',
    access: 'hr',
    summary: CURVE_HELP,
    params: ONE,
    answers: { 200: CURVE },
  }),
  exchangeRunEvents: endpoint({
    id: 'exchangeRunEvents',
    method: 'GET',
    path: '/api/exchange-runs/:run/events',
    access: 'hr',
    summary: EVENTS_HELP,
    params: ONE,
    answers: { 200: { media: 'text/event-stream' } },
  }),
  cancelExchangeRun: endpoint({
    id: 'cancelExchangeRun',
    method: 'POST',
    path: '/api/exchange-runs/:run/cancel',
    access: 'hr',
    summary: CANCEL_HELP,
    params: ONE,
    answers: ANSWERED,
  }),
  readExchangeRunFile: endpoint({
    id: 'readExchangeRunFile',
    method: 'GET',
    path: '/api/exchange-runs/:run/files/:file',
    access: 'hr',
    summary: 'plan.json, tables as CSV or one workbook (`.en` or `.zh`)',
    params: FILE,
    answers: { 200: { media: 'application/octet-stream' } },
  }),
};
