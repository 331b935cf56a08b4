import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { SourceFile } from '../../../datasets/importers/index.ts';
import type { LayerToWrite } from '../../../datasets/writers/layer.ts';
import { shapefile } from '../../../datasets/writers/shapefile.ts';
import { SOURCE_COMPLAINTS } from '../../../engine/problem/complaints/sources.ts';
import type { Complaint } from '../../../engine/problem/index.ts';
import { importFiles, textFile } from '../../support/import-files.ts';
import { lzwCodes } from '../../support/lzw-writer.ts';
import {
  countyAs,
  joined,
  packedTiff,
  smallTiff,
  sourcesOf,
  VILLAGE,
  VILLAGE_MAPPING,
  villagePbf,
  villageXml,
} from '../../support/map-files.ts';
import { pbfBlock, pbfHeader } from '../../support/pbf-writer.ts';
import { zipOf } from '../../support/zip.ts';
import { gb18030 } from '../faults/gb18030.ts';

interface MapFault {
  readonly name: string;
  readonly files: () => Promise<SourceFile[]> | SourceFile[];
  readonly mapping?: object;
  readonly code: string;
  readonly file: string;
  readonly row?: number;
  /** What its text must say, place or reason. */
  readonly says?: RegExp;
}

const pbf = (bytes: Uint8Array): SourceFile[] => [{ name: 'village.osm.pbf', bytes }];
const xml = (text: string): SourceFile[] => [textFile('village.osm', text)];
const changed = (bytes: Uint8Array, at: number, ...values: number[]): Uint8Array => {
  const copy = bytes.slice();
  copy.set(values, at);
  return copy;
};

/** The small county in another format, one of its files spoiled or (null) taken away. */
async function spoiled(
  format: 'shapefile' | 'geopackage' | 'geojson',
  changes: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array | null>>,
): Promise<SourceFile[]> {
  const files = await countyAs(format);
  for (const [name, change] of Object.entries(changes)) {
    const bytes = change(files.get(name) ?? new Uint8Array());
    if (bytes) files.set(name, bytes);
    else files.delete(name);
  }
  return sourcesOf(files);
}

const cutHalf = (bytes: Uint8Array) => bytes.slice(0, Math.floor(bytes.length / 2));
const tables = [
  textFile('schools.csv', 'id,name,stages,lon,lat,seats\nA,一小,primary,110.001,30.9995,900\n'),
  textFile(
    'units.csv',
    'id,name,lon,lat,g1,g2,g3,g4,g5,g6\nU1,甲,110.0005,30.9995,1,1,1,1,1,1\nU2,乙,110.0015,30.999,1,1,1,1,1,1\n',
  ),
];
const square = (west: number, south: number, side: number) => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];
const layerOf = (features: object[], crs?: string) =>
  JSON.stringify({
    type: 'FeatureCollection',
    ...(crs ? { crs: { type: 'name', properties: { name: crs } } } : {}),
    features,
  });
const feature = (properties: object, type: string, coordinates: unknown) => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});
const grades = { g1: 1, g2: 1, g3: 1, g4: 1, g5: 1, g6: 1 };

const PBF_FAULTS: readonly MapFault[] = [
  {
    name: 'PBF: cut in the middle of a block',
    files: () => pbf(villagePbf().slice(0, -20)),
    code: 'file-damaged',
    file: 'village.osm.pbf',
    says: /byte \d+: the file ends in the middle of a block/,
  },
  {
    name: 'PBF: cut within a length',
    files: () => pbf(joined([villagePbf(), new Uint8Array(2)])),
    code: 'file-damaged',
    file: 'village.osm.pbf',
    says: /middle of a block/,
  },
  {
    name: 'PBF: a bit flipped in packed data',
    files: () => pbf(changed(villagePbf(), villagePbf().length - 12, 0x55)),
    code: 'file-damaged',
    file: 'village.osm.pbf',
    says: /byte \d+/,
  },
  {
    name: 'PBF: a header as long as the sea',
    files: () => pbf(joined([pbfHeader(), new Uint8Array([0x7f, 0xff, 0xff, 0xff, 1, 2, 3])])),
    code: 'file-damaged',
    file: 'village.osm.pbf',
    says: /block header of 2147483647 bytes/,
  },
  {
    name: 'PBF: a block that names words it has not',
    files: () =>
      pbf(
        joined([
          pbfHeader(),
          pbfBlock({ ways: VILLAGE.ways }, true).map((byte, i, all) =>
            i > all.length - 60 && byte === 1 ? 120 : byte,
          ),
        ]),
      ),
    code: 'file-damaged',
    file: 'village.osm.pbf',
  },
  {
    name: 'PBF: features that are not known',
    files: () => pbf(joined([pbfHeader(['OsmSchema-V0.6', 'HistoricalInformation'])])),
    code: 'file-damaged',
    file: 'village.osm.pbf',
    says: /HistoricalInformation/,
  },
  {
    name: 'PBF: data without a header',
    files: () => pbf(pbfBlock({ nodes: VILLAGE.nodes })),
    code: 'file-damaged',
    file: 'village.osm.pbf',
    says: /header/,
  },
  {
    name: 'PBF: text under its name',
    files: () => [textFile('village.osm.pbf', 'id,name\n1,甲\n')],
    code: 'file-damaged',
    file: 'village.osm.pbf',
    says: /byte 1/,
  },
];

