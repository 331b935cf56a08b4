import { deflateSync, gzipSync } from 'node:zlib';
import type { SourceFile } from '../../../../datasets/importers/index.ts';
import { textFile } from '../../../support/import-files.ts';
import { joined, packedTiff, VILLAGE, villagePbf, villageXml } from '../../../support/map-files.ts';
import { pbfBlock, pbfHeader } from '../../../support/pbf-writer.ts';
import { workbookOf, zipOf } from '../../../support/zip.ts';
import { gb18030 } from '../../faults/gb18030.ts';
import { changed, cutHalf } from '../map-faults/shared.ts';
import {
  bookOf,
  type Format,
  geoJsonOf,
  packageOf,
  shapesOf,
  sheetRows,
  squares,
  tile,
  UNIT_CELLS,
  whole,
} from './whole.ts';

export const FAULTS = [
  ...(['cut', 'bit-flipped', 'wrong encoding', 'self-crossing'] as const),
  ...(['zip bomb', 'billion laughs', 'NUL bytes', 'negative counts'] as const),
];
export type Fault = (typeof FAULTS)[number];

/** A spoiled source and what must be said of it: the complaint, the file and, where the format has rows, the row. */
export interface Tried {
  readonly files: () => readonly SourceFile[];
  readonly code: string;
  readonly file: string;
  readonly row?: number;
  readonly value?: number;
  /** Words of the text: the byte or line of formats without rows, the reason. */
  readonly says: RegExp;
  readonly mapping?: object;
  /** False where the county is usable all the same, and the complaint is a warning or note. */
  readonly refused?: false;
}

/** What is tried, or why there is nothing to try. */
export type Cell = Tried | string;

const one = (format: Format, spoil: (bytes: Uint8Array) => Uint8Array) => () => {
  const { file } = whole(format);
  return [{ name: file.name, bytes: spoil(file.bytes) }];
};
const text = (name: string, content: string) => () => [textFile(name, content)];
const edited = (format: Format, from: string, to: string | Uint8Array) =>
  one(format, (bytes) => replaced(bytes, from, to));

function replaced(bytes: Uint8Array, from: string, to: string | Uint8Array): Uint8Array {
  const at = Buffer.from(bytes).indexOf(from);
  if (at < 0) throw new Error(`Nothing reads ${from}.`);
  return joined([
    bytes.subarray(0, at),
    Buffer.from(to as string),
    bytes.subarray(at + Buffer.from(from).length),
  ]);
}

/** The name of a place in GBK, where everything around it is UTF-8. */
const GBK = gb18030('石桥');
const NEGATIVE = UNIT_CELLS.map((row, r) => (r === 1 ? row.with(2, -2) : row));
const nul = UNIT_CELLS.map((row, r) => (r === 1 ? row.with(1, '石\0桥') : row));
const book = (rows: string) => () => [bookOf(rows)];
const cutBy = (bytes: number) => (all: Uint8Array) => all.slice(0, all.length - bytes);

/** Six hundred megabytes of nothing that claim to be a hundred bytes, packed once, under names of one length. */
const BOMB_NAME = 'quite-a-harmless-layer.ext';
let packed: Uint8Array | null = null;
const bomb = (ending: string) => (): SourceFile[] => {
  const content = () => new Uint8Array(600 * 1024 * 1024);
  packed ??= zipOf([{ name: BOMB_NAME, content: content(), claimedBytes: 100 }]);
  const name = `units.${ending}`.padStart(BOMB_NAME.length, 'x');
  const bytes = Buffer.from(Buffer.from(packed).toString('latin1').replaceAll(BOMB_NAME, name), 'latin1');
  return [{ name: 'county.zip', bytes: new Uint8Array(bytes) }];
};
const ARCHIVED = { code: 'archive-expands', file: 'county.zip', says: /more than 512 MB/ } as const;

const LAUGHS = `<!DOCTYPE x [<!ENTITY a "ha">${'bcdefghij'
  .split('')
  .map((name, i) => `<!ENTITY ${name} "${`&${'abcdefghi'[i]};`.repeat(10)}">`)
  .join('')}]>`;
const NO_XML = 'The format has no XML in it, so no entities that could expand.';
const NO_SHAPES = 'The format has rows and no shapes.';
const NO_TEXT = 'The format holds numbers and no text that is taken for names.';
const GROUNDS = { units: { from: 'residential' } };

