import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Problem } from './problem.ts';

/**
 * Feeds a value to a hash in one canonical form: object keys sorted, numbers as JavaScript writes them, NaN as null,
 * typed arrays as lists. Equal content gives equal text, however the objects came about.
 */
function feed(value: unknown, write: (text: string) => void): void {
  if (value === null || value === undefined) write('null');
  else if (typeof value === 'number') write(Number.isFinite(value) ? String(value) : 'null');
  else if (typeof value === 'boolean') write(value ? 'true' : 'false');
  else if (typeof value === 'string') write(JSON.stringify(value));
  else if (ArrayBuffer.isView(value)) feedNumbers(value as Int32Array | Float64Array | Uint8Array, write);
  else if (Array.isArray(value)) {
    write('[');
    for (const item of value) {
      feed(item, write);
      write(',');
    }
    write(']');
  } else {
    write('{');
    const record = value as Readonly<Record<string, unknown>>;
    for (const key of Object.keys(record).sort()) {
      if (record[key] === undefined) continue;
      write(`${JSON.stringify(key)}:`);
      feed(record[key], write);
      write(',');
    }
    write('}');
  }
}

function feedNumbers(values: Int32Array | Float64Array | Uint8Array, write: (text: string) => void): void {
  write('[');
  for (const value of values) write(Number.isFinite(value) ? `${value},` : 'null,');
  write(']');
}

const CHUNK_LENGTH = 65_536;

/** SHA-256 in hex of any value of plain objects, arrays, typed arrays and JSON scalars, in canonical form. */
export function contentHash(value: unknown): string {
  const hash = sha256.create();
  let chunk = '';
  feed(value, (text) => {
    chunk += text;
    if (chunk.length < CHUNK_LENGTH) return;
    hash.update(utf8ToBytes(chunk));
    chunk = '';
  });
  return bytesToHex(hash.update(utf8ToBytes(chunk)).digest());
}

/**
 * Hash of what a problem says. The name is left out, since it may come from a folder; the order of units, schools,
 * teachers and streets counts, since plans break ties by it; the order of rows in tables that only link them does not.
 */
export function problemHash(problem: Omit<Problem, 'hash'>): string {
  const { name: _name, outcomes, growth, ...content } = problem;
  return contentHash({
    ...content,
    enrolment: sorted(content.enrolment),
    curriculum: sorted(content.curriculum),
    moves: sorted(content.moves),
    travelRows: sorted(content.travelRows),
    // Left out where there is none, so that a county keeps the hash it had before the tables existed.
    outcomes: outcomes ? Object.values(outcomes).map(sorted) : undefined,
    growth: growth ? [growth.births, growth.housing, growth.targets].map(sorted) : undefined,
  });
}

function sorted(rows: readonly object[] | null): readonly string[] | null {
  return rows === null ? null : rows.map((row) => JSON.stringify(row)).sort();
}