const XML_FAULTS: readonly MapFault[] = [
  {
    name: 'XML: cut',
    files: () => xml(villageXml().slice(0, 900)),
    code: 'file-damaged',
    file: 'village.osm',
    says: /line \d+/,
  },
  { name: 'XML: empty', files: () => xml(''), code: 'file-empty', file: 'village.osm' },
  {
    name: 'XML: a tag that closes another',
    files: () => xml(villageXml().replace('</way>', '</node>')),
    code: 'file-damaged',
    file: 'village.osm',
    says: /line \d+/,
  },
  {
    name: 'XML: a billion laughs',
    files: () =>
      xml(
        `<?xml version="1.0"?><!DOCTYPE osm [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><osm><node id="1" lon="1" lat="1"><tag k="name" v="&c;"/></node></osm>`,
      ),
    code: 'file-damaged',
    file: 'village.osm',
    says: /entity/,
  },
  {
    name: 'XML: NUL bytes',
    files: () => xml(villageXml().replace('青龙路', '青\0路')),
    code: 'file-damaged',
    file: 'village.osm',
    says: /NUL/,
  },
  {
    name: 'XML: GBK that says UTF-8',
    files: () => [{ name: 'village.osm', bytes: gb18030(villageXml()) }],
    code: 'file-damaged',
    file: 'village.osm',
    says: /UTF-8/,
  },
  {
    name: 'XML: a node in space',
    files: () => xml(villageXml().replace('lon="110.001"', 'lon="1100.01"')),
    code: 'file-damaged',
    file: 'village.osm',
    says: /node 2 is not on earth \(line 4\)/,
  },
  {
    name: 'XML: an id that is no number',
    files: () => xml(villageXml().replace('ref="1"', 'ref="one"')),
    code: 'file-damaged',
    file: 'village.osm',
    says: /way 100/,
  },
  {
    name: 'XML: as deep as the sea',
    files: () => xml(`<osm>${'<a>'.repeat(100_000)}`),
    code: 'file-damaged',
    file: 'village.osm',
    says: /nested/,
  },
  {
    name: 'XML: another document',
    files: () => xml('<gpx><osm/></gpx>'),
    code: 'file-damaged',
    file: 'village.osm',
    says: /gpx/,
  },
];

const NEGATIVE: LayerToWrite = {
  name: 'units',
  fields: ['编号', 'g1', 'g2', 'g3', 'g4', 'g5', 'g6'],
  features: [{ cells: ['甲', -3, 1, 1, 1, 1, 1], shape: { kind: 'point', point: [110, 31] } }],
};

