import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { datasetFiles } from '../../../datasets/writers/index.ts';
import type { RawTables } from '../../../engine/index.ts';
import { type AppOptions, buildApp } from '../../../web/server/app.ts';
import type { Identify } from '../../../web/server/http/who.ts';
import { openService, type Service } from '../../../web/server/jobs/service.ts';
import { openStore, type StoreChoice } from '../../../web/server/store/open.ts';
import type { Store } from '../../../web/server/store/store.ts';
import { ROLES, type Role } from '../../../web/shared/index.ts';

/** `authorization: viewer+planner`: a person with these roles; anything else is a stranger. */
const byToken: Identify = ({ authorization }) => {
  const roles = (authorization ?? '').split('+').filter((one): one is Role => ROLES.includes(one as Role));
  return roles.length > 0 ? { name: roles.join(' and '), roles } : null;
};

export interface Office {
  readonly app: FastifyInstance;
  readonly store: Store;
  readonly service: Service;
  /** Faults that the user was not told of. */
  readonly faults: string[];
  /** A request of somebody with these roles. */
  readonly ask: (roles: string, request: InjectOptions) => Promise<LightMyRequestResponse>;
  readonly close: () => Promise<void>;
}

/** A server without a port, in memory where nothing else is said. */
export async function openOffice(
  choice: StoreChoice = { url: null, folder: null },
  options: Partial<AppOptions> & { readonly memoryMegabytes?: number; readonly concurrency?: number } = {},
): Promise<Office> {
  const { memoryMegabytes = 1024, concurrency = 1, ...rest } = options;
  const store = await openStore(choice);
  const faults: string[] = [];
  const onFault = (what: string, error: Error) => faults.push(`${what}: ${error.stack}`);
  const service = await openService(store, { url: choice.url, concurrency, memoryMegabytes, onFault });
  const app = await buildApp({ store, service, version: 'test', identify: byToken, ...rest });
  return {
    app,
    store,
    service,
    faults,
    ask(roles, request) {
      const headers = { host: '127.0.0.1:4173', authorization: roles, ...request.headers };
      return app.inject({ ...request, headers });
    },
    async close() {
      await app.close();
      await service.stop();
      await store.close();
    },
  };
}

export interface Part {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** An upload as a browser sends it. */
export function uploadOf(
  parts: readonly Part[],
  url = '/api/datasets',
  fields: Readonly<Record<string, string>> = {},
): InjectOptions {
  const border = 'junheng-test-border';
  const text = (line: string) => Buffer.from(line);
  const payload = Buffer.concat([
    ...Object.entries(fields).map(([name, value]) =>
      text(`--${border}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    ),
    ...parts.flatMap(({ name, bytes }) => [
      text(`--${border}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
      Buffer.from(bytes),
      text('\r\n'),
    ]),
    text(`--${border}--\r\n`),
  ]);
  const headers = { 'content-type': `multipart/form-data; boundary=${border}` };
  return { method: 'POST', url, headers, payload };
}

export function filesOf(tables: RawTables): Promise<Part[]> {
  return datasetFiles(tables);
}

/** Asks until the answer is as wanted; the limit only ends a test that would never end. */
export async function until<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 6000; tries++) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('It did not come to that in ten minutes.');
}

export const isOver = ({ state }: { state: string }) => state !== 'queued' && state !== 'running';
