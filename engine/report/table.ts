import type { Language } from '../problem/index.ts';

export interface Text {
  readonly en: string;
  readonly zh: string;
}

/** What a cell holds; null is "not known", never zero. Texts of our own come in both languages. */
export type Cell = string | number | Text | null;

export interface Column {
  readonly id: string;
  readonly header: Text;
  /** `share` is a number from 0 on that is shown in percent. */
  readonly kind: 'text' | 'number' | 'share';
  /** Decimals that are shown; files keep `SPARE_DECIMALS` more. */
  readonly decimals?: number;
  /** Shows no decimals behind whole numbers: a column of things that are counted and things that are measured. */
  readonly asNeeded?: true;
}

/** A table as data; terminal, CSV, XLSX and HTML are ways of showing it. */
export interface ReportTable {
  readonly id: string;
  readonly title: Text;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly notes?: readonly Text[];
}

/** Stands where something is not known. */
export const UNKNOWN_MARK = { en: 'n/a', zh: '无数据' } as const;

/** Digits that files keep beyond those shown: sums stay right, and nobody reads the dust of the arithmetic. */
const SPARE_DECIMALS = 3;

export interface PlainTable {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: (string | number)[][];
  /** How a spreadsheet is to show the numbers of each column; null for texts. */
  readonly formats: readonly (string | null)[];
}

/** Header and rows as plain cells of one language: numbers stay numbers, what is not known is empty. */
export function plainTable(table: ReportTable, language: Language): PlainTable {
  return {
    name: table.title[language],
    formats: table.columns.map(({ kind, decimals = 0, asNeeded }) => {
      if (kind === 'text') return null;
      const fraction = decimals > 0 && !asNeeded ? `.${'0'.repeat(decimals)}` : '';
      if (asNeeded) return 'General';
      return kind === 'share' ? `0${fraction}%` : `#,##0${fraction}`;
    }),
    header: table.columns.map((column) => column.header[language]),
    rows: table.rows.map((row) => row.map((cell, c) => plainCell(cell, table.columns[c]!, language))),
  };
}

function plainCell(cell: Cell, { kind, decimals = 0 }: Column, language: Language): string | number {
  if (cell === null) return '';
  if (typeof cell === 'object') return cell[language];
  // No spreadsheet has a number for "without end".
  if (typeof cell !== 'number') return cell;
  if (!Number.isFinite(cell)) return '∞';
  const scale = 10 ** (decimals + SPARE_DECIMALS + (kind === 'share' ? 2 : 0));
  return Math.round(cell * scale) / scale;
}

/** A cell as people read it: numbers rounded and grouped, shares in percent, the unknown said. */
export function shownCell(cell: Cell, column: Column, language: Language): string {
  if (cell === null) return UNKNOWN_MARK[language];
  if (typeof cell === 'object') return cell[language];
  if (typeof cell === 'string') return cell;
  return shownNumber(cell, column);
}

export function shownNumber(
  value: number,
  { kind, decimals = 0, asNeeded }: Pick<Column, 'kind' | 'decimals' | 'asNeeded'>,
): string {
  if (!Number.isFinite(value)) return '∞';
  const fixed = (kind === 'share' ? value * 100 : value).toFixed(decimals);
  const text = asNeeded ? String(Number(fixed)) : fixed;
  // -0.04 at one decimal is nothing, and nothing has no sign.
  const unsigned = Number(text) === 0 ? text.replace('-', '') : text;
  const [whole, fraction] = unsigned.split('.');
  const grouped = whole!.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${fraction === undefined ? grouped : `${grouped}.${fraction}`}${kind === 'share' ? ' %' : ''}`;
}
