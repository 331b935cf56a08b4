import writeXlsxFile from 'write-excel-file/universal';
import type { RawCell } from '../../engine/problem/index.ts';

export interface SheetToWrite {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly RawCell[])[];
  /** For sheets that are filed on paper: columns wide enough, long texts wrapped, lines, A4 across. */
  readonly print?: PrintLayout;
}

export interface PrintLayout {
  /** Excel's format of the numbers of each column, null for its own. */
  readonly formats: readonly (string | null)[];
}

/** One workbook, a sheet a table, header bold and fixed; texts are texts, never formulas. */
export async function xlsxBytes(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  const blob = await writeXlsxFile(
    sheets.map((sheet) => {
      const { name, header, rows, print } = sheet;
      return {
        sheet: name,
        stickyRowsCount: 1,
        ...(print && { orientation: 'landscape' as const }),
        columns: header.map((title, c) => ({
          width: print ? widthOf(sheet, c) : Math.min(WIDEST, 4 + 2 * title.length),
        })),
        data: [
          header.map((title) => ({
            value: title,
            type: String,
            fontWeight: 'bold' as const,
            ...(print && HEAD_ON_PAPER),
          })),
          ...rows.map((row) => row.map((cell, c) => cellOf(cell, print?.formats[c], print !== undefined))),
        ],
      };
    }),
  ).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

const LINES = { borderStyle: 'thin', borderColor: '#b8c0ca' } as const;
const HEAD_ON_PAPER = { ...LINES, wrap: true, alignVertical: 'center', backgroundColor: '#eef1f4' } as const;
const ON_PAPER = { ...LINES, wrap: true, alignVertical: 'top' } as const;

function cellOf(cell: RawCell, format: string | null | undefined, onPaper: boolean) {
  if (!onPaper) return cell === '' ? null : cell;
  if (cell === '' || cell === null) return ON_PAPER;
  if (typeof cell !== 'number') return { value: String(cell), type: String, ...ON_PAPER };
  return { value: cell, type: Number, ...ON_PAPER, ...(format && { format }) };
}

const WIDEST = 40;
const NARROWEST = 8;
/** Rows that are looked at for the width of a column. */
const LOOKED_AT = 300;

/** Width for the longest of the first cells; Chinese characters take two. */
function widthOf({ header, rows }: SheetToWrite, column: number): number {
  const cells = rows.slice(0, LOOKED_AT).map((row) => row[column]);
  const widths = [header[column], ...cells].map((cell) =>
    typeof cell === 'number'
      ? NARROWEST
      : [...String(cell ?? '')].reduce((sum, sign) => sum + (sign > '\u2e80' ? 2 : 1), 0),
  );
  return Math.min(WIDEST, Math.max(NARROWEST, ...widths) + 2);
}
