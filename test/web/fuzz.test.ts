import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Random } from '../../engine/random.ts';
import { ALL_ENDPOINTS, type Endpoint, ROLES } from '../../web/shared/index.ts';
import { SMALL_COUNTY } from '../support/small-county.ts';
import { filesOf, isOver, type Office, openOffice, type Part, until, uploadOf } from './support/office.ts';

/** 20,000 by JUNHENG_FUZZ=20000; fewer on every day. */
const REQUESTS = Number(process.env.JUNHENG_FUZZ ?? 1000);
/** One in so many is an upload: each needs a thread of its own. */
const UPLOAD_EVERY = 100;
const OPENING = 120_000;

let office: Office;
let files: Part[];
let ids: string[];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'junheng-fuzz-'));
  const choice = { url: null, folder };
  const made = await openOffice(choice);
  files = await filesOf(SMALL_COUNTY);
  const post = async (url: string, payload: object) =>
    (await made.ask('planner', { method: 'POST', url, payload })).json();
  const { dataset } = (await made.ask('planner+hr', uploadOf(files))).json();
  const scenario = await post('/api/scenarios', { dataset: dataset.id, name: 'x', content: {} });
  const run = await post('/api/runs', { scenario: scenario.id, iterations: 5 });
  const url = `/api/runs/${run.id}`;
  await until(async () => (await made.ask('viewer', { method: 'GET', url })).json(), isOver);
  ids = [dataset.id, scenario.id, run.id];
  await made.close();
  // Without a worker: what is fuzzed is the door, not the solver.
  office = await openOffice(choice, {
    concurrency: 0,
    limits: { requestsPerMinute: 1e9, uploadMegabytes: 20 },
  });
}, OPENING);

afterAll(async () => {
  await office?.close();
  await rm(folder, { recursive: true, force: true });
});

it('answers whatever comes with a reason, never with a fault, a crash or a teacher', {
  timeout: 3_600_000,
}, async () => {
  const random = new Random(4173, 1);
  const statuses = new Map<number, number>();
  for (let i = 0; i < REQUESTS; i++) {
    const request = i % UPLOAD_EVERY === 0 ? strangeUpload(random) : strangeRequest(random);
    const roles = pick(random, ['', 'viewer', 'planner', 'viewer+planner+administrator', 'planner+viewer']);
    const answer = await office.ask(roles, request);
    const what = `${i}: ${request.method} ${request.url} ${String(request.payload).slice(0, 300)}`;
    expect(answer.statusCode, `${what}\n${answer.body}`).toBeLessThan(500);
    expect(answer.body, what).not.toMatch(/李秀英|王建国|重病|\bat .*\.ts:\d+/);
    statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1);
  }
  // The walk has seen every kind of answer, not one closed door.
  for (const status of [200, 400, 401, 403, 404, 422])
    expect(statuses.get(status) ?? 0, `${status}`).toBeGreaterThan(0);
  expect((await office.ask('', { method: 'GET', url: '/healthz' })).statusCode).toBe(200);
  expect(office.faults).toEqual([]);
});

function pick<T>(random: Random, choices: readonly T[]): T {
  return choices[random.below(choices.length)]!;
}

const STRANGE: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  Number.MAX_VALUE,
  2 ** 53,
  '',
  ' ',
  '\u0000',
  '\ud800',
  "'; DROP TABLE junheng.runs; --",
  '../../etc/passwd',
  '%00',
  '<script>',
  '=1+1',
  '𠮷'.repeat(200),
  [],
  [[[[]]]],
  {},
  { __proto__x: 1 },
  { constructor: { prototype: 1 } },
  'a'.repeat(5000),
];
const KEYS = [
  'dataset',
  'scenario',
  'name',
  'content',
  'version',
  'seconds',
  'iterations',
  'seed',
  'options',
  'modifications',
  'kind',
  'x',
  'runs',
  'assignment',
  'from',
  'mend',
  'goals',
  'locks',
  'before',
  'v',
];

function value(random: Random, depth = 0): unknown {
  const kind = random.below(depth > 5 ? 2 : 5);
  if (kind === 0) return pick(random, STRANGE);
  if (kind === 1) return pick(random, [...ids, 'closeSchool', 'S1', 1, 30]);
  if (kind === 2) return Array.from({ length: random.below(4) }, () => value(random, depth + 1));
  return Object.fromEntries(
    Array.from({ length: random.below(6) }, () => [pick(random, KEYS), value(random, depth + 1)]),
  );
}

