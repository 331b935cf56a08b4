import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { ROLE } from './roles.ts';
import { TIME } from './words.ts';

export const ME = z.object({
  name: z.string(),
  roles: z.array(ROLE),
  store: z.enum(['embedded', 'postgres']),
});

const AUDIT = z.object({
  at: TIME,
  who: z.string(),
  action: z.string(),
  subject: z.string(),
  detail: z.record(z.string(), z.unknown()),
});

export const serviceEndpoints = {
  health: endpoint({
    id: 'health',
    method: 'GET',
    path: '/healthz',
    access: 'everyone',
    summary: 'Whether the server and its store answer',
    answers: { 200: z.object({ ok: z.literal(true), version: z.string() }) },
  }),
  metrics: endpoint({
    id: 'metrics',
    method: 'GET',
    path: '/metrics',
    access: 'viewer',
    summary: 'Counts and delays in the text format of Prometheus',
    answers: { 200: { media: 'text/plain; version=0.0.4' } },
  }),
  me: endpoint({
    id: 'me',
    method: 'GET',
    path: '/api/me',
    access: 'everyone',
    summary: 'Who I am and what I may do',
    answers: { 200: ME },
  }),
  openapi: endpoint({
    id: 'openapi',
    method: 'GET',
    path: '/api/openapi.json',
    access: 'everyone',
    summary: 'This API as OpenAPI 3.1',
    answers: { 200: { media: 'application/json' } },
  }),
  docs: endpoint({
    id: 'docs',
    method: 'GET',
    path: '/api/docs',
    access: 'everyone',
    summary: 'This API as a page to read',
    answers: { 200: { media: 'text/html; charset=utf-8' } },
  }),
  audit: endpoint({
    id: 'audit',
    method: 'GET',
    path: '/api/audit',
    access: 'administrator',
    summary: 'Who changed what, newest first',
    query: z.strictObject({ limit: z.coerce.number().int().min(1).max(1000).default(100) }),
    answers: { 200: z.object({ entries: z.array(AUDIT) }) },
  }),
};
