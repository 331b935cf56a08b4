import type { SourceFile } from '../../../../datasets/importers/index.ts';
import { geoPackageBytes } from '../../../../datasets/writers/geopackage.ts';
import type { LayerToWrite, ShapeToWrite } from '../../../../datasets/writers/layer.ts';
import { shapefile } from '../../../../datasets/writers/shapefile.ts';
import { textFile } from '../../../support/import-files.ts';
import { smallTiff, VILLAGE_MAPPING, villagePbf, villageXml } from '../../../support/map-files.ts';
import { workbookOf } from '../../../support/zip.ts';
import { grades, tables } from '../map-faults/shared.ts';

/** The formats of the table of faults, its columns. */
export const FORMATS = [
  ...(['csv', 'tsv', 'xlsx', 'cells', 'assignment'] as const),
  ...(['geojson', 'shapefile', 'geopackage'] as const),
  ...(['xml', 'pbf', 'geotiff', 'srtm'] as const),
];
export type Format = (typeof FORMATS)[number];

/** A source as it should be, and what must lie beside it to make a county. */
export interface Whole {
  readonly file: SourceFile;
  readonly beside: readonly SourceFile[];
  readonly mapping: object;
}

const [SCHOOLS, UNITS_TABLE] = tables as [SourceFile, SourceFile];
const UNIT_FIELDS = ['编号', '名称', 'g1', 'g2', 'g3', 'g4', 'g5', 'g6'];
export const UNIT_CELLS = [
  ['甲', '东街', 1, 1, 1, 1, 1, 1],
  ['乙', '石桥', 2, 2, 2, 2, 2, 2],
  ['丙', '王坪', 3, 3, 3, 3, 3, 3],
];
const PLACED = UNIT_CELLS.map((cells, i) => [...cells, 110.0005 + i / 1000, 30.9995]);
const PLACED_FIELDS = [...UNIT_FIELDS, '经度', '纬度'];
const year = { baseYear: 2026 };

function tableText(separator: string): string {
  return [PLACED_FIELDS, ...PLACED].map((row) => `${row.join(separator)}\r\n`).join('');
}

/** Rows of a sheet with texts as they stand between the tags, so that a fault may be written into one. */
export function sheetRows(
  rows: readonly (readonly (string | number)[])[] = [PLACED_FIELDS, ...PLACED],
): string {
  const cell = (value: string | number, name: string) =>
    typeof value === 'number'
      ? `<c r="${name}"><v>${value}</v></c>`
      : `<c r="${name}" t="inlineStr"><is><t>${value}</t></is></c>`;
  return rows
    .map(
      (row, r) =>
        `<row r="${r + 1}">${row.map((value, c) => cell(value, `${String.fromCharCode(65 + c)}${r + 1}`)).join('')}</row>`,
    )
    .join('');
}

export const bookOf = (rows: string): SourceFile => ({
  name: '居住单元.xlsx',
  bytes: workbookOf('居住单元', rows),
});

const side = (i: number, crossed: boolean): number[][] => {
  const [west, south] = [110 + i / 1000, 30.999];
  const corners = [
    [west, south],
    [west + 0.001, south],
    [west + 0.001, south + 0.001],
    [west, south + 0.001],
  ];
  const order = crossed ? [0, 2, 1, 3, 0] : [0, 1, 2, 3, 0];
  return order.map((k) => corners[k]!);
};

/** The units as a layer of squares, the second of which may be a bow tie. */
export function squares(
  cells: readonly (readonly (string | number)[])[] = UNIT_CELLS,
  crossed = false,
): LayerToWrite {
  const shapeOf = (i: number): ShapeToWrite => ({ kind: 'area', polygons: [[side(i, crossed && i === 1)]] });
  return {
    name: 'units',
    fields: UNIT_FIELDS,
    features: cells.map((row, i) => ({ cells: row, shape: shapeOf(i) })),
  };
}

export function geoJsonOf({ fields, features }: LayerToWrite): SourceFile {
  const written = features.map(({ cells, shape }) =>
    JSON.stringify({
      type: 'Feature',
      properties: Object.fromEntries(fields.map((field, c) => [field, cells[c]])),
      geometry: shape && 'polygons' in shape ? { type: 'MultiPolygon', coordinates: shape.polygons } : null,
    }),
  );
  return textFile('units.geojson', `{"type":"FeatureCollection","features":[\n${written.join(',\n')}\n]}\n`);
}

export const packageOf = (layer: LayerToWrite): SourceFile => ({
  name: 'county.gpkg',
  bytes: geoPackageBytes([layer]),
});

/** The parts of a shapefile, `.shp` first. */
export const shapesOf = (layer: LayerToWrite): SourceFile[] =>
  shapefile(layer).files.toSorted(
    (a, b) => Number(b.name.endsWith('.shp')) - Number(a.name.endsWith('.shp')),
  );

const CELLS = [
  'fid,idcar_1km,township,ind,ind_6_11',
  ...[5000, 6000, 7000].map(
    (east, i) => `${i + 1},CRS3035RES1000mN2221000E400${east},石桥镇,${100 + i},${10 + i}`,
  ),
  '',
].join('\r\n');
const FRENCH_SCHOOL = textFile('schools.csv', 'id,name,stages,lon,lat,seats\nA,一小,primary,6.32,43.0,900\n');
const ZONES = '学段,单元编号,学校编号\r\n小学,U1,A\r\n小学,U2,A\r\n';
/** Sea level everywhere but for one hill. */
export function tile(): Uint8Array {
  const bytes = new Uint8Array(2 * 1201 * 1201);
  bytes[2 * 1201 * 600] = 2;
  return bytes;
}

export function whole(format: Format): Whole {
  const village = { beside: [], mapping: VILLAGE_MAPPING };
  switch (format) {
    case 'csv':
      return { file: textFile('units.csv', tableText(',')), beside: [SCHOOLS], mapping: year };
    case 'tsv':
      return { file: textFile('units.tsv', tableText('\t')), beside: [SCHOOLS], mapping: year };
    case 'xlsx':
      return { file: bookOf(sheetRows()), beside: [SCHOOLS], mapping: year };
    case 'cells': {
      const columns = { fid: 'id', ind: 'population' };
      const mapping = { ...year, files: { cells: { as: 'units', columns } } };
      return { file: textFile('cells.csv', CELLS), beside: [FRENCH_SCHOOL], mapping };
    }
    case 'assignment':
      return { file: textFile('zones.csv', ZONES), beside: [SCHOOLS, UNITS_TABLE], mapping: year };
    case 'geojson':
      return { file: geoJsonOf(squares()), beside: [SCHOOLS], mapping: year };
    case 'shapefile': {
      const [shapes, ...others] = shapesOf(squares()) as [SourceFile, ...SourceFile[]];
      return { file: shapes, beside: [SCHOOLS, ...others], mapping: year };
    }
    case 'geopackage':
      return { file: packageOf(squares()), beside: [SCHOOLS], mapping: year };
    case 'xml':
      return { file: textFile('village.osm', villageXml()), ...village };
    case 'pbf':
      return { file: { name: 'village.osm.pbf', bytes: villagePbf() }, ...village };
    case 'geotiff': {
      const mapping = { ...year, pupils: { perThousand: grades } };
      return { file: { name: 'pop.tif', bytes: smallTiff() }, beside: [SCHOOLS], mapping };
    }
    case 'srtm':
      return { file: { name: 'N30E110.hgt', bytes: tile() }, beside: [SCHOOLS, UNITS_TABLE], mapping: year };
  }
}
