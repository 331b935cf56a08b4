import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';

/** The embedded database blocks its thread while it works, so it has one of its own: questions in, rows out, in order. */
export type Question =
  | { readonly id: number; readonly text: string; readonly values: readonly unknown[] }
  | { readonly id: number; readonly script: string }
  | { readonly id: number; readonly close: true };

export type Answer =
  | { readonly id: number; readonly rows: Record<string, unknown>[] }
  | { readonly id: number; readonly error: { readonly message: string; readonly code: string | null } };

const { folder } = workerData as { folder: string | null };
/** PGlite's own way with bytes goes digit by digit: a county's files took 0.4 s, and everybody waited. */
const BYTEA = 17;
const options = {
  parsers: { [BYTEA]: (text: string) => new Uint8Array(Buffer.from(text.slice(2), 'hex')) },
  serializers: {
    [BYTEA]: (bytes: Uint8Array) =>
      `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`,
  },
};
const ready = PGlite.create(folder === null ? options : { ...options, dataDir: folder });

async function rowsOf(question: Question): Promise<Record<string, unknown>[]> {
  const db = await ready;
  if ('close' in question) {
    await db.close();
    return [];
  }
  if ('script' in question) {
    const results = await db.exec(question.script);
    return results.flatMap((result) => result.rows as Record<string, unknown>[]);
  }
  const { rows } = await db.query<Record<string, unknown>>(question.text, [...question.values]);
  return rows;
}

async function answer(question: Question): Promise<Answer> {
  try {
    return { id: question.id, rows: await rowsOf(question) };
  } catch (error) {
    const { message, code } = error as { message?: string; code?: string };
    return { id: question.id, error: { message: String(message), code: code ?? null } };
  }
}

let last: Promise<void> = Promise.resolve();
parentPort!.on('message', (question: Question) => {
  last = last.then(async () => {
    parentPort!.postMessage(await answer(question));
    if ('close' in question) parentPort!.close();
  });
});
