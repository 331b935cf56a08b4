import Papa from 'papaparse';
import type { RawCell } from '../../engine/problem/index.ts';

const BYTE_ORDER_MARK = '\ufeff';

/**
 * A CSV file as RFC 4180 has it (commas, quotes only where needed, CRLF), in UTF-8 with a byte order mark, without
 * which Excel shows Chinese as garbage.
 *
 * Cells that begin with `=`, `+`, `-` or `@` are written as they are: a mark before them would come back as part of
 * the id or name. Open files of strangers as XLSX, whose cells are text.
 */
export function csvBytes(header: readonly string[], rows: readonly (readonly RawCell[])[]): Uint8Array {
  const text = Papa.unparse([header, ...rows] as RawCell[][], { newline: '\r\n' });
  return new TextEncoder().encode(`${BYTE_ORDER_MARK}${text}\r\n`);
}
