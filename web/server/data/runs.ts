import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Run, RunEvent, RunKind } from '../../shared/index.ts';
import type { OutFile } from '../jobs/task.ts';
import type { Sql, Store } from '../store/store.ts';
import { noteChange } from './audit.ts';

interface Row extends Omit<Run, 'created' | 'started' | 'ended' | 'files' | 'byHand' | 'name' | 'request'> {
  readonly request: Record<string, unknown>;
  readonly byHand: boolean;
  readonly locks: number | null;
  readonly created: Date;
  readonly started: Date | null;
  readonly ended: Date | null;
  readonly files: Run['files'] | null;
}

const SELECT = `
  SELECT r.id, r.kind, r.dataset, r.scenario, r.scenario_version AS "scenarioVersion", r.scenario_hash AS "scenarioHash",
    r.state, r.attempt, r.reason, r.result, r.author, r.created, r.started, r.ended,
    r.request - 'assignment' - 'locks' AS request, r.request ? 'assignment' AS "byHand",
    jsonb_array_length(r.request->'locks') AS locks,
    (SELECT json_agg(json_build_object('name', f.name, 'media', f.media, 'bytes', coalesce(f.size, length(f.bytes))) ORDER BY f.name)
       FROM junheng.run_files f WHERE f.run = r.id) AS files
  FROM junheng.runs r`;

function runOf({ request, locks, ...row }: Row): Run {
  const { name, ...asked } = request;
  return {
    ...row,
    name: typeof name === 'string' ? name : null,
    request: locks === null ? asked : { ...asked, locks },
    files: row.files ?? [],
    created: row.created.toISOString(),
    started: row.started?.toISOString() ?? null,
    ended: row.ended?.toISOString() ?? null,
  };
}

export interface NewRun {
  readonly kind: RunKind;
  readonly dataset: string;
  readonly scenario: string;
  readonly scenarioVersion: number;
  readonly scenarioHash: string;
  /** The scenario as it stands now; what is saved later does not touch the run. */
  readonly content: unknown;
  readonly request: unknown;
  /** Equal questions have equal keys. */
  readonly key: string;
  readonly author: string;
}

/** Puts a run into the queue, unless the same question is at work or answered: then that run is given. */
export function createRun(
  store: Store,
  send: (sql: Sql, run: string) => Promise<void>,
  { kind, dataset, scenario, scenarioVersion, scenarioHash, content, request, key, author }: NewRun,
): Promise<{ run: Run; isNew: boolean }> {
  return store.transaction(async (sql) => {
    const [made] = await sql.query<{ id: string }>(
      `INSERT INTO junheng.runs (id, kind, dataset, scenario, scenario_version, content, request, key, state, author, scenario_hash)
       VALUES ($1, $2, $3, $4, $5, $6::text::jsonb, $7::text::jsonb, $8, 'queued', $9, $10)
       ON CONFLICT (key) WHERE state IN ('queued', 'running', 'finished') DO NOTHING RETURNING id`,
      [
        randomUUID(),
        kind,
        dataset,
        scenario,
        scenarioVersion,
        JSON.stringify(content),
        JSON.stringify(request),
        key,
        author,
        scenarioHash,
      ],
    );
    if (!made) {
      const [row] = await sql.query<Row>(
        `${SELECT} WHERE r.key = $1 AND r.state IN ('queued', 'running', 'finished')`,
        [key],
      );
      return { run: runOf(row!), isNew: false };
    }
    await addEvent(sql, made.id, { kind: 'queued' });
    await noteChange(sql, { who: author, action: 'start', subject: `run ${made.id}`, detail: { kind, key } });
    await send(sql, made.id);
    return { run: (await findRun(sql, made.id, kind))!, isNew: true };
  });
}

/** A run of that kind only: what concerns teachers is not to be had through the other door. */
export async function findRun(sql: Sql, id: string, kind: RunKind): Promise<Run | null> {
  const [row] = await sql.query<Row>(`${SELECT} WHERE r.id = $1 AND r.kind = $2`, [id, kind]);
  return row ? runOf(row) : null;
}

export async function listRuns(
  sql: Sql,
  kind: RunKind,
  { scenario, dataset }: { scenario: string | null; dataset: string | null },
): Promise<Run[]> {
  const rows = await sql.query<Row>(
    `${SELECT} WHERE r.kind = $1 AND ($2::uuid IS NULL OR r.scenario = $2) AND ($3::uuid IS NULL OR r.dataset = $3)
     ORDER BY r.created DESC, r.id LIMIT 200`,
    [kind, scenario, dataset],
  );
  return rows.map(runOf);
}

