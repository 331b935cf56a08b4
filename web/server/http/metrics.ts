import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FastifyInstance } from 'fastify';
import type { Sql } from '../store/store.ts';

/** Upper ends of the classes of answer times, in seconds. */
const CLASSES = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] as const;
const NANOSECONDS = 1e9;

interface Count {
  readonly byClass: number[];
  seconds: number;
  all: number;
}

/** Counts answers by route and status; gives the text that `/metrics` answers. */
export function countAnswers(app: FastifyInstance): (sql: Sql) => Promise<string> {
  const counts = new Map<string, Count>();
  const loop = monitorEventLoopDelay({ resolution: 10 });
  loop.enable();
  app.addHook('onClose', async () => loop.disable());
  app.addHook('onResponse', async (request, reply) => {
    // By pattern, never by address: those hold ids.
    const path = request.routeOptions.url ?? 'none';
    const key = `method="${request.method}",route="${path}",status="${reply.statusCode}"`;
    const count = counts.get(key) ?? { byClass: CLASSES.map(() => 0), seconds: 0, all: 0 };
    counts.set(key, count);
    const seconds = reply.elapsedTime / 1000;
    count.seconds += seconds;
    count.all++;
    CLASSES.forEach((limit, i) => {
      if (seconds <= limit) count.byClass[i]!++;
    });
  });
  return async (sql) => {
    const lines = ['# TYPE junheng_request_seconds histogram'];
    for (const [key, { byClass, seconds, all }] of counts) {
      CLASSES.forEach((limit, i) => {
        lines.push(`junheng_request_seconds_bucket{${key},le="${limit}"} ${byClass[i]}`);
      });
      lines.push(`junheng_request_seconds_bucket{${key},le="+Inf"} ${all}`);
      lines.push(`junheng_request_seconds_sum{${key}} ${seconds}`);
      lines.push(`junheng_request_seconds_count{${key}} ${all}`);
    }
    lines.push('# TYPE junheng_event_loop_delay_seconds gauge');
    for (const share of [50, 99]) {
      const delay = loop.percentile(share) / NANOSECONDS;
      lines.push(`junheng_event_loop_delay_seconds{quantile="${share / 100}"} ${delay}`);
    }
    lines.push('# TYPE junheng_memory_bytes gauge', `junheng_memory_bytes ${process.memoryUsage.rss()}`);
    lines.push('# TYPE junheng_runs gauge');
    const states = await sql.query<{ state: string; count: number }>(
      'SELECT state, count(*)::int AS count FROM junheng.runs GROUP BY state ORDER BY state',
    );
    for (const { state, count } of states) lines.push(`junheng_runs{state="${state}"} ${count}`);
    return `${lines.join('\n')}\n`;
  };
}
