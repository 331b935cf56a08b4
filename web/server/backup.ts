import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { MIGRATIONS } from './store/migrations.ts';
import { openStore, type StoreChoice } from './store/open.ts';
import { type Sql, type Store, StoreError } from './store/store.ts';

/** Tables in the order in which they refer to each other. Places in the queue are made anew. */
const TABLES = [
  'datasets',
  'dataset_files',
  'scenarios',
  'scenario_versions',
  'runs',
  'run_events',
  'run_files',
  'audit',
] as const;
const FORMAT = 'junheng-backup/1';
const STEP = MIGRATIONS.at(-1)!.id;
/** Teachers' records are in it: for its owner only. */
const PRIVATE = 0o600;

/**
 * Writes everything of one moment into a file of gzipped JSON lines: the head, `{table, row}` for each row, the count. The
 * same file restores into either kind of store. Gives the number of rows.
 */
export async function backup(choice: StoreChoice, file: string): Promise<number> {
  const store = await openStore(choice);
  const unfinished = `${file}.unfinished`;
  try {
    let rows = 0;
    await store.transaction(async (sql) => {
      await sql.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
      const lines = async function* () {
        yield line({ format: FORMAT, step: STEP });
        for await (const text of rowsOf(sql)) {
          rows++;
          yield text;
        }
        yield line({ end: rows });
      };
      await pipeline(lines, createGzip(), createWriteStream(unfinished, { mode: PRIVATE, flush: true }));
    });
    await rename(unfinished, file);
    return rows;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  } finally {
    await store.close();
  }
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

/** One row at a time, because a row may hold a whole file. */
async function* rowsOf(sql: Sql): AsyncGenerator<string> {
  for (const table of TABLES) {
    // Scenarios refer to those they were copied from, which are older.
    const order = table === 'scenarios' ? ' ORDER BY created, version' : '';
    await sql.query(
      `DECLARE rows CURSOR FOR SELECT row_to_json(t)::text AS row FROM junheng.${table} t${order}`,
    );
    for (;;) {
      const [found] = await sql.query<{ row: string }>('FETCH 1 FROM rows');
      if (!found) break;
      yield `{"table":"${table}","row":${found.row}}\n`;
    }
    await sql.query('CLOSE rows');
  }
}

/** Puts a backup into an empty store, whole or not at all. Gives the number of rows. Throws `StoreError` with what to do. */
export async function restore(choice: StoreChoice, file: string): Promise<number> {
  const store = await openStore(choice);
  try {
    await refuseUnlessEmpty(store);
    return await store.transaction((sql) => fill(sql, file));
  } finally {
    await store.close();
  }
}

async function fill(sql: Sql, file: string): Promise<number> {
  const gunzip = createGunzip();
  // A fault on the way ends the lines with that fault; `pipeline` tells it to the last stream.
  pipeline(createReadStream(file), gunzip).catch(() => {});
  const lines = createInterface({ input: gunzip, crlfDelay: Number.POSITIVE_INFINITY });
  let rows = 0;
  let ended = false;
  let begun: number | null = null;
  try {
    for await (const text of lines) {
      const found = JSON.parse(text) as Record<string, unknown>;
      if (begun === null) {
        if (found.format !== FORMAT || !(Number(found.step) <= STEP)) throw wrongFormat(file);
        begun = Number(found.step);
      } else if ('end' in found) ended = found.end === rows;
      else {
        await insert(sql, String(found.table), found.row as object);
        rows++;
      }
    }
  } catch (error) {
    throw error instanceof StoreError ? error : damaged(file);
  }
  if (!ended) throw damaged(file);
  for (const { id, fill: text } of MIGRATIONS) if (text && id > begun!) await sql.query(text);
  await sql.query(
    `SELECT setval(pg_get_serial_sequence('junheng.audit', 'id'), coalesce(max(id), 1)) FROM junheng.audit`,
  );
  await sql.query(
    `UPDATE junheng.runs SET state = 'failed', ended = now(), reason = $1::text::jsonb WHERE state IN ('queued', 'running')`,
    [JSON.stringify({ code: 'interrupted', text: RESTORED })],
  );
  return rows;
}

/** Columns that an older backup lacks take their defaults. */
async function insert(sql: Sql, table: string, row: object): Promise<void> {
  const columns = Object.keys(row);
  const sound = TABLES.some((known) => known === table) && columns.every((name) => /^[a-z_]+$/.test(name));
  if (!sound) throw new SyntaxError('no such table or column');
  const list = columns.join(', ');
  await sql.query(
    `INSERT INTO junheng.${table} (${list}) OVERRIDING SYSTEM VALUE
     SELECT ${list} FROM json_populate_record(null::junheng.${table}, $1::text::json)`,
    [JSON.stringify(row)],
  );
}

async function refuseUnlessEmpty(store: Store): Promise<void> {
  const [found] = await store.query<{ some: boolean }>(
    'SELECT EXISTS (SELECT 1 FROM junheng.datasets) AS some',
  );
  if (!found!.some) return;
  throw new StoreError({
    en: 'The store is not empty; a backup is restored into a new one only. Name a new folder with --store, or a new database.',
    zh: '数据存储不为空;备份只能恢复到新的存储中。请用 --store 指定新文件夹,或使用新的数据库。',
  });
}

function wrongFormat(file: string): StoreError {
  return new StoreError({
    en: `${file} is no backup, or one of a newer Junheng; restore it with the version that wrote it.`,
    zh: `${file} 不是备份文件,或由更新版本的均衡写入;请用写入该备份的版本恢复。`,
  });
}

function damaged(file: string): StoreError {
  return new StoreError({
    en: `${file} cannot be read to its end or is damaged; nothing was restored. Use another backup.`,
    zh: `${file} 不完整或已损坏,未恢复任何内容。请使用其他备份。`,
  });
}

const RESTORED = {
  en: 'The run was at work when the backup was made; start it again.',
  zh: '备份时该任务尚未完成;请重新运行。',
};
