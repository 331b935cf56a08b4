import { MEGABYTE } from './source.ts';
import { unpack, zipDirectory } from './zip.ts';

export const WORKBOOK_LIMIT_BYTES = 256 * MEGABYTE;
/** Sheets of text shrink ten- to thirtyfold; what shrinks a hundredfold, and is not small, is a bomb. */
const MOST_EXPANSION = 100;
const SMALL_BYTES = 20 * MEGABYTE;
/** What a spreadsheet program can hold. */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
/** Cells of the rectangle from A1 to the last filled cell; the reader fills all of it. */
const MOST_CELLS = 30_000_000;

/** Where the rows of a sheet begin (ECMA-376, 18.3.1.80); every sheet has the element, be it empty. */
const ROWS = /<(?:\w+:)?sheetData[\s/>]/;

/** Where a document type would stand. Spreadsheet programs write none, and its entities might expand without end. */
const PROLOGUE_BYTES = 4096;

/**
 * Whether a workbook can be unpacked and read safely: the sum of its parts, measured by unpacking and not by what they
 * say of themselves, and the rectangle that its sheets span (a single cell at XFD1048576 spans 17 thousand million).
 */
export function measureWorkbook(bytes: Uint8Array): 'fine' | 'too-large' | 'damaged' {
  const entries = zipDirectory(bytes);
  if (!entries) return 'damaged';
  let left = WORKBOOK_LIMIT_BYTES;
  for (const entry of entries) {
    if (!/\.xml(?:\.rels)?$/.test(entry.name)) continue;
    const limit = Math.min(left, Math.max(SMALL_BYTES, MOST_EXPANSION * entry.packedBytes));
    if (entry.unpackedBytes > limit) return 'too-large';
    const content = unpack(bytes, entry, limit);
    if (typeof content === 'string') return content;
    left -= content.length;
    if (/<!DOCTYPE/.test(new TextDecoder().decode(content.subarray(0, PROLOGUE_BYTES)))) return 'damaged';
    if (!/worksheets\/[^/]+\.xml$/.test(entry.name)) continue;
    const sheet = new TextDecoder().decode(content);
    // On a sheet without rows the reader fails where nobody can catch it, if another sheet fails as well.
    if (!ROWS.test(sheet)) return 'damaged';
    if (!spansLittle(sheet)) return 'too-large';
  }
  return 'fine';
}

function spansLittle(sheet: string): boolean {
  let rows = 0;
  let columns = 0;
  for (const [, row] of sheet.matchAll(/<(?:\w+:)?row\b[^>]*?\sr="(\d+)"/g))
    rows = Math.max(rows, Number(row));
  // Cells that close themselves are only formatted, not filled.
  for (const [, letters, row] of sheet.matchAll(/<(?:\w+:)?c\b[^>]*?\sr="([A-Za-z]+)(\d+)"[^>]*[^/]>/g)) {
    columns = Math.max(columns, columnNumber(letters!));
    rows = Math.max(rows, Number(row));
  }
  return rows <= LAST_ROW && columns <= LAST_COLUMN && rows * columns <= MOST_CELLS;
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}
