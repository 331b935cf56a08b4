import type { Ready } from '../analysis/question.ts';
import type { Sql } from '../store/store.ts';

/** Answers that are made once and kept by the content that they follow from: equal key, equal answer. */
export async function findDerived(sql: Sql, key: string): Promise<Ready | null> {
  const [row] = await sql.query<Ready>('SELECT media, gzipped FROM junheng.derived WHERE key = $1', [key]);
  return row ?? null;
}

export async function keepDerived(
  sql: Sql,
  key: string,
  dataset: string,
  { media, gzipped }: Ready,
): Promise<void> {
  await sql.query(
    `INSERT INTO junheng.derived (key, dataset, media, gzipped) VALUES ($1, $2, $3, $4)
     ON CONFLICT (key) DO NOTHING`,
    [key, dataset, media, gzipped],
  );
}

/** Forgets what another build of the program has made. */
export async function forgetDerived(sql: Sql, build: string): Promise<void> {
  await sql.query('DELETE FROM junheng.derived WHERE NOT starts_with(key, $1)', [`${build} `]);
}
