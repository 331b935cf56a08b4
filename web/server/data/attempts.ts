import type { Run, RunEvent, RunKind } from '../../shared/index.ts';
import type { OutFile } from '../jobs/task.ts';
import type { Sql, Store } from '../store/store.ts';
import { addEvent, storeFiles } from './runs.ts';

/** Each try of a run has a number; what an earlier try still has to say is not heard. */
export interface Attempt {
  readonly run: string;
  readonly number: number;
  readonly kind: RunKind;
  readonly dataset: string;
  readonly content: unknown;
  readonly request: unknown;
}

/** So many workers may die over one run before it is given up; one that ends in order does not count. */
const MOST_DEATHS = 4;

interface Taken {
  readonly attempt: number;
  readonly kind: RunKind;
  readonly dataset: string;
  readonly content: unknown;
  readonly request: unknown;
  readonly cancel: boolean;
}

/** Takes a run for work. Null when there is nothing to do: it was cancelled, ended, or given up just now. */
export function beginAttempt(store: Store, run: string): Promise<Attempt | null> {
  return store.transaction(async (sql) => {
    const [before] = await sql.query<{ state: string }>(
      `SELECT state FROM junheng.runs WHERE id = $1 AND state IN ('queued', 'running') FOR UPDATE`,
      [run],
    );
    if (!before) return null;
    const [row] = await sql.query<Taken>(
      `UPDATE junheng.runs SET state = 'running', attempt = attempt + 1, started = now() WHERE id = $1
       RETURNING attempt, kind, dataset, content, request, cancel`,
      [run],
    );
    const { attempt, cancel, ...rest } = row!;
    const deaths = before.state === 'running' ? await countDeath(sql, run) : 0;
    if (cancel || deaths >= MOST_DEATHS) {
      const reason = cancel ? null : { code: 'interrupted', text: GIVEN_UP };
      await end(sql, run, cancel ? 'cancelled' : 'failed', { reason, result: null, files: [] });
      return null;
    }
    await addEvent(sql, run, { kind: 'started', attempt });
    return { run, number: attempt, ...rest };
  });
}

/** Tells that a worker died over the run, and how many have. */
async function countDeath(sql: Sql, run: string): Promise<number> {
  await addEvent(sql, run, { kind: 'interrupted', text: AGAIN });
  const [count] = await sql.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM junheng.run_events WHERE run = $1 AND event->>'kind' = 'interrupted'`,
    [run],
  );
  return count!.n;
}

/** Gives a run back unfinished, because the worker ends in order. */
export async function giveBack(sql: Sql, { run, number }: Attempt): Promise<void> {
  await sql.query(
    `UPDATE junheng.runs SET state = 'queued' WHERE id = $1 AND attempt = $2 AND state = 'running'`,
    [run, number],
  );
}

/** How the attempt stands: `gone` when another worker has the run now, or it has ended. */
export async function attemptState(
  sql: Sql,
  { run, number }: Attempt,
): Promise<'working' | 'cancel' | 'gone'> {
  const [row] = await sql.query<{ cancel: boolean }>(
    `SELECT cancel FROM junheng.runs WHERE id = $1 AND attempt = $2 AND state = 'running'`,
    [run, number],
  );
  if (!row) return 'gone';
  return row.cancel ? 'cancel' : 'working';
}

/** One statement, so that it costs one way to the store; nothing is written when the attempt is no longer the run's. */
export async function tellProgress(sql: Sql, { run, number }: Attempt, event: RunEvent): Promise<void> {
  await sql.query(
    `WITH held AS (SELECT id FROM junheng.runs WHERE id = $1 AND attempt = $2 AND state = 'running' FOR UPDATE)
     INSERT INTO junheng.run_events (run, number, event)
     SELECT held.id, (SELECT coalesce(max(number), 0) + 1 FROM junheng.run_events WHERE run = $1), $3::text::jsonb FROM held`,
    [run, number, JSON.stringify(event)],
  );
}

export interface Ending {
  readonly reason: Run['reason'];
  readonly result: Readonly<Record<string, unknown>> | null;
  readonly files: readonly OutFile[];
}

/** Ends the attempt: state, plan, files and last event together. False when the attempt was no longer the run's. */
export function endAttempt(
  store: Store,
  attempt: Attempt,
  state: 'finished' | 'cancelled' | 'failed',
  ending: Ending,
): Promise<boolean> {
  return store.transaction(async (sql) => {
    if (!(await holds(sql, attempt))) return false;
    await end(sql, attempt.run, state, ending);
    return true;
  });
}

async function holds(sql: Sql, { run, number }: Attempt): Promise<boolean> {
  const rows = await sql.query(
    `SELECT 1 FROM junheng.runs WHERE id = $1 AND attempt = $2 AND state = 'running' FOR UPDATE`,
    [run, number],
  );
  return rows.length > 0;
}

async function end(
  sql: Sql,
  run: string,
  state: 'finished' | 'cancelled' | 'failed',
  { reason, result, files }: Ending,
): Promise<void> {
  await storeFiles(sql, run, files);
  await sql.query(
    `UPDATE junheng.runs SET state = $2, ended = now(), reason = $3::text::jsonb, result = $4::text::jsonb WHERE id = $1`,
    [run, state, reason && JSON.stringify(reason), result && JSON.stringify(result)],
  );
  await addEvent(sql, run, { kind: 'ended', state });
}

/** Runs that were waiting or at work when the only process that could do them ended: they wait again. */
export async function waitAgain(
  store: Store,
  send: (sql: Sql, run: string) => Promise<void>,
): Promise<number> {
  return store.transaction(async (sql) => {
    const rows = await sql.query<{ id: string }>(
      `SELECT id FROM junheng.runs WHERE state IN ('queued', 'running') ORDER BY created, id`,
    );
    for (const { id } of rows) await send(sql, id);
    return rows.length;
  });
}

const AGAIN = {
  en: 'The worker was interrupted; the run begins again.',
  zh: '计算进程中断,任务重新开始。',
};
const GIVEN_UP = {
  en: `The run was interrupted ${MOST_DEATHS} times and is given up; it may need more memory than the machine has. Ask again when that is mended.`,
  zh: `任务已中断 ${MOST_DEATHS} 次,不再重试;可能是内存不足。请处理后重新提交。`,
};