const SHAPE_FAULTS: readonly MapFault[] = [
  {
    name: 'shapefile: shapes cut',
    files: () => spoiled('shapefile', { 'units.shp': cutHalf }),
    code: 'file-damaged',
    file: 'units.shp',
    says: /has \d+ of its \d+ bytes/,
  },
  {
    name: 'shapefile: a record of an impossible length',
    files: () => spoiled('shapefile', { 'units.shp': (b) => changed(b, 104, 0x7f, 0xff, 0xff, 0xff) }),
    code: 'file-damaged',
    file: 'units.shp',
    row: 1,
    says: /byte 105/,
  },
  {
    name: 'shapefile: a kind that does not exist',
    files: () => spoiled('shapefile', { 'units.shp': (b) => changed(b, 108, 77, 0, 0, 0) }),
    code: 'file-damaged',
    file: 'units.shp',
    row: 1,
    says: /unknown kind 77/,
  },
  {
    name: 'shapefile: more points than fit',
    files: () => spoiled('shapefile', { 'units.shp': (b) => changed(b, 108 + 40, 255, 255, 0, 0) }),
    code: 'file-damaged',
    file: 'units.shp',
    row: 1,
  },
  {
    name: 'shapefile: parts out of order',
    files: () => spoiled('shapefile', { 'units.shp': (b) => changed(b, 108 + 44, 255, 0, 0, 0) }),
    code: 'file-damaged',
    file: 'units.shp',
    row: 1,
    says: /parts out of order/,
  },
  {
    name: 'shapefile: a coordinate that is no number',
    files: () =>
      spoiled('shapefile', { 'units.shp': (b) => changed(b, 108 + 48, 0, 0, 0, 0, 0, 0, 0xf8, 0x7f) }),
    code: 'file-damaged',
    file: 'units.shp',
    row: 1,
    says: /no number/,
  },
  {
    name: 'shapefile: no shapefile',
    files: () => [textFile('units.shp', '甲乙丙丁'.repeat(20))],
    code: 'file-damaged',
    file: 'units.shp',
    says: /no shapefile/,
  },
  {
    name: 'shapefile: attributes cut',
    files: () => spoiled('shapefile', { 'units.dbf': cutHalf }),
    code: 'file-damaged',
    file: 'units.dbf',
    says: /ends/,
  },
  {
    name: 'shapefile: attributes of another layer',
    files: async () => {
      const other = await countyAs('shapefile');
      return spoiled('shapefile', { 'units.dbf': () => other.get('schools.dbf')! });
    },
    code: 'attributes-differ',
    file: 'units.shp',
    says: /9 shapes but 3 rows/,
  },
  {
    name: 'shapefile: no attributes',
    files: () => spoiled('shapefile', { 'units.dbf': () => null }),
    code: 'attributes-missing',
    file: 'units.shp',
  },
  {
    name: 'shapefile: rows shorter than their columns',
    files: () => spoiled('shapefile', { 'units.dbf': (b) => changed(b, 10, 3, 0) }),
    code: 'file-damaged',
    file: 'units.dbf',
    says: /byte 11/,
  },
  {
    name: 'shapefile: negative pupils',
    files: () => [tables[0]!, ...shapefile(NEGATIVE).files],
    code: 'number-too-small',
    file: 'units.shp',
    row: 1,
  },
];

const GPKG_FAULTS: readonly MapFault[] = [
  {
    name: 'GeoPackage: cut',
    files: () => spoiled('geopackage', { 'county.gpkg': cutHalf }),
    code: 'file-damaged',
    file: 'county.gpkg',
    says: /SQLite/,
  },
  {
    name: 'GeoPackage: pages of noise',
    files: () =>
      spoiled('geopackage', {
        'county.gpkg': (b) => b.map((byte, i) => (i > 4096 ? byte ^ (i % 251) : byte)),
      }),
    code: 'file-damaged',
    file: 'county.gpkg',
  },
  {
    name: 'GeoPackage: another database',
    files: () =>
      spoiled('geopackage', {
        'county.gpkg': (b) =>
          new Uint8Array(
            Buffer.from(
              Buffer.from(b).toString('latin1').replaceAll('gpkg_contents', 'gpkg_context_'),
              'latin1',
            ),
          ),
      }),
    code: 'file-damaged',
    file: 'county.gpkg',
    says: /no GeoPackage|SQLite/,
  },
  {
    name: 'GeoPackage: a geometry that is none',
    files: () =>
      spoiled('geopackage', {
        'county.gpkg': (b) => {
          const at = Buffer.from(b).indexOf(Buffer.from([0x47, 0x50, 0, 1, 0xe6, 0x10]));
          return changed(b, at, 0x58);
        },
      }),
    code: 'file-damaged',
    file: 'county.gpkg',
    says: /no geometry/,
  },
  {
    name: 'GeoPackage: a geometry with too many points',
    files: () =>
      spoiled('geopackage', {
        'county.gpkg': (b) => {
          const at = Buffer.from(b).indexOf(Buffer.from([0x47, 0x50, 0, 1, 0xe6, 0x10, 0, 0, 1, 6]));
          return changed(b, at + 13, 0xff, 0xff, 0xff, 0x7f);
        },
      }),
    code: 'file-damaged',
    file: 'county.gpkg',
    says: /does not fit|cut|kind/,
  },
];

