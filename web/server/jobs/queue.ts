import { PgBoss } from 'pg-boss';
import type { Sql, Store } from '../store/store.ts';

const QUEUE = 'runs';
const SCHEMA = 'pgboss';
/** A worker that is silent for so long is taken for dead, and its run goes to another. */
const SILENCE_SECONDS = 10;
const LOOK_SECONDS = 5;
const POLL_SECONDS = 0.5;
/** The embedded store has one door: who sends a run knocks, and nobody needs to look all the time. */
const EMBEDDED_POLL_SECONDS = 5;
/** Longer than any run may last. */
const EXPIRE_SECONDS = 23 * 3600;
/** The run counts its own attempts and gives up earlier. */
const RETRIES = 20;
const BOSS_CONNECTIONS = 4;

/** Runs that wait for a worker; in the same store, so that a run and its place in the queue are written together. */
export interface Queue {
  /** Within the transaction that writes the run. */
  readonly send: (sql: Sql, run: string) => Promise<void>;
  /** Takes runs, so many at a time; a handler that throws gives its run back to the queue. */
  readonly work: (concurrency: number, handle: (run: string) => Promise<void>) => Promise<void>;
  /** Forgets every place in the queue: for a store that nobody else can be working on. */
  readonly clear: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** pg-boss on the store: its PGlite profile over our one connection, or its own connections to PostgreSQL. */
export async function openQueue(
  store: Store,
  url: string | null,
  onError: (error: Error) => void,
): Promise<Queue> {
  const common = {
    schema: SCHEMA,
    schedule: false,
    registerInstance: false,
  };
  const boss = new PgBoss(
    store.kind === 'embedded'
      ? {
          ...common,
          backend: 'pglite',
          // Nobody else can die here, and every look holds up the only connection.
          monitorVacuum: false,
          db: { executeSql: async (text, values) => ({ rows: await statement(store, text, values) }) },
        }
      : {
          ...common,
          connectionString: url!,
          max: BOSS_CONNECTIONS,
          application_name: 'junheng-queue',
          superviseIntervalSeconds: LOOK_SECONDS,
          monitorIntervalSeconds: LOOK_SECONDS,
        },
  );
  boss.on('error', onError);
  await boss.start();
  await boss.createQueue(QUEUE, {
    retryLimit: RETRIES,
    retryDelay: 0,
    heartbeatSeconds: SILENCE_SECONDS,
    expireInSeconds: EXPIRE_SECONDS,
  });
  const workers: string[] = [];
  const embedded = store.kind === 'embedded';
  const knock = () => {
    if (embedded) for (const worker of workers) boss.notifyWorker(worker);
  };
  return {
    async send(sql, run) {
      const db = {
        executeSql: async (text: string, values?: unknown[]) => ({
          rows: await sql.query(text, values ?? []),
        }),
      };
      await boss.send(QUEUE, { run }, { db });
      // Heard after the transaction, because the store has one door.
      knock();
    },
    async work(concurrency, handle) {
      const pollingIntervalSeconds = embedded ? EMBEDDED_POLL_SECONDS : POLL_SECONDS;
      for (let k = 0; k < concurrency; k++) {
        const worker = await boss.work<{ run: string }>(
          QUEUE,
          { batchSize: 1, pollingIntervalSeconds },
          async ([job]) => {
            if (job) await handle(job.data.run).finally(knock);
          },
        );
        workers.push(worker);
      }
    },
    async clear() {
      await boss.deleteAllJobs(QUEUE);
    },
    stop: () => boss.stop({ graceful: true, timeout: 5000, close: true }),
  };
}

function statement(store: Store, text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  return values.length > 0 ? store.query(text, values) : store.script(text);
}