/** A sheet whose XML is spoiled before it is packed. */
const sheet = (spoil: (xml: Uint8Array) => Uint8Array) => (): SourceFile[] => [
  { name: '居住单元.xlsx', bytes: workbookOf('居住单元', sheetRows(), { spoil }) },
];

const village = ({ nodes, ways }: Pick<typeof VILLAGE, 'nodes' | 'ways'>) =>
  joined([pbfHeader(), pbfBlock({ nodes }), pbfBlock({ ways })]);

/** A bow tie of residential ground over both houses. */
const BOW = [
  [110.0002, 31.0001],
  [110.0012, 31.0009],
  [110.0012, 31.0001],
  [110.0002, 31.0009],
].map(([lon, lat], i) => ({ id: 50 + i, lon: lon!, lat: lat! }));
const GROUND = { id: 200, refs: [50, 51, 52, 53, 50], tags: { landuse: 'residential', name: '石桥小区' } };
const crossedPbf = () => village({ nodes: [...VILLAGE.nodes, ...BOW], ways: [...VILLAGE.ways, GROUND] });
const crossedXml = () => {
  const nodes = BOW.map(({ id, lon, lat }) => `<node id="${id}" lon="${lon}" lat="${lat}"/>`).join('');
  const refs = GROUND.refs.map((ref) => `<nd ref="${ref}"/>`).join('');
  const way = `<way id="200">${refs}<tag k="landuse" v="residential"/></way>`;
  return textFile(
    'village.osm',
    villageXml().replace('<way', `${nodes}<way`).replace('<relation', `${way}<relation`),
  );
};

const negativePbf = () => {
  const nodes = VILLAGE.nodes.map((node) =>
    node.tags?.amenity === 'school' ? { ...node, tags: { ...node.tags, capacity: '-200' } } : node,
  );
  return village({ nodes, ways: VILLAGE.ways });
};
const negativeXml = () =>
  villageXml().replace(
    '<tag k="amenity" v="school"/>',
    '<tag k="amenity" v="school"/><tag k="capacity" v="-200"/>',
  );