export interface StoredFile {
  readonly media: string;
  readonly bytes: Uint8Array;
  /** Whether `bytes` is gzip. */
  readonly packed: boolean;
}

export async function runFile(sql: Sql, id: string, kind: RunKind, name: string): Promise<StoredFile | null> {
  const [row] = await sql.query<StoredFile>(
    `SELECT f.media, f.bytes, f.packed FROM junheng.run_files f JOIN junheng.runs r ON r.id = f.run
     WHERE f.run = $1 AND f.name = $2 AND r.kind = $3`,
    [id, name, kind],
  );
  return row ?? null;
}

/** Asks for the end of a run. One that waits ends at once, one at work as soon as its worker sees it. */
export function cancelRun(store: Store, id: string, kind: RunKind, who: string): Promise<Run | null> {
  return store.transaction(async (sql) => {
    const [waiting] = await sql.query<{ id: string }>(
      `UPDATE junheng.runs SET state = 'cancelled', cancel = true, ended = now()
       WHERE id = $1 AND kind = $2 AND state = 'queued' RETURNING id`,
      [id, kind],
    );
    const [working] = await sql.query<{ id: string }>(
      `UPDATE junheng.runs SET cancel = true WHERE id = $1 AND kind = $2 AND state = 'running' AND NOT cancel RETURNING id`,
      [id, kind],
    );
    if (waiting) await addEvent(sql, id, { kind: 'ended', state: 'cancelled' });
    if (waiting || working) await noteChange(sql, { who, action: 'cancel', subject: `run ${id}` });
    return findRun(sql, id, kind);
  });
}

/** The plan of a run with the scenario content that it was made for; null where there is none. */
export async function runPlan(
  sql: Sql,
  id: string,
  kind: RunKind = 'zones',
): Promise<{ readonly content: unknown; readonly plan: Uint8Array } | null> {
  const [row] = await sql.query<StoredFile & { content: unknown }>(
    `SELECT r.content, f.media, f.bytes, f.packed FROM junheng.runs r JOIN junheng.run_files f ON f.run = r.id AND f.name = 'plan.json'
     WHERE r.id = $1 AND r.kind = $2`,
    [id, kind],
  );
  return row ? { content: row.content, plan: await unpackedBytes(row) } : null;
}

const gunzipped = promisify(gunzip);

export async function unpackedBytes({ bytes, packed }: StoredFile): Promise<Uint8Array> {
  return packed ? gunzipped(bytes) : bytes;
}

export interface NumberedEvent {
  readonly number: number;
  readonly event: RunEvent;
}

export function eventsAfter(sql: Sql, run: string, number: number): Promise<NumberedEvent[]> {
  return sql.query<{ number: number; event: RunEvent }>(
    'SELECT number, event FROM junheng.run_events WHERE run = $1 AND number > $2 ORDER BY number LIMIT 500',
    [run, number],
  );
}

/** Progress of the last attempt. */
export async function curveOf(sql: Sql, run: string): Promise<(Progress & { number: number })[]> {
  const rows = await sql.query<{ number: number; event: Progress }>(
    `SELECT number, event FROM junheng.run_events
     WHERE run = $1 AND event->>'kind' = 'progress'
       AND number > (SELECT coalesce(max(number), 0) FROM junheng.run_events WHERE run = $1 AND event->>'kind' = 'started')
     ORDER BY number LIMIT ${MOST_POINTS}`,
    [run],
  );
  return rows.map(({ number, event }) => ({ ...event, number }));
}

type Progress = Extract<RunEvent, { kind: 'progress' }>;
const MOST_POINTS = 20_000;

export async function addEvent(sql: Sql, run: string, event: RunEvent): Promise<void> {
  await sql.query(
    `INSERT INTO junheng.run_events (run, number, event)
     SELECT $1, coalesce(max(number), 0) + 1, $2::text::jsonb FROM junheng.run_events WHERE run = $1::uuid`,
    [run, JSON.stringify(event)],
  );
}

export async function storeFiles(sql: Sql, run: string, files: readonly OutFile[]): Promise<void> {
  await Promise.all(
    files.map(({ name, media, bytes, unpackedBytes: size = null }) =>
      sql.query(
        'INSERT INTO junheng.run_files (run, name, media, bytes, packed, size) VALUES ($1, $2, $3, $4, $5, $6)',
        [run, name, media, bytes, size !== null, size],
      ),
    ),
  );
}
