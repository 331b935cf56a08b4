import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { COLUMNS_MEDIA, ENDPOINTS, type Run, type RunKind } from '../../shared/index.ts';
import type { Context } from '../context.ts';
import { findDataset } from '../data/datasets.ts';
import { cancelRun, createRun, curveOf, findRun, listRuns, runFile, unpackedBytes } from '../data/runs.ts';
import { findScenario } from '../data/scenarios.ts';
import { streamEvents } from '../http/events.ts';
import { acceptsGzip, sendReady } from '../http/ready.ts';
import { notFound, Refused } from '../http/refusal.ts';
import { route } from '../http/route.ts';
import { ASSIGNMENT_FILE, assignmentFileOf, FIGURES_FILE, LAYOUT_FILE } from '../jobs/plan-files.ts';

export function runRoutes(app: FastifyInstance, context: Context): void {
  const { identify, store, library } = context;
  /** A run of zones that has ended with a plan. */
  const planned = async (id: string): Promise<Run> => {
    const run = await findRun(store, id, 'zones');
    if (!run) throw notFound();
    if (!run.files.some(({ name }) => name === 'plan.json')) throw new Refused(409, 'no-plan', NO_PLAN);
    return run;
  };
  /** Files that the page reads again and again; those of a run never change. */
  const readyFile = async (of: string, name: string, media: string) => {
    const { id, dataset } = await planned(of);
    return await library.get({ dataset, from: [name, id], keep: false }, async () => {
      const file = await runFile(store, id, 'zones', name);
      if (!file) throw new Refused(409, 'no-plan', NO_PLAN);
      return { ready: { media, gzipped: file.packed ? file.bytes : await pack(file.bytes) } };
    });
  };
  route(app, identify, ENDPOINTS.readAssignment, async ({ params, query, request, reply }) => {
    const name = query.year === undefined ? ASSIGNMENT_FILE : assignmentFileOf(query.year);
    return sendReady(await readyFile(params.run, name, COLUMNS_MEDIA), request, reply);
  });
  route(app, identify, ENDPOINTS.readFigures, async ({ params, request, reply }) =>
    sendReady(await readyFile(params.run, FIGURES_FILE, JSON_MEDIA), request, reply),
  );
  route(app, identify, ENDPOINTS.readLayout, async ({ params, request, reply }) =>
    sendReady(await readyFile(params.run, LAYOUT_FILE, JSON_MEDIA), request, reply),
  );
  route(app, identify, ENDPOINTS.startLayoutRun, async ({ body, person, reply }) => {
    const { run, isNew } = await startRun(context, 'zones', body, person.name);
    reply.code(isNew ? 202 : 200);
    return run;
  });
  route(app, identify, ENDPOINTS.startRun, async ({ body, person, reply }) => {
    if (body.from !== undefined) await planned(body.from);
    if (body.mend !== undefined && body.from === undefined) throw new Refused(422, 'mend', MEND);
    const { run, isNew } = await startRun(context, 'zones', body, person.name);
    reply.code(isNew ? 202 : 200);
    return run;
  });
  route(app, identify, ENDPOINTS.judgePlan, async ({ body, person, reply }) => {
    if (body.from !== undefined) await planned(body.from);
    const { run, isNew } = await startRun(context, 'zones', body, person.name);
    reply.code(isNew ? 202 : 200);
    return run;
  });
  route(app, identify, ENDPOINTS.startExchangeRun, async ({ body, person, reply }) => {
    if (body.zones !== undefined) {
      const { dataset } = await planned(body.zones);
      const scenario = await findScenario(store, body.scenario);
      if (scenario && scenario.dataset !== dataset) throw new Refused(422, 'other-dataset', OTHER_ZONES);
    }
    const { run, isNew } = await startRun(context, 'exchange', body, person.name);
    reply.code(isNew ? 202 : 200);
    return run;
  });
  const { listRuns: list, readRun, readCurve, runEvents, cancelRun: cancel, readRunFile } = ENDPOINTS;
  readRoutes(app, context, 'zones', { list, readRun, readCurve, runEvents, cancel, readRunFile });
  readRoutes(app, context, 'exchange', {
    list: ENDPOINTS.listExchangeRuns,
    readRun: ENDPOINTS.readExchangeRun,
    readCurve: ENDPOINTS.readExchangeCurve,
    runEvents: ENDPOINTS.exchangeRunEvents,
    cancel: ENDPOINTS.cancelExchangeRun,
    readRunFile: ENDPOINTS.readExchangeRunFile,
  });
}

