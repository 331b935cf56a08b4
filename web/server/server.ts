import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import { type FirstRun, loadFirst, lookAt } from './first-run.ts';
import { framesOf } from './http/errors.ts';
import { openService, type Service } from './jobs/service.ts';
import { logTo } from './log.ts';
import { openStore } from './store/open.ts';
import { type Store, StoreError } from './store/store.ts';

export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly url: string | null;
  readonly folder: string | null;
  readonly version: string;
  readonly concurrency: number;
  readonly memoryMegabytes: number;
  readonly page: string | null;
  /** Folder of the dataset that an empty store begins with; null: none. */
  readonly demo: string | null;
  /** Origins besides this server from which the map may draw; `https://…` only. */
  readonly mapHosts?: readonly string[];
  readonly log: { write(line: string): void };
  readonly logLevel?: string;
}

export interface Served {
  readonly address: string;
  /** How the run of the demo county stands; null when it was not begun by this start. */
  readonly first: () => Promise<FirstRun | null>;
  /** Ends in order: requests first, then work, then the store. */
  readonly close: () => Promise<void>;
}

const LOOPBACK = ['127.0.0.1', 'localhost'];

/**
 * Opens the store, begins to work and listens. Only on this machine: there are no accounts, and who can reach the server
 * holds every role, teachers' records included. Throws `StoreError` with what to do.
 */
export async function serve(options: ServeOptions): Promise<Served> {
  if (!LOOPBACK.includes(options.host)) throw foreignAddress(options.host);
  const store = await openStore(options);
  let service: Service | null = null;
  let app: FastifyInstance | null = null;
  const close = async () => {
    await app?.close();
    await service?.stop();
    await store.close();
  };
  try {
    service = await openWorkers(store, options, () => app);
    const { version, page, log, logLevel, mapHosts = [], demo } = options;
    app = await buildApp({ store, service, version, page, mapHosts, logger: logTo(log, logLevel) });
    const run = demo === null ? null : await loadFirst({ store, service, version }, demo);
    const address = await app.listen({ host: '127.0.0.1', port: options.port });
    return { address, close, first: async () => (run === null ? null : lookAt(store, run)) };
  } catch (error) {
    await close();
    throw (error as { code?: string }).code === 'EADDRINUSE' ? portInUse(options.port) : error;
  }
}

function openWorkers(
  store: Store,
  { url, concurrency, memoryMegabytes, log }: ServeOptions,
  app: () => FastifyInstance | null,
): Promise<Service> {
  return openService(store, {
    url,
    concurrency,
    memoryMegabytes,
    onFault(what, failure) {
      const { code, detail, stack } = failure as Error & { code?: string; detail?: string };
      const said = { what, code: code ?? null, frames: framesOf(detail ?? stack) };
      const logger = app()?.log;
      if (logger) logger.error(said, 'work failed');
      else log.write(`${JSON.stringify(said)}\n`);
    },
  });
}

function foreignAddress(host: string): StoreError {
  return new StoreError({
    en: `The server does not listen on ${host}: it has no accounts yet, so everybody who reached it would see teachers’ records and could change plans. It serves 127.0.0.1 only; let others in through a tunnel or a proxy that asks who they are.`,
    zh: `服务器不会监听 ${host}:目前没有账号,任何能访问的人都可查看教师信息并更改方案。仅服务于 127.0.0.1;如需供他人使用,请通过隧道或带身份验证的代理。`,
  });
}

function portInUse(port: number): StoreError {
  return new StoreError({
    en: `Port ${port} is in use; end the program that has it, or choose another with --port.`,
    zh: `端口 ${port} 已被占用;请结束占用程序,或用 --port 另选端口。`,
  });
}
