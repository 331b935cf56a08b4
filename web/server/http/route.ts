import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type * as z from 'zod';
import { type Endpoint, type Input, isMedia } from '../../shared/index.ts';
import { Refused } from './refusal.ts';
import { admit, type Identify, narrowed, type Person } from './who.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    endpoint?: Endpoint;
  }
}

export interface Asked<E extends Endpoint> extends Input<E> {
  readonly person: Person;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Gives the body of the answer; `reply.code` says which answer where there are several. */
export type Handler<E extends Endpoint> = (asked: Asked<E>) => Promise<unknown>;

/** JSON deeper than this is made to break programs. */
const DEEPEST = 40;

/** Puts a route of the contract in place: who may come in is checked before anything of the request is read. */
export function route<const E extends Endpoint>(
  app: FastifyInstance,
  identify: Identify,
  endpoint: E,
  handle: Handler<E>,
): void {
  const personOf = (request: FastifyRequest) => {
    const person = identify(request.headers);
    return admit(person && narrowed(person, request.headers), endpoint.access);
  };
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    config: { endpoint },
    onRequest: async (request) => void personOf(request),
    handler: async (request, reply) => {
      const faults: string[] = [];
      const input = {
        params: parsed('params', endpoint.params, request.params, faults),
        query: parsed('query', endpoint.query, request.query, faults),
        body: endpoint.body === 'files' ? undefined : parsed('body', endpoint.body, request.body, faults),
      };
      if (faults.length > 0) throw invalid(faults);
      const body = await handle({ ...(input as Input<E>), person: personOf(request), request, reply });
      if (reply.sent) return reply;
      return send(endpoint, reply, body);
    },
  });
}

function parsed(name: string, schema: z.ZodType | undefined, value: unknown, faults: string[]): unknown {
  if (!schema) return undefined;
  if (isDeeper(value, DEEPEST)) {
    faults.push(`${name}: nested too deep`);
    return undefined;
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const { path, message } of result.error.issues.slice(0, MOST_FAULTS)) {
    faults.push(`${[name, ...path].join('.')}: ${message}`);
  }
  return undefined;
}

const MOST_FAULTS = 20;

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

function invalid(faults: readonly string[]): Refused {
  const list = faults.join('; ');
  return new Refused(400, 'request-invalid', {
    en: `The request does not fit its description (${list}); /api/docs says what it should hold.`,
    zh: `请求内容不符合接口说明(${list});请对照 /api/docs。`,
  });
}

const NOT_MODIFIED = 304;

/** JSON leaves by its schema, so that a field that nobody described cannot slip out. */
function send(endpoint: Endpoint, reply: FastifyReply, body: unknown): FastifyReply {
  if (reply.statusCode === NOT_MODIFIED) return reply.send();
  // Bytes were checked and written where they were made.
  if (Buffer.isBuffer(body)) return reply.send(body);
  const answer = endpoint.answers[reply.statusCode];
  if (answer && isMedia(answer)) {
    if (!reply.hasHeader('content-type')) reply.type(answer.media);
    return reply.send(body);
  }
  if (!answer) throw new Error(`${endpoint.id} has no answer ${reply.statusCode}.`);
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer.parse(body)));
}
