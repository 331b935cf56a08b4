import {
  type ComplaintList,
  type RawCell,
  type RawRow,
  type RawTable,
  REMARK,
  TABLES,
  type TableName,
  tableNamed,
} from '../../engine/problem/index.ts';
import { findHeaders } from './grid-headers.ts';
import type { UnclearTable } from './source.ts';
import { tableByName } from './table-names.ts';

/** A table without a telling name is known by at least so many of its headers. */
const HEADERS_TO_GUESS = 3;

export type GridResult =
  | { readonly table: RawTable }
  | {
      readonly fault: 'no-rows' | 'row-long' | 'file-cut';
      readonly name: TableName | null;
    }
  | { readonly fault: 'table-unknown'; readonly name: null; readonly unclear: UnclearTable };

export interface Grid {
  /** For complaints: the file, with the sheet where there are several. */
  readonly file: string;
  /** What names the table: the file's or the sheet's name. */
  readonly name: string;
  readonly rows: readonly RawRow[];
  /** Whether the last line may have been cut off (a text file without line break at its end). */
  readonly openEnd: boolean;
  /** Other names of columns: header as written → column; an empty text leaves the column out. */
  readonly columns?: Readonly<Record<string, string>>;
}

/** Finds out which table a grid of cells holds and where its headers stand; remarks and empty rows are left out. */
export function tableOfGrid(grid: Grid, told: TableName | null, complaints: ComplaintList): GridResult {
  const named = told ?? tableByName(grid.name);
  const filled = grid.rows.filter(({ cells }) => cells.some((cell) => !isEmpty(cell)) && !isRemark(cells));
  if (filled.length === 0) return { fault: 'no-rows', name: named };
  const found = findHeaders(filled, named === null ? TABLES : [tableNamed(named)], grid.columns ?? {});
  if (named === null && found.known < HEADERS_TO_GUESS)
    return { fault: 'table-unknown', name: null, unclear: unclearTable(grid.file, filled) };
  const { definition, place, headers } = found;
  if (named === null) {
    const table = { en: definition.name, zh: definition.zh };
    complaints.add('table-guessed', { file: grid.file }, { table });
  }
  const header = filled[place]!;
  const width = headers.length;
  const rows = filled.slice(place + 1);
  const ragged = checkWidths(grid, rows, width, Math.max(header.cells.length, usualWidth(rows)), complaints);
  const table = { table: definition.name, file: grid.file, headerRow: header.row, headers, rows };
  return ragged ? { fault: ragged, name: definition.name } : { table };
}

function unclearTable(file: string, [first, ...rows]: readonly RawRow[]): UnclearTable {
  const headers = first!.cells.map((cell) => (isEmpty(cell) ? '' : String(cell).trim()));
  return { file, headers, rows };
}

/** Complains of rows with other numbers of cells than headers; tells when they leave no table to go by. */
function checkWidths(
  { file, openEnd }: Grid,
  rows: readonly RawRow[],
  width: number,
  widest: number,
  complaints: ComplaintList,
): 'row-long' | 'file-cut' | null {
  let fault: 'row-long' | 'file-cut' | null = null;
  rows.forEach(({ row, cells }, i) => {
    // More cells than all other rows: a separator inside a cell has moved what follows, even if the last are empty.
    if (lastFilled(cells) >= width || cells.length > widest) {
      complaints.add('row-long', { file, row }, { cells: cells.length, columns: width });
      fault ??= 'row-long';
    } else if (cells.length < width) {
      const numbers = { cells: cells.length, columns: width };
      if (openEnd && i === rows.length - 1) {
        complaints.add('file-cut', { file, row }, numbers);
        fault ??= 'file-cut';
      } else complaints.add('row-short', { file, row }, numbers);
    }
  });
  return fault;
}

/** The number of cells that most rows have. */
function usualWidth(rows: readonly RawRow[]): number {
  const counts = new Map<number, number>();
  let usual = 0;
  for (const { cells } of rows) {
    const count = (counts.get(cells.length) ?? 0) + 1;
    counts.set(cells.length, count);
    if (count > (counts.get(usual) ?? 0)) usual = cells.length;
  }
  return usual;
}

function lastFilled(cells: readonly RawCell[]): number {
  return cells.findLastIndex((cell) => !isEmpty(cell));
}

function isEmpty(cell: RawCell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

function isRemark(cells: readonly RawCell[]): boolean {
  const first = cells[0];
  return typeof first === 'string' && first.trimStart().startsWith(REMARK);
}
