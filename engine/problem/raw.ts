import type { Seconds } from '../units.ts';
import type { MultiPolygon } from './problem.ts';
import type { TableName } from './tables/index.ts';
import { TABLES } from './tables/index.ts';

/** Rows of a table whose first cell begins so are remarks, such as the notes and examples of a template. */
export const REMARK = '##';

/** A cell as a file holds it; dates come as ISO text, an empty cell is null. */
export type RawCell = string | number | boolean | null;

export interface RawHeader {
  /** Name of the field (`classrooms`, `g3_2028`); null for a column that no table knows. */
  readonly canonical: string | null;
  /** As the user wrote it, for complaints. */
  readonly written: string;
}

export interface RawRow {
  /** As an editor or spreadsheet counts it (the header is row 1); in GeoJSON the number of the feature, from 1. */
  readonly row: number;
  /** In the order of the headers; missing cells at the end are empty. */
  readonly cells: readonly RawCell[];
}

/** One table as read from a file, not yet understood. */
export interface RawTable {
  readonly table: TableName;
  /** Name of the file for complaints, with the sheet where there are several. */
  readonly file: string;
  /** Row of the headers; null in GeoJSON, where every feature names its properties. */
  readonly headerRow: number | null;
  readonly headers: readonly RawHeader[];
  readonly rows: readonly RawRow[];
}

export interface RawPolygon {
  readonly row: number;
  /** The unit's id as written. */
  readonly unit: RawCell;
  readonly polygon: MultiPolygon;
}

export interface RawLine {
  readonly row: number;
  readonly kind: string;
  /** `[lon, lat]` or `[lon, lat, metres above the sea]`. */
  readonly coordinates: readonly (readonly number[])[];
  readonly oneWayFoot: boolean;
  /** Time for the whole line that does not depend on the walker (a ferry's timetable). */
  readonly seconds?: Seconds;
}

/** Everything that a dataset's files hold, before it is checked and understood by `buildProblem`. */
export interface RawTables {
  /** Name of the county, or of the folder where none is given. */
  readonly name: string;
  /** School year of the columns `g1` … `g9`; null where not given. */
  readonly baseYear: number | null;
  /** Last grade of the primary stage: 6, or 5 where the five-four system holds (五四制). */
  readonly primaryGrades: 5 | 6;
  readonly tables: readonly RawTable[];
  readonly polygons: { readonly file: string; readonly features: readonly RawPolygon[] } | null;
  readonly roads: { readonly file: string; readonly lines: readonly RawLine[] } | null;
  readonly policy: unknown;
  /** Tables of which a file could not be read to its end: references into them are not judged. */
  readonly incomplete: readonly TableName[];
}

/** A dataset that holds nothing; spread it to fill in what there is. */
export const NO_TABLES: RawTables = {
  name: '',
  baseYear: null,
  primaryGrades: 6,
  tables: [],
  polygons: null,
  roads: null,
  policy: null,
  incomplete: [],
};

/** A record of a table by field name; a list may be given as an array. */
export type RawRecord = Readonly<Record<string, RawCell | readonly string[] | undefined>>;

/**
 * A raw table from records by canonical field name, as generators and tests have them. Columns come in the order of
 * the table's definition, families of columns (pupils by grade) behind them in the order of first appearance; a column
 * that no record fills is left out.
 */
export function tableOf(name: TableName, records: readonly RawRecord[], file = `${name}.csv`): RawTable {
  const used = new Set<string>();
  for (const record of records) {
    for (const key in record) if (record[key] !== undefined && record[key] !== null) used.add(key);
  }
  const definition = TABLES.find((table) => table.name === name)!;
  const columns = definition.fields.map((field) => field.name).filter((field) => used.delete(field));
  columns.push(...used);
  return {
    table: name,
    file,
    headerRow: 1,
    headers: columns.map((column) => ({ canonical: column, written: column })),
    rows: records.map((record, i) => ({
      row: i + 2,
      cells: columns.map((column) => asCell(record[column])),
    })),
  };
}

function asCell(value: RawCell | readonly string[] | undefined): RawCell {
  if (value === undefined) return null;
  return typeof value === 'object' && value !== null ? value.join(';') : value;
}
