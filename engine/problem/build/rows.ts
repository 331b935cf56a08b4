import type { ComplaintList, Place } from '../complaints/list.ts';
import type { RawTable, RawTables } from '../raw.ts';
import type { CellValue } from '../tables/cell.ts';
import type { Field, TableDefinition, TableName } from '../tables/field.ts';
import { fieldNamed } from '../tables/field-named.ts';
import { tableNamed } from '../tables/index.ts';
import { understandCell } from './cell-complaints.ts';
import { understandHeaders } from './header-complaints.ts';

/** A table whose cells are understood; what could not be is complained of and reads as empty. */
export interface Rows {
  readonly definition: TableDefinition;
  readonly file: string;
  readonly count: number;
  /** Canonical names of the columns, in the file's order. */
  readonly columns: readonly string[];
  has(column: string): boolean;
  text(column: string, i: number): string | null;
  number(column: string, i: number): number | null;
  flag(column: string, i: number): boolean | null;
  list(column: string, i: number): readonly string[] | null;
  /** Whether the cell was complained of, so that nobody complains of its emptiness again. */
  faulty(column: string, i: number): boolean;
  /** Row as the file counts it. */
  rowNumber(i: number): number;
  /** Place of a column's header for a complaint. */
  header(column: string): Place;
  /** The cell's place for a complaint; without a column, the row's. */
  at(i: number, column?: string): Place;
}

/** Columns that may be absent or empty although their table requires them: places that polygons give. */
export type Excused = ReadonlySet<string>;

const NOTHING_EXCUSED: Excused = new Set();

/** Coordinates have complaints of their own (swapped, metres, far away) instead of plain limits. */
const COORDINATES: ReadonlySet<string> = new Set(['lon', 'lat']);

/** The rows of one table; null when the dataset has no such table. */
export function rowsOf(
  raw: RawTables,
  name: TableName,
  complaints: ComplaintList,
  excused: Excused = NOTHING_EXCUSED,
): Rows | null {
  const table = raw.tables.find((candidate) => candidate.table === name);
  if (!table) return null;
  const definition = tableNamed(name);
  const places = understandHeaders(table, definition, complaints, excused);
  if (table.rows.length === 0) complaints.add('table-without-rows', { file: table.file }, {});
  const values = new Map<string, (CellValue | undefined)[]>();
  for (const [column, place] of places) {
    values.set(column, understandColumn(table, definition, column, place, complaints, excused));
  }
  const cell = (column: string, i: number): CellValue => values.get(column)?.[i] ?? null;
  return {
    definition,
    file: table.file,
    count: table.rows.length,
    columns: [...places.keys()],
    has: (column) => places.has(column),
    text: (column, i) => cell(column, i) as string | null,
    number: (column, i) => cell(column, i) as number | null,
    flag: (column, i) => cell(column, i) as boolean | null,
    list: (column, i) => cell(column, i) as readonly string[] | null,
    faulty: (column, i) => {
      const column_ = values.get(column);
      return column_ !== undefined && column_[i] === undefined;
    },
    header: (column) => {
      const place = places.get(column);
      const written = place === undefined ? column : table.headers[place]!.written;
      return { file: table.file, row: table.headerRow, column: written };
    },
    rowNumber: (i) => table.rows[i]!.row,
    at: (i, column) => placeOf(table, definition, i, column, column && places.get(column)),
  };
}

/** The values of a column; undefined marks a cell that was complained of. */
function understandColumn(
  table: RawTable,
  definition: TableDefinition,
  column: string,
  place: number,
  complaints: ComplaintList,
  excused: Excused,
): (CellValue | undefined)[] {
  const field = withoutOwnLimits(fieldNamed(definition, column)!);
  const required = field.required === true && !excused.has(column);
  return table.rows.map(({ cells }, i) =>
    understandCell(field, cells[place] ?? null, required, complaints, () =>
      placeOf(table, definition, i, column, place),
    ),
  );
}

function withoutOwnLimits(field: Field): Field {
  if (!COORDINATES.has(field.name)) return field;
  const { minimum: _low, maximum: _high, ...free } = field;
  return free;
}

function placeOf(
  table: RawTable,
  definition: TableDefinition,
  i: number,
  column: string | undefined,
  place: number | string | undefined,
): Place {
  const { row, cells } = table.rows[i]!;
  if (column === undefined) return { file: table.file, row };
  if (typeof place !== 'number') return { file: table.file, row, column };
  const personal = fieldNamed(definition, column)?.personal === true;
  return {
    file: table.file,
    row,
    column: table.headers[place]!.written,
    value: personal ? null : cells[place],
  };
}