export const FAULT_MATRIX: Readonly<Record<Fault, Readonly<Record<Format, Cell>>>> = {
  cut: {
    csv: { files: one('csv', cutBy(25)), code: 'file-cut', file: 'units.csv', row: 4, says: /of 10 cells/ },
    tsv: { files: one('tsv', cutBy(25)), code: 'file-cut', file: 'units.tsv', row: 4, says: /of 10 cells/ },
    xlsx: { files: one('xlsx', cutHalf), code: 'workbook-unreadable', file: '居住单元.xlsx', says: /./ },
    cells: {
      files: one('cells', cutBy(12)),
      code: 'file-cut',
      file: 'cells.csv',
      row: 4,
      says: /of 5 cells/,
    },
    assignment: {
      files: one('assignment', cutBy(4)),
      code: 'file-cut',
      file: 'zones.csv',
      row: 3,
      says: /of 3 cells/,
    },
    geojson: {
      files: one('geojson', cutHalf),
      code: 'json-unreadable',
      file: 'units.geojson',
      row: 3,
      says: /character/,
    },
    shapefile: {
      files: one('shapefile', cutHalf),
      code: 'file-damaged',
      file: 'units.shp',
      says: /has 254 of its 508 bytes/,
    },
    geopackage: {
      files: one('geopackage', cutHalf),
      code: 'file-damaged',
      file: 'county.gpkg',
      says: /SQLite/,
    },
    xml: { files: one('xml', cutHalf), code: 'file-damaged', file: 'village.osm', says: /line \d+/ },
    pbf: {
      files: one('pbf', cutHalf),
      code: 'file-damaged',
      file: 'village.osm.pbf',
      says: /byte \d+: the file ends in the middle/,
    },
    geotiff: { files: one('geotiff', cutHalf), code: 'file-damaged', file: 'pop.tif', says: /byte \d+/ },
    srtm: { files: one('srtm', cutHalf), code: 'file-damaged', file: 'N30E110.hgt', says: /1442401 bytes/ },
  },
  'bit-flipped': {
    csv: {
      files: edited('csv', '石', Uint8Array.of(0xe7, 0x1f, 0xb3)),
      code: 'encoding-broken',
      file: 'units.csv',
      row: 3,
      says: /./,
    },
    tsv: {
      files: edited('tsv', '石', Uint8Array.of(0xe7, 0x1f, 0xb3)),
      code: 'encoding-broken',
      file: 'units.tsv',
      row: 3,
      says: /./,
    },
    xlsx: {
      files: one('xlsx', (b) => changed(b, 500, b[500]! ^ 0x40)),
      code: 'workbook-unreadable',
      file: '居住单元.xlsx',
      says: /./,
    },
    cells: {
      files: edited('cells', '101,11', 'q01,11'),
      code: 'number-expected',
      file: 'cells.csv',
      row: 3,
      says: /./,
    },
    assignment: {
      files: edited('assignment', 'U2,A', 'U2,C'),
      code: 'id-misspelt',
      file: 'zones.csv',
      row: 3,
      says: /is “A” meant/,
    },
    geojson: {
      files: edited('geojson', '[[[[110.001', '[[[[1q0.001'),
      code: 'json-unreadable',
      file: 'units.geojson',
      row: 3,
      says: /character/,
    },
    shapefile: {
      files: one('shapefile', (b) => changed(b, 108, b[108]! ^ 0x40)),
      code: 'file-damaged',
      file: 'units.shp',
      row: 1,
      says: /byte 109: a shape of the unknown kind 69/,
    },
    geopackage: {
      files: one('geopackage', (b) => changed(b, 100, b[100]! ^ 0x40)),
      code: 'file-damaged',
      file: 'county.gpkg',
      says: /byte \d+/,
    },
    xml: {
      files: edited('xml', '<nd ref="2"/>', '<nd ref="r"/>'),
      code: 'file-damaged',
      file: 'village.osm',
      says: /way 100.*line \d+/,
    },
    pbf: {
      files: one('pbf', (b) => changed(b, b.length - 12, b[b.length - 12]! ^ 0x40)),
      code: 'file-damaged',
      file: 'village.osm.pbf',
      says: /byte \d+/,
    },
    geotiff: {
      files: one('geotiff', (b) => changed(b, 10, b[10]! ^ 0x40)),
      code: 'file-damaged',
      file: 'pop.tif',
      says: /byte \d+/,
    },
    srtm: {
      files: () => [{ name: 'N30E110.hgt', bytes: changed(tile(), 2 * 1201 * 600, 0x42) }],
      code: 'file-damaged',
      file: 'N30E110.hgt',
      says: /byte 1441201: a height of 16896 m/,
    },
  },
  'wrong encoding': {
    csv: { files: edited('csv', '石桥', GBK), code: 'encoding-broken', file: 'units.csv', row: 3, says: /./ },
    tsv: { files: edited('tsv', '石桥', GBK), code: 'encoding-broken', file: 'units.tsv', row: 3, says: /./ },
    xlsx: {
      files: sheet((xml) => replaced(xml, '石桥', GBK)),
      code: 'cell-has-control-characters',
      file: '居住单元.xlsx › 居住单元',
      row: 3,
      says: /cannot be printed/,
    },
    cells: {
      files: edited('cells', '石桥', GBK),
      code: 'encoding-broken',
      file: 'cells.csv',
      row: 2,
      says: /byte 79/,
    },
    assignment: {
      files: edited('assignment', '小学', gb18030('小学')),
      code: 'choice-unknown',
      file: 'zones.csv',
      row: 2,
      says: /primary, junior/,
    },
    geojson: {
      files: edited('geojson', '石桥', GBK),
      code: 'encoding-broken',
      file: 'units.geojson',
      row: 3,
      says: /./,
    },
    shapefile: {
      files: () =>
        shapesOf(squares()).map((part) =>
          part.name.endsWith('.dbf')
            ? { ...part, bytes: replaced(part.bytes, '石桥', joined([GBK, Buffer.from('  ')])) }
            : part,
        ),
      code: 'file-damaged',
      file: 'units.dbf',
      row: 2,
      says: /byte \d+: a text that is not UTF-8/,
    },
    geopackage: {
      files: edited('geopackage', '石桥', joined([GBK, Buffer.from('  ')])),
      code: 'cell-has-control-characters',
      file: 'county.gpkg',
      row: 2,
      says: /cannot be printed/,
    },
    xml: {
      files: () => [{ name: 'village.osm', bytes: gb18030(villageXml()) }],
      code: 'file-damaged',
      file: 'village.osm',
      says: /UTF-8/,
    },
    pbf: {
      files: () => [
        {
          name: 'village.osm.pbf',
          bytes: replaced(villagePbf(true), '石桥组', joined([gb18030('石桥组'), Buffer.from('   ')])),
        },
      ],
      code: 'cell-has-control-characters',
      file: 'village.osm.pbf',
      row: 3,
      says: /cannot be printed/,
    },
    geotiff: NO_TEXT,
    srtm: NO_TEXT,
  },
  'self-crossing': {
    csv: NO_SHAPES,
    tsv: NO_SHAPES,
    xlsx: NO_SHAPES,
    cells: 'Cells are squares named by a corner: their borders are not in the file.',
    assignment: NO_SHAPES,
    geojson: {
      files: () => [geoJsonOf(squares(UNIT_CELLS, true))],
      code: 'border-crosses-itself',
      file: 'units.geojson',
      row: 2,
      says: /near 110\.00150, 30\.99950/,
      refused: false,
    },
    shapefile: {
      files: () => shapesOf(squares(UNIT_CELLS, true)),
      code: 'border-crosses-itself',
      file: 'units.shp',
      row: 2,
      says: /near 110\.00150, 30\.99950/,
      refused: false,
    },
    geopackage: {
      files: () => [packageOf(squares(UNIT_CELLS, true))],
      code: 'border-crosses-itself',
      file: 'county.gpkg',
      row: 2,
      says: /near 110\.00150, 30\.99950/,
      refused: false,
    },
    xml: {
      files: () => [crossedXml()],
      code: 'border-crosses-itself',
      file: 'village.osm',
      row: 1,
      says: /near 110\.00/,
      mapping: GROUNDS,
      refused: false,
    },
    pbf: {
      files: () => [{ name: 'village.osm.pbf', bytes: crossedPbf() }],
      code: 'border-crosses-itself',
      file: 'village.osm.pbf',
      row: 1,
      says: /near 110\.00/,
      mapping: GROUNDS,
      refused: false,
    },
    geotiff: 'A grid has cells and no borders.',
    srtm: 'A grid has cells and no borders.',
  },
  'zip bomb': {
    csv: { files: bomb('csv'), ...ARCHIVED },
    tsv: { files: bomb('tsv'), ...ARCHIVED },
    xlsx: {
      files: book(`${sheetRows()}<!--${' '.repeat(30 * 1024 * 1024)}-->`),
      code: 'workbook-expands',
      file: '居住单元.xlsx',
      says: /./,
    },
    cells: { files: bomb('cells.csv'), ...ARCHIVED },
    assignment: { files: bomb('zones.csv'), ...ARCHIVED },
    geojson: { files: bomb('geojson'), ...ARCHIVED },
    shapefile: { files: bomb('shp'), ...ARCHIVED },
    geopackage: { files: bomb('gpkg'), ...ARCHIVED },
    xml: {
      files: () => [{ name: 'village.osm.gz', bytes: gzipSync(new Uint8Array(600 * 1024 * 1024)) }],
      code: 'archive-expands',
      file: 'village.osm.gz',
      says: /512 MB/,
    },
    pbf: {
      files: () => [
        {
          name: 'village.osm.pbf',
          bytes: joined([
            pbfHeader(),
            pbfBlock({ nodes: [{ id: 1, lon: 110, lat: 31, tags: { note: ' '.repeat(40 * 1024 * 1024) } }] }),
          ]),
        },
      ],
      code: 'file-damaged',
      file: 'village.osm.pbf',
      says: /byte \d+/,
    },
    geotiff: {
      files: () => [{ name: 'pop.tif', bytes: packedTiff(8, deflateSync(new Uint8Array(50_000_000))) }],
      code: 'file-damaged',
      file: 'pop.tif',
      says: /byte \d+.*does not unpack/,
    },
    srtm: { files: bomb('hgt'), ...ARCHIVED },
  },
  'billion laughs': {
    csv: NO_XML,
    tsv: NO_XML,
    xlsx: {
      files: sheet((xml) => replaced(replaced(xml, '石桥', '&j;'), '<worksheet', `${LAUGHS}<worksheet`)),
      code: 'workbook-unreadable',
      file: '居住单元.xlsx',
      says: /./,
    },
    cells: NO_XML,
    assignment: NO_XML,
    geojson: {
      files: text('units.geojson', `${'['.repeat(200_000)}${']'.repeat(200_000)}`),
      code: 'json-too-deep',
      file: 'units.geojson',
      says: /./,
    },
    shapefile: NO_XML,
    geopackage: NO_XML,
    xml: {
      files: text('village.osm', villageXml().replace('<osm', `${LAUGHS}<osm`).replace('青龙路', '&j;')),
      code: 'file-damaged',
      file: 'village.osm',
      says: /entity/,
    },
    pbf: NO_XML,
    geotiff: NO_XML,
    srtm: NO_XML,
  },
  'NUL bytes': {
    csv: { files: edited('csv', '石桥', '石\0桥'), code: 'nul-bytes', file: 'units.csv', row: 3, says: /./ },
    tsv: { files: edited('tsv', '石桥', '石\0桥'), code: 'nul-bytes', file: 'units.tsv', row: 3, says: /./ },
    xlsx: {
      files: sheet((xml) => replaced(xml, '石桥', '石\0桥')),
      code: 'cell-has-control-characters',
      file: '居住单元.xlsx › 居住单元',
      row: 3,
      says: /./,
    },
    cells: {
      files: edited('cells', '石桥', '石\0桥'),
      code: 'nul-bytes',
      file: 'cells.csv',
      row: 2,
      says: /./,
    },
    assignment: {
      files: edited('assignment', 'U2', 'U\0'),
      code: 'nul-bytes',
      file: 'zones.csv',
      row: 3,
      says: /./,
    },
    geojson: {
      files: edited('geojson', '石桥', '石\0桥'),
      code: 'nul-bytes',
      file: 'units.geojson',
      row: 3,
      says: /NUL/,
    },
    shapefile: {
      files: () => shapesOf(squares(nul)),
      code: 'file-damaged',
      file: 'units.dbf',
      row: 2,
      says: /NUL bytes within a text/,
    },
    geopackage: {
      files: () => [packageOf(squares(nul))],
      code: 'cell-has-control-characters',
      file: 'county.gpkg',
      row: 2,
      says: /cannot be printed/,
    },
    xml: {
      files: text('village.osm', villageXml().replace('青龙路', '青\0路')),
      code: 'file-damaged',
      file: 'village.osm',
      says: /NUL/,
    },
    pbf: {
      files: () => [{ name: 'village.osm.pbf', bytes: replaced(villagePbf(true), '石桥组', '石\0桥\0\0') }],
      code: 'cell-has-control-characters',
      file: 'village.osm.pbf',
      row: 3,
      says: /cannot be printed/,
    },
    geotiff: 'Zero bytes are numbers like all others.',
    srtm: 'Zero bytes are heights at sea level.',
  },
  'negative counts': {
    csv: {
      files: edited('csv', '石桥,2', '石桥,-2'),
      code: 'number-too-small',
      file: 'units.csv',
      row: 3,
      value: -2,
      says: /below 0/,
    },
    tsv: {
      files: edited('tsv', '石桥\t2', '石桥\t-2'),
      code: 'number-too-small',
      file: 'units.tsv',
      row: 3,
      value: -2,
      says: /below 0/,
    },
    xlsx: {
      files: book(sheetRows().replace('<v>2</v>', '<v>-2</v>')),
      code: 'number-too-small',
      file: '居住单元.xlsx › 居住单元',
      row: 3,
      value: -2,
      says: /below 0/,
    },
    cells: {
      files: edited('cells', '101,11', '101,-11'),
      code: 'count-impossible',
      file: 'cells.csv',
      row: 3,
      value: -11,
      says: /no count/,
    },
    assignment: 'An assignment names units and schools; it counts nothing.',
    geojson: {
      files: () => [geoJsonOf(squares(NEGATIVE))],
      code: 'number-too-small',
      file: 'units.geojson',
      row: 2,
      value: -2,
      says: /below 0/,
    },
    shapefile: {
      files: () => shapesOf(squares(NEGATIVE)),
      code: 'number-too-small',
      file: 'units.shp',
      row: 2,
      value: -2,
      says: /below 0/,
    },
    geopackage: {
      files: () => [packageOf(squares(NEGATIVE))],
      code: 'number-too-small',
      file: 'county.gpkg',
      row: 2,
      value: -2,
      says: /below 0/,
    },
    xml: {
      files: text('village.osm', negativeXml()),
      code: 'values-assumed',
      file: 'village.osm',
      says: /“seats” of 1 rows; “200” is assumed/,
      refused: false,
    },
    pbf: {
      files: () => [{ name: 'village.osm.pbf', bytes: negativePbf() }],
      code: 'values-assumed',
      file: 'village.osm.pbf',
      says: /“seats” of 1 rows; “200” is assumed/,
      refused: false,
    },
    geotiff: {
      files: one('geotiff', (b) => changed(b, b.length - 1, 0xc1)),
      code: 'count-impossible',
      file: 'pop.tif',
      row: 3,
      says: /no count/,
    },
    srtm: 'Heights below the sea are real; those that no place on earth has are a flipped bit.',
  },
};
