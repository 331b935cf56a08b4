import { randomUUID } from 'node:crypto';
import type { Dataset } from '../../shared/index.ts';
import type { DatasetSummary, Outcome, TaskFile } from '../jobs/task.ts';
import type { Sql, Store } from '../store/store.ts';
import { noteChange } from './audit.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly hash: string;
  readonly summary: DatasetSummary;
  readonly created: Date;
  readonly staff: boolean;
  readonly files: { name: string; bytes: number }[] | null;
}

const SELECT = `
  SELECT d.id, d.name, d.hash, d.summary, d.created,
    EXISTS (SELECT 1 FROM junheng.dataset_files f WHERE f.dataset = d.id AND f.staff) AS staff,
    (SELECT json_agg(json_build_object('name', f.name, 'bytes', length(f.bytes)) ORDER BY f.name)
       FROM junheng.dataset_files f WHERE f.dataset = d.id AND NOT f.staff) AS files
  FROM junheng.datasets d`;

function datasetOf({ summary, created, files, ...row }: Row): Dataset {
  return {
    ...row,
    ...summary,
    // Data stored by an earlier version do not tell.
    plannedSites: summary.plannedSites ?? 0,
    years: [...summary.years],
    stages: [...summary.stages],
    created: created.toISOString(),
    files: files ?? [],
  };
}

export async function listDatasets(sql: Sql): Promise<Dataset[]> {
  return (await sql.query<Row>(`${SELECT} ORDER BY d.created DESC, d.id LIMIT 1000`)).map(datasetOf);
}

export async function findDataset(sql: Sql, id: string): Promise<Dataset | null> {
  const [row] = await sql.query<Row>(`${SELECT} WHERE d.id = $1`, [id]);
  return row ? datasetOf(row) : null;
}

/** Stores an imported dataset whole; data that are there already are not stored twice. */
export async function storeDataset(
  store: Store,
  imported: Extract<Outcome, { kind: 'imported' }>,
  author: string,
): Promise<{ dataset: Dataset; isNew: boolean }> {
  const { name, hash, summary, files } = imported;
  return store.transaction(async (sql) => {
    const [made] = await sql.query<{ id: string }>(
      `INSERT INTO junheng.datasets (id, name, hash, summary, author) VALUES ($1, $2, $3, $4::text::jsonb, $5)
       ON CONFLICT (hash) DO NOTHING RETURNING id`,
      [randomUUID(), name, hash, JSON.stringify(summary), author],
    );
    if (!made) {
      const [row] = await sql.query<Row>(`${SELECT} WHERE d.hash = $1`, [hash]);
      return { dataset: datasetOf(row!), isNew: false };
    }
    for (const file of files) {
      await sql.query(
        'INSERT INTO junheng.dataset_files (dataset, name, staff, bytes) VALUES ($1, $2, $3, $4)',
        [made.id, file.name, file.staff, file.bytes],
      );
    }
    await noteChange(sql, {
      who: author,
      action: 'upload',
      subject: `dataset ${made.id}`,
      detail: { hash, files: files.length },
    });
    return { dataset: (await findDataset(sql, made.id))!, isNew: true };
  });
}

/** Every file of a dataset, teachers' records among them: for the solver's thread, never for an answer. */
export function allFiles(sql: Sql, dataset: string): Promise<TaskFile[]> {
  return sql.query<{ name: string; bytes: Uint8Array }>(
    'SELECT name, bytes FROM junheng.dataset_files WHERE dataset = $1 ORDER BY name',
    [dataset],
  );
}

/** The files that somebody may work with: without teachers' records where those are not allowed. */
export function filesFor(sql: Sql, dataset: string, staffAllowed: boolean): Promise<TaskFile[]> {
  return sql.query<{ name: string; bytes: Uint8Array }>(
    'SELECT name, bytes FROM junheng.dataset_files WHERE dataset = $1 AND (NOT staff OR $2) ORDER BY name',
    [dataset, staffAllowed],
  );
}

/** One file; `staff` says from which drawer, so that no name can fetch a teacher's record from the open one. */
export async function datasetFile(
  sql: Sql,
  dataset: string,
  name: string,
  staff: boolean,
): Promise<Uint8Array | null> {
  const [row] = await sql.query<{ bytes: Uint8Array }>(
    'SELECT bytes FROM junheng.dataset_files WHERE dataset = $1 AND name = $2 AND staff = $3',
    [dataset, name, staff],
  );
  if (!row) return null;
  return name === 'datapackage.json' && !staff ? openPackage(row.bytes) : row.bytes;
}

/** The description without the resources that are not given out with it. */
function openPackage(bytes: Uint8Array): Uint8Array {
  const content = JSON.parse(new TextDecoder().decode(bytes)) as { resources: { path: string }[] };
  const resources = content.resources.filter(({ path }) => path !== 'teachers.csv' && path !== 'moves.csv');
  return new TextEncoder().encode(`${JSON.stringify({ ...content, resources }, null, 2)}\n`);
}
