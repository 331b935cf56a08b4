import { datasetFiles, type WriteOptions } from '../../../datasets/writers/index.ts';
import type { RawTables } from '../../../engine/problem/index.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** The files of a dataset folder, to be spoilt one way or another before they are imported. */
export class Files {
  readonly map = new Map<string, Uint8Array>();

  static async of(tables: RawTables, options: WriteOptions = {}): Promise<Files> {
    const files = new Files();
    for (const { name, bytes } of await datasetFiles(tables, options)) files.map.set(name, bytes);
    return files;
  }

  bytes(name: string): Uint8Array {
    const bytes = this.map.get(name);
    if (!bytes) throw new Error(`The county has no ${name}.`);
    return bytes;
  }

  text(name: string): string {
    return decoder.decode(this.bytes(name));
  }

  put(name: string, content: string | Uint8Array): void {
    this.map.set(name, typeof content === 'string' ? encoder.encode(content) : content);
  }

  edit(name: string, change: (text: string) => string): void {
    const before = this.text(name);
    const after = change(before);
    if (after === before) throw new Error(`The case changes nothing in ${name}.`);
    this.put(name, after);
  }

  remove(name: string): void {
    if (!this.map.delete(name)) throw new Error(`The county has no ${name}.`);
  }

  /** Without `datapackage.json`, every file is read by its name. */
  withoutPackage(): this {
    this.remove('datapackage.json');
    return this;
  }

  /** The lines of a table as cells; no cell of the county holds a comma or a quotation mark. */
  rows(name: string): string[][] {
    const lines = this.text(name)
      .replace(/^\ufeff/, '')
      .replace(/\r\n$/, '')
      .split('\r\n');
    return lines.map((line) => line.split(','));
  }

  putRows(name: string, rows: readonly (readonly string[])[]): void {
    this.put(name, `${rows.map((row) => row.join(',')).join('\r\n')}\r\n`);
  }

  /** Sets a cell; `row` as a spreadsheet counts, the header being row 1. */
  cell(name: string, row: number, column: string, value: string): void {
    const rows = this.rows(name);
    const place = rows[0]!.indexOf(column);
    if (place < 0 || !rows[row - 1]) throw new Error(`${name} has no ${column} in row ${row}.`);
    rows[row - 1]![place] = value;
    this.putRows(name, rows);
  }

  addRow(name: string, ...cells: string[]): void {
    this.putRows(name, [...this.rows(name), cells]);
  }

  dropRow(name: string, row: number): void {
    this.putRows(
      name,
      this.rows(name).filter((_, i) => i !== row - 1),
    );
  }

  renameColumn(name: string, column: string, to: string): void {
    this.cell(name, 1, column, to);
  }

  dropColumn(name: string, column: string): void {
    const rows = this.rows(name);
    const place = rows[0]!.indexOf(column);
    if (place < 0) throw new Error(`${name} has no ${column}.`);
    this.putRows(
      name,
      rows.map((row) => row.filter((_, i) => i !== place)),
    );
  }

  addColumn(name: string, header: string, value: (row: number) => string): void {
    this.putRows(
      name,
      this.rows(name).map((row, i) => [...row, i === 0 ? header : value(i + 1)]),
    );
  }

  json(name: string, change: (value: never) => unknown): void {
    this.put(name, JSON.stringify(change(JSON.parse(this.text(name)) as never)));
  }
}

/** One way to spoil a county, and what must be said of it. */
export interface FaultCase {
  readonly name: string;
  /** Tables and layers that the county is without from the start. */
  readonly without?: readonly string[];
  readonly spoil: (files: Files) => void;
  readonly code: string;
  /** Where the complaint must point. A key that is absent must be null. */
  readonly file: string;
  readonly row?: number;
  readonly column?: string;
  readonly value?: string;
  /** Words that the English text must hold: the next step, the nearest id. */
  readonly says?: RegExp;
}
