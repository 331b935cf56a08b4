import { createHash } from 'node:crypto';
import { MIGRATIONS, type Migration } from './migrations.ts';
import { type Store, StoreError } from './store.ts';

/** Any number, the same in every program that migrates one database. */
const LOCK_NUMBER = 4_173_001;

/**
 * Brings the tables forward, each step whole or not at all, and one program at a time. Refuses a store that a newer program
 * has made, and one whose steps are not ours: going on would damage it.
 */
export async function migrate(store: Store, steps: readonly Migration[] = MIGRATIONS): Promise<void> {
  // PostgreSQL may fail the second of two that create one schema at the same moment; the lock comes with it.
  await store.script(`
    BEGIN;
    SELECT pg_advisory_xact_lock(${LOCK_NUMBER});
    CREATE SCHEMA IF NOT EXISTS junheng;
    CREATE TABLE IF NOT EXISTS junheng.migrations (
      id integer PRIMARY KEY, name text NOT NULL, hash text NOT NULL, at timestamptz NOT NULL DEFAULT now()
    );
    COMMIT;`);
  const known = new Map(steps.map((step) => [step.id, step]));
  for (const { id, hash } of await taken(store)) {
    const step = known.get(id);
    if (!step) throw newer(id);
    if (hashOf(step) !== hash) throw foreign(step);
  }
  for (const step of steps) {
    await store.script(`
      BEGIN;
      SELECT pg_advisory_xact_lock(${LOCK_NUMBER});
      DO $step$ BEGIN
        IF NOT EXISTS (SELECT 1 FROM junheng.migrations WHERE id = ${step.id}) THEN
          ${step.sql}
          INSERT INTO junheng.migrations (id, name, hash) VALUES (${step.id}, '${step.name.replaceAll("'", "''")}', '${hashOf(step)}');
        END IF;
      END $step$;
      COMMIT;`);
  }
}

function taken(store: Store) {
  return store.query<{ id: number; hash: string }>('SELECT id, hash FROM junheng.migrations ORDER BY id');
}

function hashOf({ sql }: Migration): string {
  return createHash('sha256').update(sql.replace(/\s+/g, ' ').trim()).digest('hex');
}

function newer(id: number): StoreError {
  return new StoreError({
    en: `The data were written by a newer Junheng (step ${id} of its tables is not known here); start that version, or restore a backup.`,
    zh: `数据由更新版本的均衡写入(本版本不认识其第 ${id} 步表结构);请使用该版本,或恢复备份。`,
  });
}

function foreign({ id, name }: Migration): StoreError {
  return new StoreError({
    en: `Step ${id} of the tables (${name}) was changed after it was taken; the data are left alone. Use the version that made them, or restore a backup.`,
    zh: `第 ${id} 步表结构(${name})在执行后被改动;数据未作任何更改。请使用原版本,或恢复备份。`,
  });
}
