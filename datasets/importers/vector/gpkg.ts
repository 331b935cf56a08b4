import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { RawCell } from '../../../engine/problem/index.ts';
import { type Crs, crsNamed, crsOfPrj } from '../crs/index.ts';
import { Damage } from '../damage.ts';
import { MOST_ROWS } from '../source.ts';
import type { Geometry, Layer, LayerFeature } from './layer.ts';
import { readWkb } from './wkb.ts';

const MAGIC = 'SQLite format 3\0';

export function looksLikeSqlite(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 16)) === MAGIC;
}

/** A table of a GeoPackage that is no map layer. */
export interface AttributeTable {
  readonly file: string;
  readonly name: string;
  readonly fields: readonly string[];
  readonly rows: readonly (readonly RawCell[])[];
}

/**
 * The layers and plain tables of a GeoPackage (OGC 12-128). SQLite reads files only from disk, so the bytes go into a private
 * file that is removed again. Views are never asked: a hostile one may run for ever. Throws `Damage`.
 */
export function readGeoPackage(
  file: string,
  bytes: Uint8Array,
): { layers: Layer[]; tables: AttributeTable[] } {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-gpkg-'));
  try {
    const path = join(folder, 'layers.gpkg');
    writeFileSync(path, bytes, { mode: 0o600 });
    // Loaded when a GeoPackage comes: Node 22 warns of it at every start otherwise.
    const sqlite = process.getBuiltinModule('node:sqlite');
    const database = new sqlite.DatabaseSync(path, { readOnly: true, enableForeignKeyConstraints: false });
    try {
      database.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;');
      return readDatabase(database, file);
    } catch (error) {
      throw placed(error, database, folder, bytes);
    } finally {
      database.close();
    }
  } catch (error) {
    throw error instanceof Damage ? error : sqliteDamage(error, folder, 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What SQLite says, without the place of the private file. */
function sqliteDamage(error: unknown, folder: string, byte: number, row: number | null = null): Damage {
  const said = (error instanceof Error ? error.message : String(error)).replaceAll(folder, '').slice(0, 120);
  const { en, zh } = error instanceof TableFault ? error.where : { en: '', zh: '' };
  return new Damage(byte, `${en}SQLite says: ${said}`, `${zh}SQLite 报告：${said}`, row);
}

/** An error while the rows of a table were read. */
class TableFault extends Error {
  readonly where: { readonly en: string; readonly zh: string };
  readonly row: number;

  constructor(cause: unknown, table: string, row: number) {
    super(cause instanceof Error ? cause.message : String(cause));
    this.where = { en: `in table “${table}”, row ${row}: `, zh: `表“${table}”第 ${row} 行：` };
    this.row = row;
  }
}

/** Damage with its place: table and row where rows were being read, and the first page that SQLite finds broken. */
function placed(error: unknown, database: DatabaseSync, folder: string, bytes: Uint8Array): Damage {
  if (error instanceof Damage) return error;
  const row = error instanceof TableFault ? error.row : null;
  return sqliteDamage(error, folder, brokenPage(database) * pageBytes(bytes), row);
}

/** Number of the first broken page, from 0; 0 where SQLite cannot tell. */
function brokenPage(database: DatabaseSync): number {
  try {
    for (const found of database.prepare('PRAGMA quick_check(1)').iterate()) {
      const page = /page (\d+)/i.exec(Object.values(found).join(' '));
      if (page) return Math.max(0, Number(page[1]) - 1);
    }
  } catch {
    // A file that is broken from its first page on cannot even be looked through.
  }
  return 0;
}

/** Size of a page as the file's header has it (big-endian at byte 16; 1 stands for 65,536). */
function pageBytes(bytes: Uint8Array): number {
  const size = 256 * (bytes[16] ?? 0) + (bytes[17] ?? 0);
  return size === 1 ? 65_536 : size;
}

type Row = Readonly<Record<string, unknown>>;

function readDatabase(database: DatabaseSync, file: string): { layers: Layer[]; tables: AttributeTable[] } {
  const real = new Set(
    rowsOf(
      database,
      "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
    ).map(({ name }) => String(name)),
  );
  if (!real.has('gpkg_contents'))
    throw new Damage(0, 'an SQLite file, but no GeoPackage', '是 SQLite 文件，但不是 GeoPackage');
  const contents = rowsOf(
    database,
    'SELECT table_name, data_type FROM gpkg_contents',
    'gpkg_contents',
  ).filter(({ table_name }) => real.has(String(table_name)));
  const columns = new Map<string, Row>();
  if (real.has('gpkg_geometry_columns')) {
    for (const row of rowsOf(
      database,
      'SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns',
      'gpkg_geometry_columns',
    ))
      columns.set(String(row.table_name), row);
  }
  const several = contents.length > 1;
  const layers: Layer[] = [];
  const tables: AttributeTable[] = [];
  for (const { table_name, data_type } of contents) {
    const table = String(table_name);
    const place = several ? `${file} › ${table}` : file;
    const geometry = columns.get(table);
    const rows = rowsOf(database, `SELECT * FROM ${quoted(table)}`, table);
    if (data_type === 'features' && geometry) {
      const crs = crsOf(database, real, Number(geometry.srs_id));
      layers.push(layerOf(place, table, String(geometry.column_name), rows, crs));
    } else if (data_type === 'attributes') {
      // The number of the row, which every table of a GeoPackage has.
      const fields = Object.keys(rows[0] ?? {}).filter((field) => field !== 'fid');
      tables.push({
        file: place,
        name: table,
        fields,
        rows: rows.map((row) => fields.map((field) => asCell(row[field]))),
      });
    }
  }
  return { layers, tables };
}

/** @param table told where a row cannot be read */
function rowsOf(database: DatabaseSync, query: string, table = 'sqlite_master'): Row[] {
  const rows: Row[] = [];
  try {
    for (const row of database.prepare(query).iterate()) {
      rows.push(row as Row);
      if (rows.length > MOST_ROWS)
        throw new Damage(0, `a table of more than ${MOST_ROWS} rows`, `表超过 ${MOST_ROWS} 行`);
    }
  } catch (error) {
    throw error instanceof Damage ? error : new TableFault(error, table, rows.length + 1);
  }
  return rows;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function crsOf(database: DatabaseSync, real: ReadonlySet<string>, id: number): Crs | null {
  if (!real.has('gpkg_spatial_ref_sys')) return null;
  const [row] = rowsOf(database, 'SELECT * FROM gpkg_spatial_ref_sys', 'gpkg_spatial_ref_sys').filter(
    ({ srs_id }) => Number(srs_id) === id,
  );
  if (!row) return null;
  const named = crsNamed(`${String(row.organization)}:${String(row.organization_coordsys_id)}`);
  return named ?? crsOfPrj(String(row.definition));
}

function layerOf(file: string, name: string, column: string, rows: readonly Row[], crs: Crs | null): Layer {
  const fields = Object.keys(rows[0] ?? {}).filter((field) => field !== column);
  const features = rows.map(
    (row, i): LayerFeature => ({
      row: i + 1,
      cells: fields.map((field) => asCell(row[field])),
      geometry: inTable(name, i + 1, () => geometryOf(row[column], i + 1)),
    }),
  );
  return { file, name, crs, fields, features };
}

/** Damage of a geometry counts bytes within its cell, so it says which table and row the cell is of. */
function inTable<T>(table: string, row: number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Damage)) throw error;
    const { en, zh } = error.reason;
    const at = error.byte + 1;
    throw new Damage(
      error.byte,
      `in table “${table}”, row ${row}, byte ${at} of its shape: ${en}`,
      `表“${table}”第 ${row} 行，其几何的第 ${at} 字节：${zh}`,
      row,
    );
  }
}

/** The binary header of a GeoPackage's geometry: `GP`, version, flags, reference system, then an envelope of a told kind. */
function geometryOf(blob: unknown, row: number): Geometry | null {
  if (blob === null || blob === undefined) return null;
  if (!(blob instanceof Uint8Array) || blob.length < 8 || blob[0] !== 0x47 || blob[1] !== 0x50) {
    throw new Damage(0, 'a cell that is no geometry', '单元格不是几何', row);
  }
  const flags = blob[3]!;
  const envelope = [0, 32, 48, 48, 64][(flags >> 1) & 7];
  if (envelope === undefined) throw new Damage(3, 'an envelope of an unknown kind', '未知的外包框类型', row);
  return readWkb(blob.subarray(8 + envelope), row);
}

function asCell(value: unknown): RawCell {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  return typeof value === 'number' ? value : null;
}
