import pg from 'pg';
import { type Sql, type Store, StoreError } from './store.ts';

const MOST_CONNECTIONS = 10;
const CONNECT_MILLISECONDS = 10_000;

/** A PostgreSQL that somebody runs, at `postgres://…`. */
export async function openPostgres(url: string, connections = MOST_CONNECTIONS): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    application_name: 'junheng',
  });
  // A connection that breaks while idle is replaced by the pool; what is at work then fails by itself.
  pool.on('error', () => {});
  const store: Store = {
    kind: 'postgres',
    query: (text, values = []) => rowsOf(pool, text, values) as never,
    async script(text) {
      const result: unknown = await pool.query(text);
      const results = Array.isArray(result) ? result : [result];
      return results.flatMap((one: { rows?: Record<string, unknown>[] }) => one.rows ?? []);
    },
    async transaction(work) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await client.query('BEGIN');
        // One after the other, though nobody waits: a connection takes one statement at a time.
        let last: Promise<unknown> = Promise.resolve();
        const sql: Sql = {
          query(text, values = []) {
            const rows = last.then(() => rowsOf(client, text, values));
            last = rows;
            rows.catch(() => {});
            return rows as never;
          },
        };
        const result = await work(sql);
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch((failure: Error) => {
          broken = failure;
        });
        throw error;
      } finally {
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
  try {
    await store.query('SELECT 1');
  } catch (error) {
    await pool.end();
    throw unreachable(url, error);
  }
  return store;
}

async function rowsOf(
  place: pg.Pool | pg.PoolClient,
  text: string,
  values: readonly unknown[],
): Promise<Record<string, unknown>[]> {
  const { rows } = await place.query<Record<string, unknown>>(text, values.map(bytesAsBuffer));
  return rows;
}

function bytesAsBuffer(value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
}

/** Says where, never with which password. */
function unreachable(url: string, error: unknown): StoreError {
  const place = URL.canParse(url) ? new URL(url).host : '?';
  const { code } = error as { code?: string };
  return new StoreError({
    en: `PostgreSQL at ${place} cannot be reached (${code ?? 'no answer'}); check DATABASE_URL and that the database exists.`,
    zh: `无法连接 ${place} 上的 PostgreSQL(${code ?? '无响应'});请检查 DATABASE_URL 以及数据库是否已创建。`,
  });
}
