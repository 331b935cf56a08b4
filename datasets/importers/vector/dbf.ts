import type { RawCell } from '../../../engine/problem/index.ts';
import { Damage } from '../damage.ts';

export interface DbfTable {
  readonly fields: readonly string[];
  readonly rows: readonly (readonly RawCell[])[];
  /** Encoding in which names and texts were read. */
  readonly encoding: string;
}

/** dBASE's own marks for Chinese code pages; other marks are often wrong, so the bytes themselves decide. */
const LANGUAGE_DRIVERS: Readonly<Record<number, string>> = {
  77: 'gb18030',
  79: 'big5',
  122: 'gb18030',
  121: 'big5',
};
const DELETED = 0x2a;
const END_OF_FIELDS = 0x0d;
const MOST_FIELDS = 2048;

interface Column {
  readonly name: Uint8Array;
  readonly type: string;
  readonly offset: number;
  readonly length: number;
}

/**
 * A dBASE table (the attributes of a shapefile). Encoding: what the `.cpg` file says where the bytes agree, else UTF-8 where
 * they are that, else the table's own mark, else GB18030. Throws `Damage` with byte and record.
 */
export function readDbf(bytes: Uint8Array, told: string | null): DbfTable {
  if (bytes.length < 33) throw new Damage(bytes.length, 'the table ends in its header', '属性表在表头中结束');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(4, true);
  const headerLength = view.getUint16(8, true);
  const rowLength = view.getUint16(10, true);
  const columns = columnsOf(bytes, view, headerLength);
  const last = columns.at(-1);
  if (columns.length === 0 || rowLength < (last ? last.offset + last.length : 1)) {
    throw new Damage(
      10,
      `rows of ${rowLength} bytes, too short for their columns`,
      `行长 ${rowLength} 字节，不足以容纳各列`,
    );
  }
  const present = Math.floor((bytes.length - headerLength) / rowLength);
  if (present < count) {
    const at = headerLength + present * rowLength;
    throw new Damage(
      at,
      `the table ends after ${present} of ${count} rows`,
      `属性表应有 ${count} 行，只有 ${present} 行`,
      present + 1,
    );
  }
  const texts = columns.filter(({ type }) => type === 'C');
  const cell = (row: number, { offset, length }: Column) => {
    const at = headerLength + row * rowLength + offset;
    return bytes.subarray(at, at + length);
  };
  const encoding = encodingOf(bytes, told, LANGUAGE_DRIVERS[bytes[29]!], function* () {
    for (const { name } of columns) yield { text: name, row: null };
    for (let row = 0; row < count; row++)
      for (const column of texts) yield { text: trimmed(cell(row, column)), row: row + 1 };
  });
  for (let row = 0; row < count; row++)
    for (const column of texts) refuseNul(trimmed(cell(row, column)), bytes, row + 1);
  const decoder = new TextDecoder(encoding);
  const rows: RawCell[][] = [];
  for (let row = 0; row < count; row++) {
    if (bytes[headerLength + row * rowLength] === DELETED) {
      rows.push(columns.map(() => null));
      continue;
    }
    rows.push(columns.map((column) => cellValue(decoder.decode(trimmed(cell(row, column))), column.type)));
  }
  return { fields: columns.map(({ name }) => decoder.decode(name)), rows, encoding };
}

function columnsOf(bytes: Uint8Array, view: DataView, headerLength: number): Column[] {
  const columns: Column[] = [];
  let offset = 1;
  for (let at = 32; at < headerLength && bytes[at] !== END_OF_FIELDS; at += 32) {
    if (at + 32 > bytes.length || columns.length > MOST_FIELDS) {
      throw new Damage(at, 'the table ends in its header', '属性表在表头中结束');
    }
    const type = String.fromCharCode(bytes[at + 11]!);
    const length = type === 'C' ? view.getUint16(at + 16, true) : bytes[at + 16]!;
    const end = bytes.subarray(at, at + 11).indexOf(0);
    columns.push({ name: bytes.subarray(at, at + (end < 0 ? 11 : end)), type, offset, length });
    offset += length;
  }
  return columns;
}

/** Without the blanks and NUL bytes that fill a cell. */
function trimmed(cell: Uint8Array): Uint8Array {
  let end = cell.length;
  while (end > 0 && (cell[end - 1] === 0x20 || cell[end - 1] === 0)) end--;
  let start = 0;
  while (start < end && cell[start] === 0x20) start++;
  return cell.subarray(start, end);
}

/** What follows a NUL byte is of an older text or of a damaged one: nobody can say which of both was meant. */
function refuseNul(text: Uint8Array, all: Uint8Array, row: number): void {
  const nul = text.indexOf(0);
  if (nul >= 0)
    throw new Damage(byteIn(all, text) + nul, 'NUL bytes within a text', '文字中含有 NUL 字节', row);
}

const byteIn = (all: Uint8Array, part: Uint8Array) => part.byteOffset - all.byteOffset;

interface Text {
  readonly text: Uint8Array;
  /** Null where it is a header. */
  readonly row: number | null;
}

function encodingOf(
  all: Uint8Array,
  told: string | null,
  driver: string | undefined,
  texts: () => Generator<Text>,
): string {
  const named = told === null ? null : knownEncoding(told);
  refuseMixed(all, texts);
  const fits = (encoding: string) => {
    for (const { text } of texts()) if (!isOf(encoding, text)) return false;
    return true;
  };
  const candidates = [named, 'utf-8', driver, 'gb18030'].filter((one) => one !== null && one !== undefined);
  return candidates.find(fits) ?? 'gb18030';
}

/** Cells cut in the middle of a character are common, so a broken end proves nothing. */
function isOf(encoding: string, text: Uint8Array): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(text, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/**
 * Refuses a table in which most words are UTF-8 and some are not: read as anything, some of its names would be wrong. Of words in
 * GBK next to none happens to be UTF-8.
 */
function refuseMixed(all: Uint8Array, texts: () => Generator<Text>): void {
  let [words, others] = [0, 0];
  let first: Text | null = null;
  for (const one of texts()) {
    if (one.text.every((byte) => byte < 0x80)) continue;
    words++;
    if (isOf('utf-8', one.text)) continue;
    others++;
    first ??= one;
  }
  if (first && 2 * others < words)
    throw new Damage(
      byteIn(all, first.text),
      'a text that is not UTF-8, as most others are',
      '多数文字为 UTF-8，此处不是',
      first.row,
    );
}

function knownEncoding(label: string): string | null {
  const name = label
    .trim()
    .toLowerCase()
    .replace(/^(?:cp|ansi )?936$/, 'gbk');
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return null;
  }
}

function cellValue(text: string, type: string): RawCell {
  const plain = text.replaceAll('\0', '').trim();
  if (plain === '' || /^\*+$/.test(plain)) return null;
  if (type === 'N' || type === 'F') {
    const number = Number(plain);
    return Number.isFinite(number) ? number : plain;
  }
  if (type === 'D')
    return /^\d{8}$/.test(plain) ? `${plain.slice(0, 4)}-${plain.slice(4, 6)}-${plain.slice(6)}` : plain;
  if (type === 'L') return /^[TtYy]$/.test(plain) ? true : /^[FfNn]$/.test(plain) ? false : null;
  return plain;
}
