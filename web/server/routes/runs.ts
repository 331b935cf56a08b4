import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { ENDPOINTS, type Run, type RunKind, type RunRequest } from '../../shared/index.ts';
import type { Context } from '../context.ts';
import { findDataset } from '../data/datasets.ts';
import { cancelRun, createRun, findRun, listRuns, runFile } from '../data/runs.ts';
import { findScenario } from '../data/scenarios.ts';
import { streamEvents } from '../http/events.ts';
import { notFound, Refused } from '../http/refusal.ts';
import { route } from '../http/route.ts';

export function runRoutes(app: FastifyInstance, context: Context): void {
  const { identify } = context;
  route(app, identify, ENDPOINTS.startRun, async ({ body, person, reply }) => {
    const { run, isNew } = await startRun(context, 'zones', { ...body, options: {} }, person.name);
    reply.code(isNew ? 202 : 200);
    return run;
  });
  route(app, identify, ENDPOINTS.startExchangeRun, async ({ body, person, reply }) => {
    const { run, isNew } = await startRun(context, 'exchange', body, person.name);
    reply.code(isNew ? 202 : 200);
    return run;
  });
  const { listRuns: list, readRun, runEvents, cancelRun: cancel, readRunFile } = ENDPOINTS;
  readRoutes(app, context, 'zones', { list, readRun, runEvents, cancel, readRunFile });
  readRoutes(app, context, 'exchange', {
    list: ENDPOINTS.listExchangeRuns,
    readRun: ENDPOINTS.readExchangeRun,
    runEvents: ENDPOINTS.exchangeRunEvents,
    cancel: ENDPOINTS.cancelExchangeRun,
    readRunFile: ENDPOINTS.readExchangeRunFile,
  });
}

interface ReadEndpoints {
  readonly list: typeof ENDPOINTS.listRuns | typeof ENDPOINTS.listExchangeRuns;
  readonly readRun: typeof ENDPOINTS.readRun | typeof ENDPOINTS.readExchangeRun;
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
  route(app, identify, endpoints.runEvents, async ({ params, request, reply }) => {
    await streamEvents(store, await found(params.run), request, reply, ending);
  });
  route(app, identify, endpoints.cancel, async ({ params, person, reply }) => {
    const run = await cancelRun(store, params.run, kind, person.name);
    if (!run) throw notFound();
    reply.code(run.state === 'running' ? 202 : 200);
    return run;
  });
  route(app, identify, endpoints.readRunFile, async ({ params, reply }) => {
    const file = await runFile(store, params.run, kind, params.file);
    if (!file) throw notFound();
    reply.header('content-disposition', `attachment; filename="${params.file}"`);
    reply.header('cache-control', 'no-store').type(file.media);
    return Buffer.from(file.bytes);
  });
}

/** Asks a question; the same one, asked again, is answered by the run that has the answer or is finding it. */
export async function startRun(
  { store, service, version }: Pick<Context, 'store' | 'service' | 'version'>,
  kind: RunKind,
  request: RunRequest,
  author: string,
): Promise<{ run: Run; isNew: boolean }> {
  const scenario = await findScenario(store, request.scenario);
  const dataset = scenario && (await findDataset(store, scenario.dataset));
  if (!scenario || !dataset) throw notFound();
  if (kind === 'exchange' && !dataset.staff) throw new Refused(422, 'no-staff', NO_STAFF);
  if (request.seconds !== undefined && request.iterations !== undefined) {
    throw new Refused(422, 'effort', EFFORT);
  }
  const { scenario: _, ...asked } = request;
  const question = [version, kind, dataset.hash, scenario.hash, sorted(asked)];
  const key = createHash('sha256').update(JSON.stringify(question)).digest('hex');
  return createRun(store, service.send, {
    kind,
    dataset: dataset.id,
    scenario: scenario.id,
    scenarioVersion: scenario.version,
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

const NO_STAFF = {
  en: 'The dataset has no teachers; upload one with teachers.csv.',
  zh: '数据集中没有教师表;请上传含 teachers.csv 的数据集。',
};
const EFFORT = {
  en: 'Give seconds or iterations, not both.',
  zh: 'seconds 与 iterations 只能给出其中之一。',
};