const GRID_FAULTS: readonly MapFault[] = [
  {
    name: 'GeoTIFF: cut',
    files: () => [...tables, { name: 'pop.tif', bytes: smallTiff().slice(0, 120) }],
    code: 'file-damaged',
    file: 'pop.tif',
    says: /byte 9: a directory/,
  },
  {
    name: 'GeoTIFF: a grid larger than the earth',
    files: () => [...tables, { name: 'pop.tif', bytes: changed(smallTiff(), 10 + 8, 0xff, 0xff, 0, 0) }],
    code: 'file-damaged',
    file: 'pop.tif',
  },
  {
    name: 'GeoTIFF: LZW strings that contain themselves',
    files: () => [...tables, { name: 'pop.tif', bytes: packedTiff(5, lzwCodes([256, 65, 259, 300, 259])) }],
    code: 'file-damaged',
    file: 'pop.tif',
    says: /byte \d{3}: the LZW code 259 of no string/,
  },
  {
    name: 'GeoTIFF: packed in a way for pictures',
    files: () => [...tables, { name: 'pop.tif', bytes: packedTiff(7, new Uint8Array()) }],
    code: 'file-damaged',
    file: 'pop.tif',
    says: /the way 7; save it with deflate or LZW/,
  },
  {
    name: 'GeoTIFF: deflate that expands without end',
    files: () => [...tables, { name: 'pop.tif', bytes: packedTiff(8, deflateSync(new Uint8Array(10_000))) }],
    code: 'file-damaged',
    file: 'pop.tif',
    says: /does not unpack/,
  },
  {
    name: 'GeoTIFF: strips shorter than their rows',
    files: () => [...tables, { name: 'pop.tif', bytes: changed(smallTiff(), 10 + 8 * 12 + 8, 40) }],
    code: 'file-damaged',
    file: 'pop.tif',
    says: /40 bytes for 48 of the grid/,
  },
  {
    name: 'GeoTIFF: a width of two numbers',
    files: () => [...tables, { name: 'pop.tif', bytes: changed(smallTiff(), 10 + 4, 2) }],
    code: 'file-damaged',
    file: 'pop.tif',
    says: /2 values of type 3 in the tag 256/,
  },
  {
    name: 'GeoTIFF: a system that nobody knows',
    files: () => [...tables, { name: 'pop.tif', bytes: changed(smallTiff(), smallTiff().length - 50, 1, 0) }],
    code: 'file-damaged',
    file: 'pop.tif',
    says: /reference system/,
  },
  {
    name: 'GeoTIFF: heights or people?',
    files: () => [...tables, { name: 'grid.tif', bytes: smallTiff() }],
    code: 'grid-unclear',
    file: 'grid.tif',
  },
  {
    name: 'SRTM: cut',
    files: () => [...tables, { name: 'N31E110.hgt', bytes: new Uint8Array(1000) }],
    code: 'file-damaged',
    file: 'N31E110.hgt',
    says: /1000 bytes/,
  },
  {
    name: 'SRTM: a name that tells no place',
    files: () => [...tables, { name: 'tile.hgt', bytes: new Uint8Array(2 * 1201 * 1201) }],
    code: 'file-damaged',
    file: 'tile.hgt',
    says: /N42E001/,
  },
];

const ARCHIVE_FAULTS: readonly MapFault[] = [
  {
    name: 'zip: cut',
    files: () => [{ name: 'county.zip', bytes: cutHalf(zipOf([{ name: 'units.csv', content: 'id' }])) }],
    code: 'archive-damaged',
    file: 'county.zip',
  },
  {
    name: 'zip: a bomb',
    files: () => [
      {
        name: 'county.zip',
        bytes: zipOf([{ name: 'units.csv', content: new Uint8Array(600 * 1024 * 1024), claimedBytes: 100 }]),
      },
    ],
    code: 'archive-expands',
    file: 'county.zip',
  },
  {
    name: 'gzip: cut',
    files: () => [{ name: 'a.osm.gz', bytes: cutHalf(gzipSync(villageXml())) }],
    code: 'archive-damaged',
    file: 'a.osm.gz',
  },
  {
    name: 'gzip: a bomb',
    files: () => [{ name: 'a.osm.gz', bytes: gzipSync(new Uint8Array(600 * 1024 * 1024)) }],
    code: 'archive-expands',
    file: 'a.osm.gz',
  },
];

