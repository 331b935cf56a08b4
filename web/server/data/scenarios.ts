import { randomUUID } from 'node:crypto';
import type { ScenarioRecord } from '../../shared/index.ts';
import type { Sql, Store } from '../store/store.ts';
import { noteChange } from './audit.ts';

interface Row {
  readonly id: string;
  readonly dataset: string;
  readonly name: string;
  readonly version: number;
  readonly content: Record<string, unknown>;
  readonly hash: string;
  readonly parent: string | null;
  readonly author: string;
  readonly created: Date;
  readonly changed: Date;
}

const COLUMNS = 'id, dataset, name, version, content, hash, parent, author, created, changed';
const MOST_LISTED = 1000;
/** Each with its whole content. */
const MOST_VERSIONS = 50;

function scenarioOf(row: Row): ScenarioRecord {
  return { ...row, created: row.created.toISOString(), changed: row.changed.toISOString() };
}

/** What is saved of a scenario. */
export interface Saved {
  readonly name: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly hash: string;
}

export async function listScenarios(sql: Sql, dataset: string | null): Promise<ScenarioRecord[]> {
  const rows = await sql.query<Row>(
    `SELECT ${COLUMNS} FROM junheng.scenarios
     WHERE NOT removed AND ($1::uuid IS NULL OR dataset = $1) ORDER BY changed DESC, id LIMIT ${MOST_LISTED}`,
    [dataset],
  );
  return rows.map(scenarioOf);
}

export async function findScenario(sql: Sql, id: string): Promise<ScenarioRecord | null> {
  const [row] = await sql.query<Row>(`SELECT ${COLUMNS} FROM junheng.scenarios WHERE id = $1`, [id]);
  return row ? scenarioOf(row) : null;
}

/** A new scenario; `parent` is what it was copied from. */
export function createScenario(
  store: Store,
  dataset: string,
  { name, content, hash }: Saved,
  author: string,
  parent: string | null = null,
): Promise<ScenarioRecord> {
  return store.transaction(async (sql) => {
    const [row] = await sql.query<Row>(
      `INSERT INTO junheng.scenarios (id, dataset, name, version, content, hash, parent, author)
       VALUES ($1, $2, $3, 1, $4::text::jsonb, $5, $6, $7) RETURNING ${COLUMNS}`,
      [randomUUID(), dataset, name, JSON.stringify(content), hash, parent, author],
    );
    const subject = `scenario ${row!.id}`;
    const action = parent ? 'copy' : 'create';
    await Promise.all([
      keepVersion(sql, row!, author),
      noteChange(sql, { who: author, action, subject, detail: { parent, hash } }),
    ]);
    return scenarioOf(row!);
  });
}

/** Saves over the version that was read. `theirs` when somebody was there before; then nothing is saved. */
export function saveScenario(
  store: Store,
  id: string,
  version: number,
  { name, content, hash }: Saved,
  author: string,
): Promise<{ saved: ScenarioRecord } | { theirs: ScenarioRecord | null }> {
  return store.transaction(async (sql) => {
    const [row] = await sql.query<Row>(
      `UPDATE junheng.scenarios SET name = $3, content = $4::text::jsonb, hash = $5, version = version + 1,
         author = $6, changed = now()
       WHERE id = $1 AND version = $2 AND NOT removed RETURNING ${COLUMNS}`,
      [id, version, name, JSON.stringify(content), hash, author],
    );
    if (!row) return { theirs: await findScenario(sql, id) };
    const detail = { version: row.version, hash };
    await Promise.all([
      keepVersion(sql, row, author),
      noteChange(sql, { who: author, action: 'save', subject: `scenario ${id}`, detail }),
    ]);
    return { saved: scenarioOf(row) };
  });
}

/** Takes a scenario out of the lists; it can still be read, and so can its history. */
export function removeScenario(
  store: Store,
  id: string,
  version: number,
  author: string,
): Promise<{ saved: ScenarioRecord } | { theirs: ScenarioRecord | null }> {
  return store.transaction(async (sql) => {
    const [row] = await sql.query<Row>(
      `UPDATE junheng.scenarios SET removed = true, changed = now()
       WHERE id = $1 AND version = $2 AND NOT removed RETURNING ${COLUMNS}`,
      [id, version],
    );
    if (!row) return { theirs: await findScenario(sql, id) };
    await noteChange(sql, { who: author, action: 'remove', subject: `scenario ${id}`, detail: { version } });
    return { saved: scenarioOf(row) };
  });
}

async function keepVersion(sql: Sql, row: Row, author: string): Promise<void> {
  await sql.query(
    `INSERT INTO junheng.scenario_versions (scenario, version, name, content, hash, author)
     VALUES ($1, $2, $3, $4::text::jsonb, $5, $6)`,
    [row.id, row.version, row.name, JSON.stringify(row.content), row.hash, author],
  );
}

/** Versions below `before`, newest first. */
export async function scenarioVersions(sql: Sql, id: string, before: number | null) {
  const rows = await sql.query<Omit<Row, 'changed'> & { at: Date }>(
    `SELECT version, name, content, hash, author, at FROM junheng.scenario_versions
     WHERE scenario = $1 AND version < coalesce($2::integer, 2147483647) ORDER BY version DESC LIMIT ${MOST_VERSIONS}`,
    [id, before],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
