import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Shelved } from '../analysis/library.ts';
import type { Reading, Ready } from '../analysis/question.ts';
import { notFound, Refused } from './refusal.ts';

const unpack = promisify(gunzip);

/** Sends a prepared answer as the browser takes it; one that it has already is not sent again. Gives the body, if any. */
export async function sendReady(
  reading: Shelved | Exclude<Reading, { ready: Ready }>,
  request: FastifyRequest,
  reply: FastifyReply,
  forEver = false,
): Promise<Buffer | null> {
  if ('complaints' in reading) throw new Refused(422, 'scenario-refused', REFUSED, reading.complaints);
  if ('missing' in reading) throw MISSING[reading.missing];
  const { tag, media, gzipped } = reading;
  const etag = `"${tag}"`;
  reply.header('etag', etag).header('vary', 'accept-encoding, cookie, junheng-as').type(media);
  reply.header('cache-control', forEver ? 'private, max-age=31536000, immutable' : 'private, no-cache');
  if (request.headers['if-none-match'] === etag) {
    reply.code(304);
    return null;
  }
  const bytes = Buffer.from(gzipped.buffer, gzipped.byteOffset, gzipped.byteLength);
  if (!acceptsGzip(request)) return unpack(bytes);
  reply.header('content-encoding', 'gzip');
  return bytes;
}

export function acceptsGzip({ headers }: FastifyRequest): boolean {
  return /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''));
}

const REFUSED = {
  en: 'The scenario does not fit the dataset; each fault is told with its place.',
  zh: '方案与数据集不符;各项问题已注明位置。',
};
const MISSING = {
  unit: notFound(),
  teacher: notFound(),
  rule: new Refused(422, 'rule-unknown', {
    en: 'The rule is none that has a price; ask for contiguity, limits, locks, groups or lock:UNIT.',
    zh: '该规则无法计价;可用 contiguity、limits、locks、groups 或 lock:单元编号。',
  }),
  zones: new Refused(404, 'no-zones', {
    en: 'The dataset has no zones in force; upload one with zones.csv.',
    zh: '数据集中没有现行学区;请上传含 zones.csv 的数据集。',
  }),
};