function strangeRequest(random: Random): InjectOptions {
  const endpoint: Endpoint = pick(random, ALL_ENDPOINTS);
  const parameter = () =>
    pick(random, [
      ...ids,
      ids[0]!.toUpperCase(),
      'schools.csv',
      'teachers.csv',
      'plan.json',
      'contiguity',
      'lock:U1',
      'U1',
      '..%2f..%2fteachers.csv',
      '%00',
      '%ff',
      'ÿ',
      '0',
      'a'.repeat(300),
    ]);
  const query =
    random.below(3) === 0
      ? `?${pick(random, KEYS)}=${encodeURIComponent(
          String(
            pick(
              random,
              STRANGE.filter((one) => one !== '\ud800'),
            ),
          ),
        )}`
      : '';
  const url = `${endpoint.path.replace(/:\w+/g, parameter)}${query}`;
  const method =
    random.below(10) === 0
      ? pick(random, ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'] as const)
      : endpoint.method;
  if (method === 'GET' || method === 'HEAD') return { method, url, headers: strangeHeaders(random) };
  const text = JSON.stringify(value(random)) ?? '';
  const cut = random.below(4) === 0 ? text.slice(0, random.below(text.length + 1)) : text;
  const deep = '['.repeat(20_000) + ']'.repeat(20_000);
  const payload = random.below(50) === 0 ? `{"dataset":"${ids[0]}","name":"x","content":{"a":${deep}}}` : cut;
  const media = pick(random, [
    'application/json',
    'application/json',
    'application/json',
    'text/plain',
    'application/xml',
    'multipart/form-data',
    '',
  ]);
  return {
    method,
    url,
    payload,
    headers: { ...(media ? { 'content-type': media } : {}), ...strangeHeaders(random) },
  };
}

function strangeHeaders(random: Random): Record<string, string> {
  return pick(random, [
    {},
    {},
    {},
    { 'last-event-id': '1e99' },
    { 'junheng-as': ROLES.join() },
    { cookie: 'junheng-as=%00;;=' },
    { origin: 'null' },
    { range: 'bytes=9-1' },
  ]);
}

/** A sound upload with some bytes changed, cut off or named strangely; or no upload at all. */
function strangeUpload(random: Random): InjectOptions {
  const parts = files
    .filter(() => random.below(4) > 0)
    .map(({ name, bytes }) => {
      const changed = Uint8Array.from(bytes);
      for (let k = random.below(8); k > 0; k--)
        changed[random.below(Math.max(1, changed.length))] = random.below(256);
      const length = random.below(5) === 0 ? random.below(changed.length + 1) : changed.length;
      return {
        name:
          random.below(6) === 0
            ? pick(random, ['../x.csv', 'a.zip', 'b.xlsx', '', 'policy.json', 'CON', 'x.geojson'])
            : name,
        bytes: changed.subarray(0, length),
      };
    });
  const mapping = pick(random, [
    null,
    '{',
    '{"files":{"schools.csv":{"columns":{"name":"id","id":""}}}}',
    '{"files":{"schools.csv":{"columns":{"name":"nonsense","__proto__":"id"}}}}',
    '{"files":{"units.csv":{"as":"schools","columns":{"g1":"g2","id":"id"}},"teachers.csv":{"crs":"BD-09"}}}',
    '{"files":{"*":{"crs":"EPSG:4526+yx"}},"within":"x","pupils":{"totals":{"*":{"g1":9}}}}',
    '[1]',
    'null',
  ]);
  const whole = uploadOf(parts, undefined, mapping === null ? {} : { mapping });
  const payload = whole.payload as Buffer;
  const url = pick(random, [
    '/api/datasets',
    '/api/datasets?name=x',
    '/api/datasets/previews',
    `/api/datasets/previews?base=${ids[0]}`,
    `/api/datasets?base=${pick(random, ids)}`,
    '/api/datasets/previews?name=',
    '/api/datasets?name=',
    '/api/datasets?y=1',
  ]);
  return {
    ...whole,
    url,
    payload: random.below(4) === 0 ? payload.subarray(0, random.below(payload.length)) : payload,
  };
}
