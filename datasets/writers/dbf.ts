import type { RawCell } from '../../engine/problem/index.ts';

const LONGEST_NAME = 10;
const LONGEST_TEXT = 254;
const encoder = new TextEncoder();

interface Column {
  readonly name: Uint8Array;
  readonly type: 'C' | 'N' | 'L';
  readonly length: number;
  readonly decimals: number;
}

/**
 * A dBASE table in UTF-8. Numbers are written with all their digits, texts cut after 254 bytes between two characters. `names`: the
 * name in the table → the column, for those that had to be shortened.
 */
export function dbfBytes(
  fields: readonly string[],
  rows: readonly (readonly RawCell[])[],
): { bytes: Uint8Array; names: Readonly<Record<string, string>> } {
  const short = shortNames(fields);
  const columns = fields.map((_, i) =>
    columnOf(
      short[i]!,
      rows.map((cells) => cells[i] ?? null),
    ),
  );
  const rowLength = 1 + columns.reduce((sum, { length }) => sum + length, 0);
  const headerLength = 32 + 32 * columns.length + 1;
  const bytes = new Uint8Array(headerLength + rowLength * rows.length + 1).fill(0x20, headerLength);
  const view = new DataView(bytes.buffer);
  bytes[0] = 0x03;
  // A fixed day: the same content gives the same bytes.
  bytes.set([126, 1, 1], 1);
  view.setUint32(4, rows.length, true);
  view.setUint16(8, headerLength, true);
  view.setUint16(10, rowLength, true);
  columns.forEach(({ name, type, length, decimals }, i) => {
    const at = 32 + 32 * i;
    bytes.set(name, at);
    bytes[at + 11] = type.charCodeAt(0);
    bytes[at + 16] = length;
    bytes[at + 17] = decimals;
  });
  bytes[headerLength - 1] = 0x0d;
  rows.forEach((cells, r) => {
    let at = headerLength + r * rowLength + 1;
    columns.forEach((column, i) => {
      const text = cellBytes(cells[i] ?? null, column);
      bytes.set(text, column.type === 'N' ? at + column.length - text.length : at);
      at += column.length;
    });
  });
  bytes[bytes.length - 1] = 0x1a;
  const names = Object.fromEntries(
    fields.flatMap((field, i) => (short[i] === field ? [] : [[short[i]!, field]])),
  );
  return { bytes, names };
}

/** At most ten bytes, each once. */
function shortNames(fields: readonly string[]): string[] {
  const used = new Set<string>();
  return fields.map((field) => {
    let name = cut(field, LONGEST_NAME);
    for (let n = 1; used.has(name.toLowerCase()); n++)
      name = `${cut(field, LONGEST_NAME - 1 - String(n).length)}_${n}`;
    used.add(name.toLowerCase());
    return name;
  });
}

/** As many whole characters as fit into so many bytes. */
function cut(text: string, bytes: number): string {
  let result = '';
  let used = 0;
  for (const sign of text) {
    used += encoder.encode(sign).length;
    if (used > bytes) break;
    result += sign;
  }
  return result;
}

function columnOf(name: string, cells: readonly RawCell[]): Column {
  const filled = cells.filter((cell) => cell !== null);
  const type =
    filled.length > 0 && filled.every((cell) => typeof cell === 'number')
      ? 'N'
      : filled.length > 0 && filled.every((cell) => typeof cell === 'boolean')
        ? 'L'
        : 'C';
  const texts = filled.map((cell) => (type === 'N' ? digits(cell as number) : String(cell)));
  const longest = Math.max(1, ...texts.map((text) => encoder.encode(text).length));
  const decimals =
    type === 'N'
      ? Math.max(0, ...texts.map((text) => (text.includes('.') ? text.length - text.indexOf('.') - 1 : 0)))
      : 0;
  return {
    name: encoder.encode(name),
    type,
    length: type === 'L' ? 1 : Math.min(LONGEST_TEXT, longest),
    decimals,
  };
}

/** All digits, without an exponent. */
function digits(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(Math.abs(value) < 1 ? 20 : 0) : text;
}

function cellBytes(cell: RawCell, { type, length }: Column): Uint8Array {
  if (cell === null) return new Uint8Array(0);
  if (type === 'L') return encoder.encode(cell === true ? 'T' : 'F');
  return encoder.encode(type === 'N' ? digits(cell as number) : cut(String(cell), length));
}
