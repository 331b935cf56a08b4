import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyServerOptions } from 'fastify';
import { prepareAnswers } from './analysis/entries.ts';
import { Library } from './analysis/library.ts';
import type { Context } from './context.ts';
import { listDatasets } from './data/datasets.ts';
import { forgetDerived } from './data/derived.ts';
import { answerErrors } from './http/errors.ts';
import { BODY_BYTES, guard, LIMITS, type Limits } from './http/guards.ts';
import { countAnswers } from './http/metrics.ts';
import { describe } from './http/openapi.ts';
import { type Identify, personAtTheMachine } from './http/who.ts';
import type { Service } from './jobs/service.ts';
import { analysisRoutes } from './routes/analysis.ts';
import { catalogueRoutes } from './routes/catalogue.ts';
import { datasetRoutes } from './routes/datasets.ts';
import { runRoutes } from './routes/runs.ts';
import { scenarioRoutes } from './routes/scenarios.ts';
import { serviceRoutes } from './routes/service.ts';
import type { Store } from './store/store.ts';

declare module 'fastify' {
  interface FastifyInstance {
    uploadBytes: number;
  }
}

export interface AppOptions {
  readonly store: Store;
  readonly service: Service;
  readonly version: string;
  readonly identify?: Identify;
  readonly limits?: Limits;
  /** Folder of the built page; null: the API alone. */
  readonly page?: string | null;
  /** Origins besides this server from which the map may draw. */
  readonly mapHosts?: readonly string[];
  readonly logger?: FastifyServerOptions['logger'];
}

/** Builds the server without listening: what `inject` tests and `server.ts` listens with. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { store, service, version, identify = personAtTheMachine, limits = LIMITS, page = null } = options;
  const app = Fastify({
    logger: options.logger ?? false,
    bodyLimit: BODY_BYTES,
    routerOptions: { maxParamLength: 200, caseSensitive: true },
    // An address that cannot be decoded is a wrong address, no fault.
    frameworkErrors: (_, __, reply: FastifyReply) =>
      void reply.code(404).send({ code: 'not-found', text: NOT_FOUND }),
  });
  const ending = new AbortController();
  app.addHook('preClose', async () => ending.abort());
  app.decorate('uploadBytes', limits.uploadMegabytes * 1024 * 1024);
  answerErrors(app);
  const metrics = countAnswers(app);
  await guard(app, limits, options.mapHosts ?? []);
  await describe(app, version);
  app.addHook('onRoute', ({ url, config, method }) => {
    const open = config?.endpoint !== undefined || method === 'HEAD';
    if (!open && url.startsWith('/api')) throw new Error(`${url} does not say who may use it.`);
  });
  const build = buildOf(version);
  await forgetDerived(store, build);
  const library = new Library(store, build);
  const context: Context = { store, service, library, identify, version, ending: ending.signal };
  serviceRoutes(app, context, metrics);
  catalogueRoutes(app, context);
  datasetRoutes(app, context);
  scenarioRoutes(app, context);
  runRoutes(app, context);
  analysisRoutes(app, context);
  await servePage(app, page);
  app.addHook('onListen', async () => {
    const [newest] = await listDatasets(store);
    if (newest) void prepareAnswers(library, service, newest);
  });
  return app;
}

/** What the answers kept in the store were made by. From source, which may change at any moment, they last as long as the process. */
function buildOf(version: string): string {
  return extname(import.meta.filename) === '.ts' ? `${version}-${randomUUID()}` : version;
}

/** The page where it is built; else a word on where the API is. It may be built while the server runs. */
async function servePage(app: FastifyInstance, page: string | null): Promise<void> {
  if (page === null) {
    app.get('/', (_, reply) => reply.type(HTML).send(NO_PAGE));
    return;
  }
  await app.register(fastifyStatic, {
    root: page,
    index: false,
    dotfiles: 'deny',
    preCompressed: true,
    cacheControl: false,
    suppressWarning: true,
    setHeaders: (reply, path) => void reply.header('cache-control', keptFor(path)),
  });
  app.get('/', (_, reply) =>
    existsSync(join(page, 'index.html')) ? reply.sendFile('index.html') : reply.type(HTML).send(NO_PAGE),
  );
}

/** The page itself is asked for each time: with it comes the policy that names the hosts of the reader's base map. */
function keptFor(path: string): string {
  if (isHashed(path)) return FOR_EVER;
  return path.endsWith('index.html') ? 'no-store' : 'no-cache';
}

/** Vite puts a hash of the content into the name of everything in `assets`. */
function isHashed(path: string): boolean {
  return /[/\\]assets[/\\][^/\\]+$/.test(path);
}

const FOR_EVER = 'public, max-age=31536000, immutable';
const HTML = 'text/html; charset=utf-8';
const NOT_FOUND = { en: 'The address is wrong.', zh: '地址有误。' };
const NO_PAGE = `<!doctype html><html lang="zh"><meta charset="utf-8"><title>均衡 Junheng</title>
<p>均衡服务器正在运行;地图页面尚未构建(npm run build)。接口说明:<a href="/api/docs">/api/docs</a></p>
<p lang="en">The Junheng server is running; the map page is not built yet (npm run build). The API: <a href="/api/docs">/api/docs</a></p></html>`;
