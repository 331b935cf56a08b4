import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostgres } from '../../web/server/store/postgres.ts';
import { startWorker } from '../../web/server/worker.ts';
import type { Run } from '../../web/shared/index.ts';
import { SMALL_COUNTY } from '../support/small-county.ts';
import { filesOf, isOver, until } from './support/office.ts';
import { type Postgres, postgresPrograms, startPostgres } from './support/postgres.ts';
import { call, type Program, SERVING, startProgram, upload } from './support/server-process.ts';

const programs = postgresPrograms();
const OPENING = 240_000;
/** 60 by JUNHENG_RUNS=60. */
const RUNS = Number(process.env.JUNHENG_RUNS ?? 9);

it('has PostgreSQL where it must not be left out', () => {
  if (process.env.CI) expect(programs, 'apt-get install postgresql').not.toBeNull();
});

describe.skipIf(programs === null)('on PostgreSQL, with a listening server', () => {
  let postgres: Postgres;
  let url: string;
  let server: Program;
  const workers: Program[] = [];

  beforeAll(async () => {
    postgres = await startPostgres(programs!);
    url = postgres.database('county');
    const args = ['serve', '--port', '0', '--runs', '0', '--no-demo'];
    server = await startProgram(args, { DATABASE_URL: url }, SERVING);
  }, OPENING);

  afterAll(async () => {
    await Promise.all([...workers, server].filter(Boolean).map((one) => one.killNow()));
    await postgres?.stop();
  }, OPENING);

  it('spreads runs over workers, loses none to a kill and doubles none', {
    timeout: OPENING + RUNS * 20_000,
  }, async () => {
    const { status, id: dataset } = await upload(server.address, await filesOf(SMALL_COUNTY));
    expect(status).toBe(201);
    const runs: Run[] = [];
    for (let i = 0; i < RUNS; i++) {
      const content = { modifications: [{ kind: 'scalePupils', factor: 1 + i / 1000 }] };
      const made = await call(server.address, 'POST', '/api/scenarios', { dataset, name: `${i}`, content });
      const { id: scenario } = made.body as { id: string };
      const [path, effort] =
        i % 3 === 2 ? ['/api/exchange-runs', { iterations: 2000 }] : ['/api/runs', { iterations: 50 }];
      const started = await call(server.address, 'POST', path, { scenario, ...effort });
      expect(started.status).toBe(202);
      runs.push(started.body);
    }
    for (let i = 0; i < 3; i++) {
      workers.push(await startProgram(['worker'], { DATABASE_URL: url }, /waits for runs/));
    }
    const store = await openPostgres(url, 2);
    try {
      // The worker is killed with a run in its hands, or just before or after; whichever, no run may be lost.
      await until(
        async () => (await store.query(`SELECT 1 FROM junheng.runs WHERE state = 'running'`)).length,
        (count) => count > 0,
      );
      await workers[0]!.killNow();
      for (const { id, kind } of runs) {
        const path = kind === 'zones' ? `/api/runs/${id}` : `/api/exchange-runs/${id}`;
        const ended = await until<Run>(async () => (await call(server.address, 'GET', path)).body, isOver);
        expect(ended, JSON.stringify(ended.reason)).toMatchObject({ state: 'finished', reason: null });
        expect(ended.files.length).toBeGreaterThan(1);
      }
      const doubled = await store.query(
        `SELECT run FROM junheng.run_events WHERE event->>'kind' = 'ended' GROUP BY run HAVING count(*) <> 1`,
      );
      expect(doubled).toEqual([]);
      const [count] = await store.query(
        `SELECT count(*)::int AS n FROM junheng.runs WHERE state = 'finished'`,
      );
      expect(count).toEqual({ n: RUNS });
    } finally {
      await store.close();
    }
  });

  it('streams the progress of a run that another process did', async () => {
    const { runs } = (await call(server.address, 'GET', '/api/runs')).body as { runs: Run[] };
    const answer = await fetch(`${server.address}/api/runs/${runs[0]!.id}/events`);
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    expect(await answer.text()).toContain('event: end');
  });

  it('says which database cannot be reached, without its password', async () => {
    const wrong = 'postgres://planner:geheim@127.0.0.1:1/county';
    const failure = await startWorker({
      url: wrong,
      concurrency: 1,
      memoryMegabytes: 64,
      log: process.stderr,
    }).catch(String);
    expect(failure).toContain('127.0.0.1:1');
    expect(failure).not.toContain('geheim');
  });
});
