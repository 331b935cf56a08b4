import type { Sql } from '../store/store.ts';

export interface Change {
  readonly who: string;
  readonly action: string;
  /** Kind and id: `scenario 3f…`. */
  readonly subject: string;
  /** Numbers and hashes; never what a table or an option holds. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Writes down a change, in the transaction that makes it. */
export async function noteChange(sql: Sql, { who, action, subject, detail = {} }: Change): Promise<void> {
  await sql.query(
    'INSERT INTO junheng.audit (who, action, subject, detail) VALUES ($1, $2, $3, $4::text::jsonb)',
    [who, action, subject, JSON.stringify(detail)],
  );
}

export async function readAudit(sql: Sql, limit: number) {
  const rows = await sql.query<{
    at: Date;
    who: string;
    action: string;
    subject: string;
    detail: Record<string, unknown>;
  }>('SELECT at, who, action, subject, detail FROM junheng.audit ORDER BY id DESC LIMIT $1', [limit]);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