const PLACE_FAULTS: readonly MapFault[] = [
  {
    name: 'an area whose border crosses itself',
    files: () =>
      [
        tables[0]!,
        textFile(
          'units.geojson',
          layerOf(
            [
              feature({ id: 'U1', ...grades }, 'Polygon', [
                [
                  [110, 31],
                  [110.01, 31.01],
                  [110.01, 31],
                  [110, 31.01],
                  [110, 31],
                ],
              ]),
            ],
            'EPSG:4490',
          ),
        ),
        textFile(
          'x.geojson',
          layerOf(
            [
              feature({ id: 'U1', ...grades }, 'Polygon', [
                [
                  [400_000, 3_430_000],
                  [401_000, 3_431_000],
                  [401_000, 3_430_000],
                  [400_000, 3_431_000],
                  [400_000, 3_430_000],
                ],
              ]),
            ],
            'EPSG:4546',
          ),
        ),
      ].filter(({ name }) => name !== 'units.geojson'),
    mapping: { files: { x: { as: 'units' } } },
    code: 'border-crosses-itself',
    file: 'x.geojson',
    row: 1,
    says: /near 109\.95/,
  },
  {
    name: 'metres without a system',
    files: () => [
      tables[0]!,
      textFile(
        '小区.geojson',
        layerOf([feature({ id: 'U1', ...grades }, 'Polygon', [square(5000, 6000, 100)])]),
      ),
    ],
    code: 'crs-unknown',
    file: '小区.geojson',
    says: /x 5000 … 5100, y 6000 … 6100/,
  },
  {
    name: 'metres that say nothing of their datum',
    files: () => [
      tables[0]!,
      textFile(
        '小区.geojson',
        layerOf([feature({ id: 'U1', ...grades }, 'Polygon', [square(37_400_000, 3_430_000, 100)])]),
      ),
    ],
    code: 'crs-guessed',
    file: '小区.geojson',
    says: /EPSG:4525/,
  },
  {
    name: 'an answer that is no system',
    files: () => [
      tables[0]!,
      textFile(
        '小区.geojson',
        layerOf([feature({ id: 'U1', ...grades }, 'Polygon', [square(5000, 6000, 100)])]),
      ),
    ],
    mapping: { files: { 小区: { crs: 'EPSG:1' } } },
    code: 'crs-answer-unknown',
    file: '小区.geojson',
  },
  {
    name: 'degrees said to be metres',
    files: () => [
      tables[0]!,
      textFile(
        '小区.geojson',
        layerOf([feature({ id: 'U1', ...grades }, 'Polygon', [square(110, 31, 0.1)])], 'EPSG:4546'),
      ),
    ],
    code: 'crs-contradicts',
    file: '小区.geojson',
  },
  {
    name: 'a layer in another province',
    files: () => [
      ...tables,
      textFile(
        'x.geojson',
        layerOf([feature({ name: 'a' }, 'Polygon', [square(500_000, 4_430_000, 1000)])], 'EPSG:4549'),
      ),
    ],
    mapping: { files: { x: { as: 'townships' } } },
    code: 'layer-elsewhere',
    file: 'x.geojson',
    says: /km/,
  },
  {
    name: 'the name of a map service',
    files: () => [
      tables[1]!,
      textFile('学校.csv', 'id,name,stages,高德经度,高德纬度,seats\nA,一小,primary,110.001,30.9995,900\n'),
    ],
    mapping: { files: { 学校: { columns: { 高德经度: 'lon', 高德纬度: 'lat' } } } },
    code: 'shift-suspected',
    file: '学校.csv',
    says: /GCJ-02/,
  },
  {
    name: 'a layer that is told as coordinates of a known zone',
    files: () => [
      tables[0]!,
      textFile(
        '小区.geojson',
        layerOf(
          [feature({ id: 'U1', ...grades }, 'Polygon', [square(500_000, 3_430_000, 100)])],
          'EPSG:4546',
        ),
      ),
    ],
    code: 'crs-told',
    file: '小区.geojson',
  },
  {
    name: 'features without ids',
    files: () => [
      tables[0]!,
      textFile(
        '小区.geojson',
        layerOf([feature(grades, 'Polygon', [square(500_000, 3_430_000, 100)])], 'EPSG:4546'),
      ),
    ],
    code: 'ids-numbered',
    file: '小区.geojson',
  },
  {
    name: 'a layer without shapes',
    files: () => [
      ...tables,
      textFile(
        'x.geojson',
        layerOf(
          [
            feature({ a: 1 }, 'Polygon', [square(500_000, 3_430_000, 100)]),
            { type: 'Feature', properties: {}, geometry: null },
          ],
          'EPSG:4546',
        ),
      ),
    ],
    mapping: { files: { x: { as: 'teachers' } } },
    code: 'layer-unused',
    file: 'x.geojson',
  },
];

