import type {
  ComplaintList,
  Place,
  RawCell,
  RawHeader,
  RawLine,
  RawPolygon,
  RawRecord,
  RawTable,
  TableName,
} from '../../../engine/problem/index.ts';
import { LARGEST_COUNT, rawHeader, tableNamed, tableOf } from '../../../engine/problem/index.ts';
import type { Mapping, Purpose } from '../mapping.ts';

/** Where a column of the dataset comes from. */
export interface Provenance {
  readonly table: TableName | 'roads' | 'unit-polygons';
  readonly column: string;
  /** The file, with sheet or layer, from which the values were taken. */
  readonly file: string;
  /** The header there; null where values were computed. */
  readonly header: string | null;
  /** How values were made, where they do not simply stand in the file. */
  readonly rule: string | null;
}

/** Something that only a person can decide, with the answers that fit. */
export interface Question {
  readonly kind: 'crs';
  readonly file: string;
  /** The coordinates as they are written: smallest x and y, largest x and y. */
  readonly extent: readonly [minX: number, minY: number, maxX: number, maxY: number];
  readonly candidates: readonly Answer[];
  /** What was taken, by answer or by guess; null where nothing was. */
  readonly taken: string | null;
  /** Whether somebody answered. */
  readonly answered: boolean;
}

/** One reference system in which a layer or table may be, with what shows whether it is the right one. */
export interface Answer {
  /** What to write behind `--crs "file=…"`. */
  readonly answer: string;
  readonly name: { readonly en: string; readonly zh: string };
  /** Where the layer's middle would lie, and how far that is from the rest of the county (null: nothing to compare). */
  readonly lon: number;
  readonly lat: number;
  readonly meters: number | null;
  /** West, south, east, north. */
  readonly box: readonly [number, number, number, number];
  /** Where some of its points would lie. */
  readonly places: readonly (readonly [lon: number, lat: number])[];
  /** From the places of the other schools (of units, where it holds the schools) to the nearest of these points, the median; null without any. */
  readonly metersToOthers: number | null;
}

/** A dataset while it is being put together from sources. */
export interface Draft {
  readonly tables: Map<TableName, RawTable>;
  polygons: { readonly file: string; readonly features: readonly RawPolygon[] } | null;
  roads: { readonly file: string; readonly lines: readonly RawLine[] } | null;
  /** Lines of layers of rivers, railways and the like, until the streets are known. */
  readonly barriers: RawLine[];
  /** Pupils by township, where no units are named in the table. */
  totals: RawTable | null;
  readonly provenance: Provenance[];
  readonly questions: Question[];
  /** What each layer is for, by its file, as far as its place is known. */
  readonly purposes: Map<string, Purpose | null>;
  readonly mapping: Mapping;
  readonly complaints: ComplaintList;
}

/** Adds a table of records that were made from a source, all by one rule. */
export function addRecords(
  draft: Draft,
  name: TableName,
  file: string,
  records: readonly RawRecord[],
  rule: string,
): void {
  const table = tableOf(name, records, file);
  draft.tables.set(name, table);
  for (const { canonical } of table.headers) tellOrigin(draft, name, canonical!, file, rule);
}

export function tellOrigin(
  draft: Draft,
  table: Provenance['table'],
  column: string,
  file: string,
  rule: string,
): void {
  draft.provenance.push({ table, column, file, header: null, rule });
}

/** The values of a column, null where it is absent. */
export function columnOf(table: RawTable, name: string): RawCell[] | null {
  const place = table.headers.findIndex(({ canonical }) => canonical === name);
  return place < 0 ? null : table.rows.map(({ cells }) => cells[place] ?? null);
}

/** The same table with a column set: cells of a column that is there are replaced. */
export function withColumn(table: RawTable, name: string, values: readonly RawCell[]): RawTable {
  const place = table.headers.findIndex(({ canonical }) => canonical === name);
  const at = place < 0 ? table.headers.length : place;
  const headers = place < 0 ? [...table.headers, rawHeader(tableNamed(table.table), name)] : table.headers;
  const rows = table.rows.map(({ row, cells }, i) => {
    const copy = Array.from({ length: Math.max(cells.length, at + 1) }, (_, c) => cells[c] ?? null);
    copy[at] = values[i] ?? null;
    return { row, cells: copy };
  });
  return { ...table, headers, rows };
}

/** The same table without some of its columns. */
export function withoutColumns(
  table: RawTable,
  leaveOut: (header: RawHeader, column: number) => boolean,
): RawTable {
  const kept = table.headers.flatMap((header, column) => (leaveOut(header, column) ? [] : [column]));
  return {
    ...table,
    headers: kept.map((column) => table.headers[column]!),
    rows: table.rows.map(({ row, cells }) => ({ row, cells: kept.map((column) => cells[column] ?? null) })),
  };
}

export function asNumber(cell: RawCell | undefined): number | null {
  if (typeof cell === 'number') return cell;
  if (typeof cell !== 'string' || cell.trim() === '') return null;
  const number = Number(cell.normalize('NFKC').trim());
  return Number.isFinite(number) ? number : null;
}

export function asText(cell: RawCell | undefined): string | null {
  if (cell === null || cell === undefined) return null;
  const text = String(cell).trim();
  return text === '' ? null : text;
}

/** A cell as a count of people, empty as none; told, and 0, where it is below zero or beyond all measure. */
export function countIn(draft: Draft, cell: RawCell | undefined, place: Place): number {
  const number = asNumber(cell) ?? 0;
  if (number >= 0 && number <= LARGEST_COUNT) return number;
  draft.complaints.add('count-impossible', { ...place, value: cell }, { limit: LARGEST_COUNT });
  return 0;
}
