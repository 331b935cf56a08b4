import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { RawCell } from '../../engine/problem/index.ts';
import type { LayerToWrite, ShapeToWrite } from './layer.ts';
import { wkbOf } from './wkb.ts';

/** A table without shapes. */
export interface TableToWrite {
  readonly name: string;
  readonly fields: readonly string[];
  readonly rows: readonly (readonly RawCell[])[];
}

/** `GPKG` and version 1.3, as OGC 12-128r17 asks for. */
const APPLICATION_ID = 0x47504b47;
const VERSION = 10_300;
/** A fixed moment: the same content gives the same file. */
const MOMENT = '2026-01-01T00:00:00.000Z';
const WGS84 =
  'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]';

const SCHEMA = `
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL, m TINYINT NOT NULL, PRIMARY KEY (table_name, column_name));
INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined Cartesian', -1, 'NONE', -1, 'undefined', NULL), ('Undefined geographic', 0, 'NONE', 0, 'undefined', NULL);
`;

/** Layers and tables in one GeoPackage (OGC 12-128), in WGS 84. */
export function geoPackageBytes(
  layers: readonly LayerToWrite[],
  tables: readonly TableToWrite[] = [],
): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-gpkg-'));
  try {
    const path = join(folder, 'out.gpkg');
    // Loaded when a GeoPackage comes: Node 22 warns of it at every start otherwise.
    const sqlite = process.getBuiltinModule('node:sqlite');
    const database = new sqlite.DatabaseSync(path);
    try {
      database.exec(
        `PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${VERSION}; BEGIN;${SCHEMA}`,
      );
      database
        .prepare("INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326, ?, NULL)")
        .run(WGS84);
      for (const layer of layers) addLayer(database, layer);
      for (const { name, fields, rows } of tables) {
        addTable(
          database,
          name,
          fields,
          rows.map((cells) => [...cells]),
          null,
        );
        database
          .prepare(
            'INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change) VALUES (?, ?, ?, ?)',
          )
          .run(name, 'attributes', name, MOMENT);
      }
      database.exec('COMMIT');
    } finally {
      database.close();
    }
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const TYPES = { point: 'POINT', line: 'LINESTRING', area: 'MULTIPOLYGON' } as const;

function addLayer(database: DatabaseSync, { name, fields, features }: LayerToWrite): void {
  const kind = features.find(({ shape }) => shape !== null)?.shape?.kind ?? 'point';
  const rows = features.map(({ cells, shape }) => [...cells, shape && geometryBlob(shape)]);
  const box = boxOf(features.flatMap(({ shape }) => (shape ? [shape] : [])));
  const heights = features.some(
    ({ shape }) => shape?.kind === 'line' && shape.line.some((point) => point.length > 2),
  );
  addTable(database, name, fields, rows, 'geom');
  database
    .prepare('INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 4326)')
    .run(name, 'features', name, '', MOMENT, ...box);
  database
    .prepare('INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, 4326, ?, 0)')
    .run(name, 'geom', TYPES[kind], heights ? 2 : 0);
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function addTable(
  database: DatabaseSync,
  name: string,
  fields: readonly string[],
  rows: readonly (readonly (RawCell | Uint8Array)[])[],
  geometry: string | null,
): void {
  // A user's column called “fid” would clash with the key; columns differ in more than the case of letters.
  const used = new Set(['fid', 'geom']);
  const unique = fields.map((field) => {
    let own = field;
    for (let n = 1; used.has(own.toLowerCase()); n++) own = `${field}_${n}`;
    used.add(own.toLowerCase());
    return own;
  });
  const typed = unique.map(
    (field, i) =>
      `${quoted(field)} ${rows.every((row) => typeof row[i] === 'number' || row[i] === null) ? 'REAL' : 'TEXT'}`,
  );
  const columns = [...typed, ...(geometry ? [`${quoted(geometry)} BLOB`] : [])];
  database.exec(
    `CREATE TABLE ${quoted(name)} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL${columns.map((column) => `, ${column}`).join('')})`,
  );
  const names = [...unique, ...(geometry ? [geometry] : [])].map(quoted).join(', ');
  const insert = database.prepare(
    `INSERT INTO ${quoted(name)} (${names}) VALUES (${names
      .split(', ')
      .map(() => '?')
      .join(', ')})`,
  );
  for (const row of rows)
    insert.run(...row.map((cell) => (typeof cell === 'boolean' ? (cell ? 'yes' : 'no') : cell)));
}

/** `GP`, version 0, flags: little-endian, no envelope; the reference system; then the shape. */
function geometryBlob(shape: ShapeToWrite): Uint8Array {
  const wkb = wkbOf(shape);
  const blob = new Uint8Array(8 + wkb.length);
  blob.set([0x47, 0x50, 0, 1]);
  new DataView(blob.buffer).setInt32(4, 4326, true);
  blob.set(wkb, 8);
  return blob;
}

function boxOf(
  shapes: readonly ShapeToWrite[],
): [number | null, number | null, number | null, number | null] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const shape of shapes) {
    const points =
      shape.kind === 'point' ? [shape.point] : shape.kind === 'line' ? shape.line : shape.polygons.flat(2);
    for (const [x, y] of points) {
      west = Math.min(west, x!);
      east = Math.max(east, x!);
      south = Math.min(south, y!);
      north = Math.max(north, y!);
    }
  }
  return west <= east ? [west, south, east, north] : [null, null, null, null];
}
