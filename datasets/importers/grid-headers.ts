import {
  canonicalHeader,
  type RawCell,
  type RawHeader,
  type RawRow,
  rawHeader,
  type TableDefinition,
} from '../../engine/problem/index.ts';

/** Titles and remarks above the headers end within so many filled rows. */
const ROWS_BEFORE_HEADERS = 10;
/** Groups of columns (学生数 › 一年级) take at most so many rows above each other. */
const MOST_HEADER_ROWS = 3;

export type ColumnNames = Readonly<Record<string, string>>;

export interface FoundHeaders {
  readonly definition: TableDefinition;
  /** Position of the last header row among the rows given. */
  readonly place: number;
  readonly headers: readonly RawHeader[];
  /** How many columns the table knows. */
  readonly known: number;
}

/**
 * The headers with most columns that some table knows: one row, or two or three above each other where groups of columns have
 * a common title. Of a merged cell a workbook keeps only the first; its title holds for the columns to the right that have
 * none of their own.
 */
export function findHeaders(
  rows: readonly RawRow[],
  definitions: readonly TableDefinition[],
  columns: ColumnNames,
): FoundHeaders {
  let best: FoundHeaders | null = null;
  for (let place = 0; place < Math.min(rows.length, ROWS_BEFORE_HEADERS); place++) {
    for (let height = 1; height <= Math.min(MOST_HEADER_ROWS, place + 1); height++) {
      const stacked = rows.slice(place - height + 1, place + 1).map(({ cells }) => cells);
      // Rows of numbers below the headers are no second header row.
      if (height > 1 && !stacked.at(-1)!.some((cell) => typeof cell === 'string')) break;
      for (const definition of definitions) {
        const headers = headersOf(definition, stacked, columns);
        const known = new Set(headers.flatMap(({ canonical }) => canonical ?? [])).size;
        if (best === null || known > best.known) best = { definition, place, headers, known };
      }
    }
  }
  return best ?? { definition: definitions[0]!, place: 0, headers: [], known: 0 };
}

/** The headers of columns under which one or several rows of titles stand. */
function headersOf(
  definition: TableDefinition,
  stacked: readonly (readonly RawCell[])[],
  columns: ColumnNames,
): RawHeader[] {
  const lowest = stacked.at(-1)!;
  const width = Math.max(...stacked.map(lastFilled)) + 1;
  const groups = stacked.slice(0, -1).map((cells) => carriedRight(cells, lowest, width));
  const headers = Array.from({ length: width }, (_, column) => {
    const own = text(lowest[column]);
    if (stacked.length === 1) return named(definition, own, columns);
    const above = groups.map((cells) => cells[column]!).filter((title) => title !== '');
    const written = [...above, own].filter((title) => title !== '').join(' ');
    // The column's own title says most; then the group's alone (a title merged downwards); then both together.
    const group = above.at(-1) ?? '';
    for (const title of [own, written, `${group}${own}`, own === '' ? group : '']) {
      const header = title === '' ? null : named(definition, title, columns);
      if (header !== null && header.canonical !== null) return { ...header, written };
    }
    return named(definition, written, columns);
  });
  return settled(headers, columns);
}

/** A column that was only guessed gives its meaning up where somebody told it of another. */
export function settled(headers: readonly RawHeader[], columns: ColumnNames): RawHeader[] {
  const isTold = ({ written }: RawHeader) => ownValue(columns, written) !== undefined;
  const told = new Set(headers.filter(isTold).flatMap(({ canonical }) => canonical ?? []));
  return headers.map((header) =>
    header.canonical !== null && told.has(header.canonical) && !isTold(header)
      ? { ...header, canonical: null }
      : header,
  );
}

/** A title over several columns: to the right of it the cells are empty as long as the columns below have titles. */
function carriedRight(cells: readonly RawCell[], below: readonly RawCell[], width: number): string[] {
  const carried: string[] = [];
  for (let column = 0; column < width; column++) {
    const own = text(cells[column]);
    const before = column === 0 ? '' : carried[column - 1]!;
    carried.push(own === '' && text(below[column]) !== '' ? before : own);
  }
  return carried;
}

function named(definition: TableDefinition, written: string, columns: ColumnNames): RawHeader {
  const told = ownValue(columns, written) ?? ownValue(columns, written.trim());
  if (told === undefined) return rawHeader(definition, written);
  return { canonical: told === '' ? null : canonicalHeader(definition, told), written };
}

function text(cell: RawCell | undefined): string {
  return typeof cell === 'string'
    ? cell.replace(/\s*\n\s*/g, '').trim()
    : cell === null || cell === undefined
      ? ''
      : String(cell);
}

function lastFilled(cells: readonly RawCell[]): number {
  return cells.findLastIndex((cell) => text(cell) !== '');
}

/** A header may be called `constructor`. */
export function ownValue<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
