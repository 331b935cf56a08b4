import {
  type Language,
  type MultiPolygon,
  parseCell,
  type RawCell,
  type RawTable,
  type RawTables,
  tableNamed,
} from '../../engine/problem/index.ts';
import { csvBytes } from './csv.ts';
import { datasetFiles, type FileToWrite, translated, type WriteOptions } from './files.ts';
import { featureBytes, roadBytes } from './geojson.ts';
import { geoPackageBytes } from './geopackage.ts';
import type { LayerToWrite, ShapeToWrite } from './layer.ts';
import { shapefile } from './shapefile.ts';

export const COUNTY_FORMATS = ['csv', 'xlsx', 'geojson', 'shapefile', 'geopackage'] as const;
export type CountyFormat = (typeof COUNTY_FORMATS)[number];

/**
 * A dataset in the files of other tools: units, schools and streets as layers with all their attributes, the other tables as
 * tables, and a mapping file that says what is what, so that an import gives the same dataset again.
 */
export async function countyFiles(
  tables: RawTables,
  format: CountyFormat,
  options: WriteOptions = {},
): Promise<FileToWrite[]> {
  const { language = 'en' } = options;
  if (format === 'csv' || format === 'xlsx') return datasetFiles(tables, { ...options, format });
  const layers = layersOf(tables, language);
  const others = tables.tables
    .filter(({ table }) => table !== 'units' && table !== 'schools')
    .map((table) => translated(table, language));
  const files: FileToWrite[] = [];
  const mapped: Record<string, { as?: string; crs?: string; columns?: Readonly<Record<string, string>> }> =
    {};
  const told = (file: string, as: string) => {
    mapped[file] = { as, crs: 'EPSG:4326' };
  };
  if (format === 'geopackage') {
    files.push({
      name: 'county.gpkg',
      bytes: geoPackageBytes(
        layers,
        others.map(({ table, header, rows }) => ({ name: table, fields: header, rows })),
      ),
    });
    for (const { name } of layers) told(`county.gpkg › ${name}`, PURPOSES[name]!);
  } else {
    for (const { table, header, rows } of others)
      files.push({ name: `${table}.csv`, bytes: csvBytes(header, rows) });
    for (const layer of layers) {
      if (format === 'geojson') {
        const bytes = layer.name === 'roads' ? roadBytes(tables.roads!.lines) : featureBytes(layer);
        files.push({ name: `${layer.name}.geojson`, bytes });
        if (layer.name === 'schools') told('schools.geojson', 'schools');
      } else {
        const { files: parts, names } = shapefile(layer);
        files.push(...parts);
        mapped[`${layer.name}.shp`] = { as: PURPOSES[layer.name]!, crs: 'EPSG:4326', columns: names };
      }
    }
  }
  const text = (value: unknown) => new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
  if (tables.policy !== null && tables.policy !== undefined)
    files.push({ name: 'policy.json', bytes: text(tables.policy) });
  const { name, baseYear, primaryGrades } = tables;
  const mapping = {
    name,
    ...(baseYear === null ? {} : { baseYear }),
    primaryGrades,
    streets: { gapMeters: 0 },
    files: mapped,
  };
  return [...files, { name: 'mapping.json', bytes: text(mapping) }];
}

const PURPOSES: Readonly<Record<string, string>> = { units: 'units', schools: 'schools', roads: 'streets' };

function layersOf(tables: RawTables, language: Language): LayerToWrite[] {
  const polygons = new Map<string, MultiPolygon>();
  for (const { unit, polygon } of tables.polygons?.features ?? []) {
    const key = idText(unit);
    polygons.set(key, [...(polygons.get(key) ?? []), ...polygon]);
  }
  const layers = tables.tables.flatMap((table): LayerToWrite[] => {
    if (table.table !== 'units' && table.table !== 'schools') return [];
    return [placedLayer(table, language, table.table === 'units' && polygons.size > 0 ? polygons : null)];
  });
  if (!tables.roads) return layers;
  const features = tables.roads.lines.map(({ kind, oneWayFoot, seconds, coordinates }) => ({
    cells: [kind, oneWayFoot, seconds ?? null],
    shape: {
      kind: 'line' as const,
      line: coordinates.length === 1 ? [coordinates[0]!, coordinates[0]!] : coordinates,
    },
  }));
  return [...layers, { name: 'roads', fields: ['kind', 'oneWayFoot', 'seconds'], features }];
}

/** An id as the tables understand it, so that `7` and `"7"` are one. */
function idText(cell: RawCell): string {
  const parsed = parseCell(tableNamed('units').fields.find(({ name }) => name === 'id')!, cell);
  return String('value' in parsed ? parsed.value : cell);
}

function placedLayer(
  table: RawTable,
  language: Language,
  polygons: ReadonlyMap<string, MultiPolygon> | null,
): LayerToWrite {
  const { columns, header, rows } = translated(table, language);
  const [idAt, lonAt, latAt] = ['id', 'lon', 'lat'].map((name) => columns.indexOf(name));
  return {
    name: table.table,
    fields: header,
    features: rows.map((cells) => ({
      cells,
      shape: polygons ? areaOf(polygons.get(String(cells[idAt!]))) : pointOf(cells[lonAt!], cells[latAt!]),
    })),
  };
}

function areaOf(polygon: MultiPolygon | undefined): ShapeToWrite | null {
  return polygon ? { kind: 'area', polygons: polygon } : null;
}

function pointOf(lon: RawCell | undefined, lat: RawCell | undefined): ShapeToWrite | null {
  const [x, y] = [Number(lon ?? 'none'), Number(lat ?? 'none')];
  return Number.isFinite(x) && Number.isFinite(y) ? { kind: 'point', point: [x, y] } : null;
}
