import writeXlsxFile from 'write-excel-file/universal';
import type { RawCell } from '../../engine/problem/index.ts';

export interface SheetToWrite {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly RawCell[])[];
}

/** One workbook, a sheet a table, header bold and fixed; texts are texts, never formulas. */
export async function xlsxBytes(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  const blob = await writeXlsxFile(
    sheets.map(({ name, header, rows }) => ({
      sheet: name,
      stickyRowsCount: 1,
      columns: header.map((title) => ({ width: Math.min(40, 4 + 2 * title.length) })),
      data: [
        header.map((title) => ({ value: title, type: String, fontWeight: 'bold' as const })),
        ...rows.map((row) => row.map((cell) => (cell === '' ? null : cell))),
      ],
    })),
  ).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}