interface ReadEndpoints {
  readonly list: typeof ENDPOINTS.listRuns | typeof ENDPOINTS.listExchangeRuns;
  readonly readRun: typeof ENDPOINTS.readRun | typeof ENDPOINTS.readExchangeRun;
  readonly readCurve: typeof ENDPOINTS.readCurve | typeof ENDPOINTS.readExchangeCurve;
  readonly runEvents: typeof ENDPOINTS.runEvents | typeof ENDPOINTS.exchangeRunEvents;
  readonly cancel: typeof ENDPOINTS.cancelRun | typeof ENDPOINTS.cancelExchangeRun;
  readonly readRunFile: typeof ENDPOINTS.readRunFile | typeof ENDPOINTS.readExchangeRunFile;
}

function readRoutes(
  app: FastifyInstance,
  { store, identify, ending }: Context,
  kind: RunKind,
  endpoints: ReadEndpoints,
): void {
  const found = async (id: string): Promise<Run> => {
    const run = await findRun(store, id, kind);
    if (!run) throw notFound();
    return run;
  };
  route(app, identify, endpoints.list, async ({ query }) => {
    const { scenario = null, dataset = null } = query;
    return { runs: await listRuns(store, kind, { scenario, dataset }) };
  });
  route(app, identify, endpoints.readRun, ({ params }) => found(params.run));
  route(app, identify, endpoints.readCurve, async ({ params }) => {
    const { id, state } = await found(params.run);
    return { state, points: await curveOf(store, id) };
  });
  route(app, identify, endpoints.runEvents, async ({ params, request, reply }) => {
    await streamEvents(store, await found(params.run), request, reply, ending);
  });
  route(app, identify, endpoints.cancel, async ({ params, person, reply }) => {
    const run = await cancelRun(store, params.run, kind, person.name);
    if (!run) throw notFound();
    reply.code(run.state === 'running' ? 202 : 200);
    return run;
  });
  route(app, identify, endpoints.readRunFile, async ({ params, request, reply }) => {
    const file = await runFile(store, params.run, kind, params.file);
    if (!file) throw notFound();
    reply.header('content-disposition', `attachment; filename="${params.file}"`);
    reply.header('cache-control', 'no-store').header('vary', 'accept-encoding').type(file.media);
    if (!file.packed || !acceptsGzip(request)) return Buffer.from(await unpackedBytes(file));
    reply.header('content-encoding', 'gzip');
    return Buffer.from(file.bytes);
  });
}

const pack = promisify(gzip);
const JSON_MEDIA = 'application/json; charset=utf-8';

interface Asked {
  readonly scenario: string;
  readonly seconds?: number | undefined;
  readonly iterations?: number | undefined;
  readonly threads?: number | undefined;
  readonly [option: string]: unknown;
}

/** Asks a question; the same one, asked again, is answered by the run that has the answer or is finding it. */
export async function startRun(
  { store, service, version }: Pick<Context, 'store' | 'service' | 'version'>,
  kind: RunKind,
  request: Asked,
  author: string,
): Promise<{ run: Run; isNew: boolean }> {
  const scenario = await findScenario(store, request.scenario);
  const dataset = scenario && (await findDataset(store, scenario.dataset));
  if (!scenario || !dataset) throw notFound();
  if (kind === 'exchange' && !dataset.staff) throw new Refused(422, 'no-staff', NO_STAFF);
  if (request.seconds !== undefined && request.iterations !== undefined) {
    throw new Refused(422, 'effort', EFFORT);
  }
  // More threads give the same answer sooner.
  const { scenario: _, threads: __, ...asked } = request;
  const question = [version, kind, dataset.hash, scenario.hash, sorted(asked)];
  const key = createHash('sha256').update(JSON.stringify(question)).digest('hex');
  return createRun(store, service.send, {
    kind,
    dataset: dataset.id,
    scenario: scenario.id,
    scenarioVersion: scenario.version,
    scenarioHash: scenario.hash,
    content: scenario.content,
    request,
    key,
    author,
  });
}

/** The same in another order of keys. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]);
}

const NO_PLAN = {
  en: 'The run has no plan yet, or none at all; wait for its end, or look at why it failed.',
  zh: '该任务尚无方案;请等待其结束,或查看失败原因。',
};
const MEND = {
  en: 'mend says what is to be done with given zones; name the run that has them in from.',
  zh: 'mend 用于修补已有学区;请在 from 中给出对应的任务。',
};
const OTHER_ZONES = {
  en: 'The zones are of another dataset; name a plan of the same one.',
  zh: '所选学区方案属于另一数据集；请选择同一数据集的方案。',
};
const NO_STAFF = {
  en: 'The dataset has no teachers; upload one with teachers.csv.',
  zh: '数据集中没有教师表;请上传含 teachers.csv 的数据集。',
};
const EFFORT = {
  en: 'Give seconds or iterations, not both.',
  zh: 'seconds 与 iterations 只能给出其中之一。',
};
