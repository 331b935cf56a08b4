import { mkdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { lockFolder } from './lock.ts';
import { Memo } from './memo.ts';
import type { Answer, Question } from './pglite-thread.ts';
import type { Sql, Store } from './store.ts';

type Rows = Record<string, unknown>[];
type Unnumbered =
  | { readonly text: string; readonly values: readonly unknown[] }
  | { readonly script: string }
  | { readonly close: true };

interface Waiting {
  readonly resolve: (rows: Rows) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The embedded store: PostgreSQL in this process, its files in `folder` (null: in memory, for tests). There is one
 * connection, so a transaction makes everybody else wait.
 */
export async function openEmbedded(folder: string | null): Promise<Store> {
  let unlock = () => {};
  if (folder !== null) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    unlock = lockFolder(folder);
  }
  const ask = startThread(folder === null ? null : join(folder, 'database'));
  let turn: Promise<unknown> = Promise.resolve();
  const exclusively = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work);
    turn = result.catch(() => {});
    return result;
  };
  const memo = new Memo();
  const answer = async (text: string, values: readonly unknown[]): Promise<Rows> => {
    // Somebody else may have read it while this one waited for its turn.
    const known = memo.find(text, values);
    if (known) return known;
    const rows = await ask({ text, values });
    memo.noteWrite(text);
    memo.keep(text, values, rows);
    return rows;
  };
  /** A failed statement inside BEGIN … COMMIT would poison the only connection. */
  const undone = async (error: unknown): Promise<never> => {
    await ask({ script: 'ROLLBACK' }).catch(() => {});
    throw error;
  };
  const store: Store = {
    kind: 'embedded',
    query: (text, values = []) =>
      Promise.resolve(memo.find(text, values) ?? exclusively(() => answer(text, values))) as never,
    script: (text) =>
      exclusively(() =>
        ask({ script: text })
          .catch(undone)
          .finally(() => memo.noteAnything()),
      ),
    transaction: (work) =>
      exclusively(async () => {
        const written = new Set<string>();
        const inside: Sql = {
          query(text, values = []) {
            written.add(text);
            return ask({ text, values }) as never;
          },
        };
        try {
          // Not waited for: the thread takes questions in their order.
          const [, result] = await Promise.all([ask({ script: 'BEGIN' }), work(inside)]);
          await ask({ script: 'COMMIT' });
          for (const text of written) memo.noteWrite(text);
          return result;
        } catch (error) {
          return undone(error);
        }
      }),
    close: () =>
      exclusively(async () => {
        await ask({ close: true });
        unlock();
      }),
  };
  try {
    await store.query('SELECT 1');
  } catch (error) {
    unlock();
    throw error;
  }
  return store;
}

function startThread(folder: string | null): (question: Unnumbered) => Promise<Rows> {
  const file = new URL(`./pglite-thread${extname(import.meta.filename)}`, import.meta.url);
  const thread = new Worker(file, { workerData: { folder } });
  const waiting = new Map<number, Waiting>();
  let dead: Error | null = null;
  const die = (error: Error) => {
    dead ??= error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  thread.on('message', (answer: Answer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('rows' in answer) asked?.resolve(answer.rows);
    else asked?.reject(Object.assign(new Error(answer.error.message), { code: answer.error.code }));
  });
  thread.on('error', (error) => die(error as Error));
  thread.on('exit', () => die(new Error('The embedded store is closed.')));
  let count = 0;
  return (question) =>
    new Promise((resolve, reject) => {
      if (dead) return reject(dead);
      const id = ++count;
      waiting.set(id, { resolve, reject });
      thread.postMessage({ id, ...question } satisfies Question);
    });
}
