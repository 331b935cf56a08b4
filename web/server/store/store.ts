/** Anything that takes statements. Values go as `$1`, `$2`, …, never into the text. */
export interface Sql {
  /** One statement; its rows. JSON goes in as text (`$1::text::jsonb`), bytes as Uint8Array. */
  query<Row = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** Where everything is kept: one SQL dialect, two places. */
export interface Store extends Sql {
  readonly kind: 'embedded' | 'postgres';
  /** All of the statements or none; the work must use the `Sql` that it is given. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** Several statements without values in one text, for migrations and the job queue; the rows of all. */
  script(text: string): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

/** A store that cannot be opened, said so that the user can mend it. */
export class StoreError extends Error {
  readonly text: { readonly en: string; readonly zh: string };

  constructor(text: { readonly en: string; readonly zh: string }) {
    super(text.en);
    this.text = text;
  }
}

/** SQLSTATE of an error of either place, null where it has none. */
export function sqlState(error: unknown): string | null {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : null;
}
