import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { mapHostsOf } from './map-hosts.ts';
import { Refused } from './refusal.ts';

const MEGABYTE = 1024 * 1024;

export interface Limits {
  /** Requests of one address in a minute. */
  readonly requestsPerMinute: number;
  readonly uploadMegabytes: number;
}

export const LIMITS: Limits = { requestsPerMinute: 12_000, uploadMegabytes: 200 };
/** JSON: a scenario with a lock on every unit of a county of a hundred thousand. */
export const BODY_BYTES = 16 * MEGABYTE;
const MOST_FILES = 200;

/** What stands before every route. */
export async function guard(
  app: FastifyInstance,
  limits: Limits,
  mapHosts: readonly string[],
): Promise<void> {
  app.addHook('onRequest', async (request) => {
    refuseStrangeHost(request.headers.host);
    if (request.method !== 'GET' && request.method !== 'HEAD') refuseStrangePage(request.headers);
  });
  // Named by the reader of this very page: another reader's page may not ask them.
  const chosen = ({ headers }: IncomingMessage) => mapHostsOf(headers).join(' ');
  await app.register(helmet, {
    // The page is served over plain HTTP on this machine; a browser told otherwise would not find it.
    strictTransportSecurity: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Components position themselves by style attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        // The map draws its own pictures; other hosts only where somebody has named them.
        imgSrc: ["'self'", 'data:', 'blob:', ...mapHosts, chosen],
        // `blob:` is what the page made itself: streets on their way to the map's worker.
        connectSrc: ["'self'", 'blob:', ...mapHosts, chosen],
        workerSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
  });
  await app.register(rateLimit, { max: limits.requestsPerMinute, timeWindow: '1 minute' });
  await app.register(multipart, {
    preservePath: true,
    limits: {
      fileSize: limits.uploadMegabytes * MEGABYTE,
      files: MOST_FILES,
      fields: 10,
      fieldSize: 1_000_000,
      parts: MOST_FILES + 10,
      headerPairs: 100,
    },
  });
}

const HERE = ['127.0.0.1', 'localhost', '[::1]'];

function hostName(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase();
}

/** A foreign name that leads to this machine (DNS rebinding) would let any web page read the data. */
function refuseStrangeHost(host: string | undefined): void {
  if (host !== undefined && HERE.includes(hostName(host))) return;
  throw new Refused(403, 'host', {
    en: 'The server answers only to 127.0.0.1 and localhost; open it by that address.',
    zh: '服务器只接受 127.0.0.1 与 localhost;请用该地址打开。',
  });
}

/** A page from elsewhere may not change anything here, although the browser would carry its request. */
function refuseStrangePage(headers: IncomingHttpHeaders): void {
  const { origin } = headers;
  const local = origin === undefined || (URL.canParse(origin) && HERE.includes(new URL(origin).hostname));
  if (local && headers['sec-fetch-site'] !== 'cross-site') return;
  throw new Refused(403, 'origin', {
    en: 'The request comes from another web page; use the page of this server.',
    zh: '请求来自其他网页;请使用本服务器的页面。',
  });
}
