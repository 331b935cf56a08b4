type Rows = Record<string, unknown>[];

/** Results with files in them are not kept, nor more results than this. */
const MOST_RESULTS = 500;
const LARGEST_BYTES = 64 * 1024;
const MOST_ROWS = 2000;

interface Kept {
  readonly rows: Rows;
  readonly state: string;
}

/**
 * Remembers what was read until one of the tables that it was read from is written: for a store to which nobody else can write.
 * Only plain reads of our own tables are remembered. Whoever reads must not change the rows.
 */
export class Memo {
  readonly #written = new Map<string, number>();
  readonly #kept = new Map<string, Kept>();
  #all = 0;

  /** Notes that a statement may have written to the tables that it names. */
  noteWrite(text: string): void {
    if (isRead(text)) return;
    for (const table of tablesOf(text)) this.#written.set(table, (this.#written.get(table) ?? 0) + 1);
  }

  /** Notes that anything may have been written. */
  noteAnything(): void {
    this.#all++;
  }

  find(text: string, values: readonly unknown[]): Rows | null {
    const key = keyOf(text, values);
    const kept = key === null ? undefined : this.#kept.get(key);
    return kept && kept.state === this.#stateOf(text) ? kept.rows : null;
  }

  keep(text: string, values: readonly unknown[], rows: Rows): void {
    const key = keyOf(text, values);
    if (key === null || rows.length > MOST_ROWS || rows.some(isLarge)) return;
    this.#kept.delete(key);
    this.#kept.set(key, { rows, state: this.#stateOf(text) });
    if (this.#kept.size > MOST_RESULTS) this.#kept.delete(this.#kept.keys().next().value!);
  }

  #stateOf(text: string): string {
    return [this.#all, ...tablesOf(text).map((table) => this.#written.get(table) ?? 0)].join(' ');
  }
}

/** Null for what may not be remembered. */
function keyOf(text: string, values: readonly unknown[]): string | null {
  return isRead(text) && tablesOf(text).length > 0 ? JSON.stringify([text, values]) : null;
}

function isRead(text: string): boolean {
  return /^\s*SELECT\b/i.test(text) && !/\bFOR UPDATE\b|\bnow\(\)|\bpgboss\b|\bpg_/i.test(text);
}

const known = new Map<string, readonly string[]>();

function tablesOf(text: string): readonly string[] {
  const found = known.get(text) ?? [...new Set(text.match(/\bjunheng\.\w+/g))];
  // Statements are few; what the queue makes up by the dozen names none of our tables.
  if (found.length > 0) known.set(text, found);
  return found;
}

function isLarge(row: Record<string, unknown>): boolean {
  return Object.values(row).some((value) => value instanceof Uint8Array && value.length > LARGEST_BYTES);
}
