import * as z from 'zod';
import { type Endpoint, endpoint } from './endpoint.ts';
import { COMPLAINT, ID, TEXT, TIME } from './words.ts';

export const RUN_STATES = ['queued', 'running', 'cancelled', 'finished', 'failed'] as const;
export const RUN_KINDS = ['zones', 'exchange'] as const;
export type RunKind = (typeof RUN_KINDS)[number];

const LONGEST_SECONDS = 24 * 3600;
const MOST_ITERATIONS = 1_000_000_000;

const EFFORT = {
  /** Time for solving; 30 when neither it nor `iterations` is given. */
  seconds: z.number().min(0.1).max(LONGEST_SECONDS).optional(),
  /** Instead of time: the same request gives the same plan on every machine. */
  iterations: z.int().min(0).max(MOST_ITERATIONS).optional(),
  seed: z
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .default(1),
};

export const ZONES_REQUEST = z.strictObject({ scenario: ID, ...EFFORT });
export const EXCHANGE_REQUEST = z.strictObject({
  scenario: ID,
  ...EFFORT,
  /** As in the options file of `junheng rotate`. */
  options: z.record(z.string(), z.unknown()).default({}),
});
export type RunRequest = z.infer<typeof EXCHANGE_REQUEST>;

export const RUN = z.object({
  id: ID,
  kind: z.enum(RUN_KINDS),
  dataset: ID,
  scenario: ID,
  scenarioVersion: z.int(),
  state: z.enum(RUN_STATES),
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

/** What a stream of events holds, each with its number as SSE id. */
export const RUN_EVENT = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('queued') }),
  z.object({ kind: z.literal('started'), attempt: z.int() }),
  z.object({ kind: z.literal('interrupted'), text: TEXT }),
  z.object({
    kind: z.literal('progress'),
    phase: z.string(),
    /** Seconds since the attempt began. */
    seconds: z.number(),
    goal: z.string().nullable(),
    iteration: z.number().nullable(),
    incumbent: z.number().nullable(),
    bound: z.number().nullable(),
    gap: z.number().nullable(),
  }),
  z.object({ kind: z.literal('ended'), state: z.enum(RUN_STATES) }),
]);
export type RunEvent = z.infer<typeof RUN_EVENT>;

const ONE = z.strictObject({ run: ID });
const FILE = z.strictObject({ run: ID, file: z.string().regex(/^[a-z][a-z0-9.-]{0,80}$/) });
const ANSWERED = { 200: RUN, 202: RUN };
const LIST = z.strictObject({ scenario: ID.optional(), dataset: ID.optional() });

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
  startExchangeRun: endpoint({
    id: 'startExchangeRun',
    method: 'POST',
    path: '/api/exchange-runs',
    access: 'hr',
    summary: 'Plan a teacher exchange for a scenario',
    body: EXCHANGE_REQUEST,
    answers: ANSWERED,
  }),
  ...zonesOrExchange('Run', '/api/runs', 'viewer', 'planner'),
  ...renamed(zonesOrExchange('ExchangeRun', '/api/exchange-runs', 'hr', 'hr')),
};

function zonesOrExchange<const R extends 'viewer' | 'hr', const W extends 'planner' | 'hr'>(
  name: string,
  base: string,
  reads: R,
  cancels: W,
) {
  return {
    listRuns: endpoint({
      id: `list${name}s`,
      method: 'GET',
      path: base,
      access: reads,
      summary: 'Runs, newest first',
      query: LIST,
      answers: { 200: z.object({ runs: z.array(RUN) }) },
    }),
    readRun: endpoint({
      id: `read${name}`,
      method: 'GET',
      path: `${base}/:run`,
      access: reads,
      summary: 'How a run stands',
      params: ONE,
      answers: { 200: RUN },
    }),
    runEvents: endpoint({
      id: `events${name}`,
      method: 'GET',
      path: `${base}/:run/events`,
      access: reads,
      summary:
        'Progress as server-sent events, each a JSON object with its number as id; Last-Event-ID goes on after that number; the last is `event: end`',
      params: ONE,
      answers: { 200: { media: 'text/event-stream' } },
    }),
    cancelRun: endpoint({
      id: `cancel${name}`,
      method: 'POST',
      path: `${base}/:run/cancel`,
      access: cancels,
      summary: 'End a run soon; the best plan so far is kept',
      params: ONE,
      answers: { 200: RUN, 202: RUN },
    }),
    readRunFile: endpoint({
      id: `file${name}`,
      method: 'GET',
      path: `${base}/:run/files/:file`,
      access: reads,
      summary: 'plan.json, tables as CSV or one workbook (`.en` or `.zh`), zones.geojson',
      params: FILE,
      answers: { 200: { media: 'application/octet-stream' } },
    }),
  };
}

function renamed<
  E extends Record<'listRuns' | 'readRun' | 'runEvents' | 'cancelRun' | 'readRunFile', Endpoint>,
>(endpoints: E) {
  return {
    listExchangeRuns: endpoints.listRuns as E['listRuns'],
    readExchangeRun: endpoints.readRun as E['readRun'],
    exchangeRunEvents: endpoints.runEvents as E['runEvents'],
    cancelExchangeRun: endpoints.cancelRun as E['cancelRun'],
    readExchangeRunFile: endpoints.readRunFile as E['readRunFile'],
  };
}
