import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Run } from '../../shared/index.ts';
import { eventsAfter } from '../data/runs.ts';
import type { Sql } from '../store/store.ts';
import { Refused } from './refusal.ts';

const LOOK_MILLISECONDS = 400;
const HEARTBEAT_MILLISECONDS = 15_000;
const RETRY_MILLISECONDS = 2000;
const MOST_STREAMS = 64;
let streams = 0;

/**
 * Streams the events of a run from the store, whichever process works on it, from the one after `Last-Event-ID` to the last;
 * an own event `end` tells the page to close, because browsers come back by themselves.
 */
export async function streamEvents(
  sql: Sql,
  { id: run, state }: Run,
  request: FastifyRequest,
  reply: FastifyReply,
  ending: AbortSignal,
): Promise<void> {
  if (streams >= MOST_STREAMS) throw new Refused(429, 'too-many-streams', TOO_MANY);
  const isOver = state !== 'queued' && state !== 'running';
  const last = Number(request.headers['last-event-id']);
  let number = Number.isInteger(last) && last > 0 && last < 2 ** 31 ? last : 0;
  const first = await eventsAfter(sql, run, number);
  // Told everything already: 204 keeps a browser from coming back.
  if (first.length === 0 && isOver) return void reply.code(204).send();
  for (const [name, value] of Object.entries(reply.getHeaders())) reply.raw.setHeader(name, value as string);
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const gone = new AbortController();
  raw.on('close', () => gone.abort());
  const over = AbortSignal.any([gone.signal, ending]);
  streams++;
  try {
    await write(raw, `retry: ${RETRY_MILLISECONDS}\n\n`, over);
    let quiet = 0;
    for (let events = first; !over.aborted; events = await eventsAfter(sql, run, number)) {
      for (const { number: next, event } of events) {
        number = next;
        await write(raw, `id: ${next}\ndata: ${JSON.stringify(event)}\n\n`, over);
        if (event.kind === 'ended') {
          raw.end(`event: end\nid: ${next}\ndata: {}\n\n`);
          return;
        }
      }
      quiet = events.length > 0 ? 0 : quiet + LOOK_MILLISECONDS;
      if (quiet >= HEARTBEAT_MILLISECONDS) {
        quiet = 0;
        await write(raw, ': still here\n\n', over);
      }
      await wait(LOOK_MILLISECONDS, undefined, { signal: over }).catch(() => {});
    }
  } catch (error) {
    request.log.warn({ code: (error as { code?: string }).code ?? null }, 'event stream broke');
  } finally {
    streams--;
    raw.end();
  }
}

/** A reader that does not read is waited for, so that nothing piles up. */
async function write(raw: FastifyReply['raw'], text: string, over: AbortSignal): Promise<void> {
  if (over.aborted || raw.write(text)) return;
  await once(raw, 'drain', { signal: over }).catch(() => {});
}

const TOO_MANY = {
  en: 'Too many pages watch runs at the same moment; close one of them.',
  zh: '同时查看运行进度的页面过多;请关闭其中一些。',
};