const STREETS = layerOf([
  feature({ kind: 'residential' }, 'LineString', [
    [110, 31],
    [110.001, 31],
  ]),
  // Half a metre short of the other's end, and one that ends on its middle.
  feature({ kind: 'residential' }, 'LineString', [
    [110.001005, 31],
    [110.002, 31],
  ]),
  feature({ kind: 'residential' }, 'LineString', [
    [110.0005, 31.001],
    [110.0005, 31.000004],
  ]),
  feature({ kind: 'residential' }, 'LineString', [
    [110.1, 31.1],
    [110.1001, 31.1],
  ]),
]);
const village = { mapping: VILLAGE_MAPPING };

const MADE: readonly MapFault[] = [
  {
    name: 'negative people in a grid',
    files: () => [tables[0]!, { name: 'pop.tif', bytes: changed(smallTiff(), smallTiff().length - 1, 0xc1) }],
    mapping: { baseYear: 2026, pupils: { perThousand: grades } },
    code: 'count-impossible',
    file: 'pop.tif',
    row: 3,
  },
  {
    name: 'negative children of an age',
    files: () => [tables[0]!, textFile('units.csv', 'id,lon,lat,age_6_11\nU1,110,31,-5\n')],
    mapping: { baseYear: 2026 },
    code: 'count-impossible',
    file: 'units.csv',
    row: 2,
  },
  {
    name: 'streets with gaps',
    files: () => [...tables, textFile('roads.geojson', STREETS)],
    mapping: { streets: { gapMeters: 1 } },
    code: 'gap-closed',
    file: 'roads.geojson',
    says: /0\.4\d m/,
  },
  {
    name: 'streets in pieces',
    files: () => [...tables, textFile('roads.geojson', STREETS)],
    mapping: { streets: { gapMeters: 1, shortestPieceMeters: 100 } },
    code: 'streets-in-pieces',
    file: 'roads.geojson',
    says: /2 connected pieces.*1 pieces shorter/,
  },
  {
    name: 'what a village holds',
    files: () => pbf(villagePbf()),
    ...village,
    code: 'osm-read',
    file: 'village.osm.pbf',
    says: /1 highways, 1 schools, 2 buildings, 0 addresses, 2 places/,
  },
  {
    name: 'units of a village',
    files: () => xml(villageXml()),
    ...village,
    code: 'units-derived',
    file: 'village.osm',
    says: /2 units/,
  },
  {
    name: 'stages by names',
    files: () => xml(villageXml()),
    ...village,
    code: 'stages-by-name',
    file: 'village.osm',
  },
  {
    name: 'seats that are assumed',
    files: () => xml(villageXml()),
    ...village,
    code: 'values-assumed',
    file: 'village.osm',
  },
  {
    name: 'pupils spread',
    files: () => xml(villageXml()),
    ...village,
    code: 'pupils-spread',
    file: 'village.osm',
    says: /60 pupils/,
  },
  {
    name: 'pupils of nowhere',
    files: () => xml(villageXml()),
    mapping: { ...VILLAGE_MAPPING, pupils: {} },
    code: 'pupils-unknown',
    file: 'village.osm',
  },
  {
    name: 'pupils of a township that is not there',
    files: () => xml(villageXml()),
    mapping: { ...VILLAGE_MAPPING, pupils: { totals: { 白虎镇: { g1: 3 } } } },
    code: 'pupils-homeless',
    file: 'mapping',
    says: /白虎镇/,
  },
  {
    name: 'units of what is not there',
    files: () => xml(villageXml()),
    mapping: { ...VILLAGE_MAPPING, units: { from: 'boundaries' } },
    code: 'units-impossible',
    file: 'village.osm',
  },
  {
    name: 'streets closed to walkers',
    files: () => xml(villageXml().replace('k="name" v="青龙路"', 'k="foot" v="no"')),
    ...village,
    code: 'osm-read',
    file: 'village.osm',
  },
  {
    name: 'gates and private ways',
    files: () => xml(villageXml()),
    ...village,
    code: 'streets-closed-to-walkers',
    file: 'village.osm',
  },
  {
    name: 'a ferry without timetable',
    files: () => xml(villageXml().replace('k="highway" v="residential"', 'k="route" v="ferry"')),
    ...village,
    code: 'ferry-time-assumed',
    file: 'village.osm',
  },
  {
    name: 'a municipality that is not there',
    files: () => xml(villageXml()),
    mapping: { ...VILLAGE_MAPPING, within: '白虎县' },
    code: 'within-unknown',
    file: 'village.osm',
  },
  {
    name: 'heights',
    files: () => [...xml(villageXml()), { name: 'dem.tif', bytes: smallTiff() }],
    ...village,
    code: 'elevation-sampled',
    file: 'dem.tif',
  },
  {
    name: 'columns of others',
    files: () => [
      tables[0]!,
      textFile('units.csv', 'id,lon,lat,g1,g2,g3,g4,g5,g6,税收\nU1,110,31,1,1,1,1,1,1,5\n'),
    ],
    mapping: { baseYear: 2026 },
    code: 'columns-left-out',
    file: 'units.csv',
    says: /税收/,
  },
  {
    name: 'a mapping of another file',
    files: () => [...tables],
    mapping: { files: { 'other.shp': { as: 'units' } } },
    code: 'mapping-unused',
    file: 'other.shp',
  },
  {
    name: 'a mapping that is none',
    files: () => [...tables, textFile('mapping.json', '{"files":{"a":{"as":"castle"}}}')],
    code: 'mapping-unreadable',
    file: 'mapping.json',
    says: /files\.a\.as/,
  },
  {
    name: 'units known only by neighbours',
    files: () => [
      textFile(
        'schools.csv',
        'id,name,stages,lon,lat,seats,unit\nA,一小,primary,110.0,31.0,900,a\nB,二小,primary,110.1,31.0,900,b\nC,三小,primary,110.05,31.1,900,c\n',
      ),
      textFile(
        'units.csv',
        'id,g1,g2,g3,g4,g5,g6\na,1,1,1,1,1,1\nb,1,1,1,1,1,1\nc,1,1,1,1,1,1\nd,1,1,1,1,1,1\n',
      ),
      textFile('neighbours.json', '{"a":["d","b"],"b":["a","d"],"c":["d"],"d":["a","b","c"]}'),
    ],
    mapping: { baseYear: 2026 },
    code: 'places-by-neighbours',
    file: 'units.csv',
  },
];

