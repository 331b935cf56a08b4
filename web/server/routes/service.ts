import type { FastifyInstance } from 'fastify';
import { ENDPOINTS } from '../../shared/index.ts';
import type { Context } from '../context.ts';
import { readAudit } from '../data/audit.ts';
import { docsPage } from '../http/openapi.ts';
import { route } from '../http/route.ts';
import type { Sql } from '../store/store.ts';

export function serviceRoutes(
  app: FastifyInstance,
  { store, identify, version }: Context,
  metrics: (sql: Sql) => Promise<string>,
): void {
  route(app, identify, ENDPOINTS.health, async () => {
    await store.query('SELECT 1');
    return { ok: true, version };
  });
  route(app, identify, ENDPOINTS.metrics, () => metrics(store));
  route(app, identify, ENDPOINTS.me, async ({ person }) => ({ ...person, store: store.kind }));
  route(app, identify, ENDPOINTS.openapi, async ({ reply }) => {
    reply.type('application/json; charset=utf-8');
    return JSON.stringify(app.swagger());
  });
  route(app, identify, ENDPOINTS.docs, async () => docsPage());
  route(app, identify, ENDPOINTS.audit, async ({ query }) => ({
    entries: await readAudit(store, query.limit),
  }));
}
