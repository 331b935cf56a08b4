import { gzipSync } from 'node:zlib';
import { ENDPOINTS, type EndpointId, isMedia } from '../../shared/index.ts';
import type { Reading } from './question.ts';

const JSON_MEDIA = 'application/json; charset=utf-8';

/** JSON leaves by the schema of its endpoint; what numbers JSON lacks are not known there. */
export function asJson(id: EndpointId, value: unknown): Reading {
  const schema = ENDPOINTS[id].answers[200 as never] as Parameters<typeof isMedia>[0];
  if (isMedia(schema)) throw new Error(`${id} is not answered with JSON.`);
  const told = schema.parse(JSON.parse(JSON.stringify(value)));
  return { ready: { media: JSON_MEDIA, gzipped: gzipSync(JSON.stringify(told)) } };
}