/** Told for sources that no short test can write. */
const ELSEWHERE = ['osm-too-much'];
const ALL = [
  ...PBF_FAULTS,
  ...XML_FAULTS,
  ...SHAPE_FAULTS,
  ...GPKG_FAULTS,
  ...GRID_FAULTS,
  ...ARCHIVE_FAULTS,
  ...PLACE_FAULTS,
  ...MADE,
];

function isTold({ code, file, row }: Complaint, fault: MapFault): boolean {
  return code === fault.code && file.startsWith(fault.file) && (fault.row === undefined || row === fault.row);
}

describe.each(ALL)('$name', (fault) => {
  it(`is told as ${fault.code}, with its place`, async () => {
    const files = await fault.files();
    const own = files.some(({ name }) => name === 'mapping.json');
    const { complaints, problem } = await importFiles(files, own ? undefined : fault.mapping);
    const told = complaints.filter((one) => isTold(one, fault));
    expect(complaints.map(({ code, file, row }) => `${file} ${row} ${code}`)).toContainEqual(
      expect.stringContaining(fault.code),
    );
    expect(told).not.toEqual([]);
    if (fault.says) expect(told.map(({ text }) => text.en).join('\n')).toMatch(fault.says);
    for (const { text } of told)
      expect(`${text.en}${text.zh}`).not.toMatch(/\{\w+\}|undefined(?! entity)|NaN|\[object/);
    if (told.some(({ severity }) => severity === 'error')) expect(problem).toBeNull();
  });
});

describe('the table of map faults', () => {
  it('tries every complaint about map sources', () => {
    const tried = new Set(ALL.map(({ code }) => code));
    expect(
      Object.keys(SOURCE_COMPLAINTS)
        .filter((code) => !tried.has(code))
        .sort(),
    ).toEqual(ELSEWHERE.sort());
    expect(ALL.length).toBeGreaterThan(60);
  });
});
