import {
  fieldNamed,
  formatCell,
  headerIn,
  type Language,
  parseCell,
  type RawCell,
  type RawTable,
  type RawTables,
  tableNamed,
} from '../../engine/problem/index.ts';
import { csvBytes } from './csv.ts';
import { polygonBytes, roadBytes } from './geojson.ts';
import { packageBytes, type ResourceToDescribe } from './package.ts';
import { xlsxBytes } from './xlsx.ts';

export interface FileToWrite {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface WriteOptions {
  /** Language of headers and words; English by default. */
  readonly language?: Language;
  /** `xlsx` puts all tables into one workbook `tables.xlsx`. CSV by default. */
  readonly format?: 'csv' | 'xlsx';
  /** Where every column comes from, for the description. */
  readonly provenance?: readonly ColumnOrigin[];
}

/** Where a column of a dataset comes from; kept in its description, read by people. */
export interface ColumnOrigin {
  readonly table: string;
  readonly column: string;
  readonly file: string;
  readonly header: string | null;
  readonly rule: string | null;
}

export const WORKBOOK = 'tables.xlsx';

/** The files of a dataset folder, `datapackage.json` first. Columns that no table knows are left out. */
export async function datasetFiles(tables: RawTables, options: WriteOptions = {}): Promise<FileToWrite[]> {
  const { language = 'en', format = 'csv' } = options;
  const files: FileToWrite[] = [];
  const resources: ResourceToDescribe[] = [];
  const written = tables.tables.map((table) => translated(table, language));
  for (const { table, columns, header, rows } of written) {
    const sheet = format === 'csv' ? null : sheetName(table, language);
    const path = format === 'csv' ? `${table}.csv` : WORKBOOK;
    resources.push({ name: table, path, table: { name: table, columns, sheet } });
    if (format === 'csv') files.push({ name: path, bytes: csvBytes(header, rows) });
  }
  if (format === 'xlsx' && written.length > 0) {
    const sheets = written.map(({ table, header, rows }) => ({
      name: sheetName(table, language),
      header,
      rows,
    }));
    files.push({ name: WORKBOOK, bytes: await xlsxBytes(sheets) });
  }
  const add = (name: string, path: string, bytes: Uint8Array) => {
    resources.push({ name, path, table: null });
    files.push({ name: path, bytes });
  };
  if (tables.polygons) add('unit-polygons', 'units.geojson', polygonBytes(tables.polygons.features));
  if (tables.roads) add('roads', 'roads.geojson', roadBytes(tables.roads.lines));
  if (tables.policy !== null && tables.policy !== undefined) {
    add('policy', 'policy.json', new TextEncoder().encode(`${JSON.stringify(tables.policy, null, 2)}\n`));
  }
  return [
    { name: 'datapackage.json', bytes: packageBytes(tables, resources, language, options.provenance) },
    ...files,
  ];
}

function sheetName(table: RawTable['table'], language: Language): string {
  return language === 'zh' ? tableNamed(table).zh : table;
}

/** A table with the headers and words of the language; a cell that its field cannot read is kept as it stands. */
export function translated(raw: RawTable, language: Language) {
  const definition = tableNamed(raw.table);
  const places: number[] = [];
  const columns: string[] = [];
  raw.headers.forEach(({ canonical }, i) => {
    if (canonical === null || columns.includes(canonical)) return;
    places.push(i);
    columns.push(canonical);
  });
  const fields = columns.map((column) => fieldNamed(definition, column)!);
  const rows = raw.rows.map(({ cells }) =>
    places.map((place, i): RawCell => {
      const cell = cells[place] ?? null;
      const parsed = parseCell(fields[i]!, cell);
      return 'value' in parsed ? formatCell(fields[i]!, parsed.value, language) : cell;
    }),
  );
  const header = columns.map((column) => headerIn(definition, column, language));
  return { table: raw.table, columns, header, rows };
}
