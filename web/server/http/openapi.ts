import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifySchema } from 'fastify';
import * as z from 'zod';
import { ALL_ENDPOINTS, type Endpoint, isMedia, REFUSAL } from '../../shared/index.ts';

type Json = Record<string, unknown>;

/** Describes every route of the contract as OpenAPI 3.1, from the schemas that check them. */
export async function describe(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Junheng',
        version,
        description:
          'Attendance zones, layout and teacher exchange of a county. Every refusal is a sentence in English and Chinese.',
      },
    },
    transform: ({ schema, url, route }) => {
      const endpoint = (route.config as { endpoint?: Endpoint } | undefined)?.endpoint;
      const described = endpoint && route.method !== 'HEAD' ? schemaOf(endpoint) : { ...schema, hide: true };
      return { schema: described as FastifySchema, url };
    },
  });
}

function schemaOf(endpoint: Endpoint): Json {
  const { id, summary, access, params, query, body, answers } = endpoint;
  const role = access === 'everyone' ? 'Needs no role.' : `Needs the role ${access}.`;
  const response = Object.fromEntries(
    Object.entries(answers).map(([status, answer]) => [status, answerOf(answer)]),
  );
  return {
    operationId: id,
    summary,
    description: role,
    ...(params ? { params: json(params, 'input') } : {}),
    ...(query ? { querystring: json(query, 'input') } : {}),
    ...(body === 'files' ? { consumes: ['multipart/form-data'], body: FILES } : {}),
    ...(body && body !== 'files' ? { body: json(body, 'input') } : {}),
    response: { ...response, '4xx': answerOf(REFUSAL) },
  };
}

const FILES: Json = {
  type: 'object',
  properties: { file: { type: 'array', items: { type: 'string', format: 'binary' } } },
};

function answerOf(answer: Endpoint['answers'][number]): Json {
  if (isMedia(answer)) {
    return { description: answer.media, content: { [answer.media]: { schema: { type: 'string' } } } };
  }
  return { description: 'JSON', ...json(answer, 'output') };
}

function json(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io }) as Json;
  return rest;
}

/** The API as a page that needs no script. */
export function docsPage(): string {
  const rows = ALL_ENDPOINTS.map(({ method, path, access, summary, body, query }) => {
    const takes = [
      ...(query ? [`?${Object.keys(query.shape).join(', ')}`] : []),
      ...(body === 'files'
        ? ['files']
        : body
          ? [`<pre>${escaped(JSON.stringify(json(body, 'input'), null, 1))}</pre>`]
          : []),
    ].join(' ');
    return `<tr><td><code>${method} ${path}</code></td><td>${access}</td><td>${escaped(summary)}</td><td>${takes}</td></tr>`;
  }).join('\n');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Junheng API</title>
<style>body{font:15px system-ui;margin:2rem;max-width:80rem}td,th{padding:.4rem .8rem;border-bottom:1px solid #ccc;text-align:left;vertical-align:top}pre{font-size:12px;max-height:12rem;overflow:auto}</style>
<h1>Junheng API</h1><p>For programs: <a href="/api/openapi.json">OpenAPI 3.1</a>. Refusals are JSON with <code>code</code>, <code>text.en</code>, <code>text.zh</code> and, where there are several faults, <code>complaints</code> with file, row and column.</p>
<table><thead><tr><th>Route</th><th>Role</th><th>What</th><th>Takes</th></tr></thead><tbody>
${rows}
</tbody></table></html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
