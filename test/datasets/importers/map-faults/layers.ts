import type { LayerToWrite } from '../../../../datasets/writers/layer.ts';
import { shapefile } from '../../../../datasets/writers/shapefile.ts';
import { textFile } from '../../../support/import-files.ts';
import { countyAs } from '../../../support/map-files.ts';
import { changed, cutHalf, type MapFault, spoiled, tables } from './shared.ts';

const NEGATIVE: LayerToWrite = {
  name: 'units',
  fields: ['编号', 'g1', 'g2', 'g3', 'g4', 'g5', 'g6'],
  features: [{ cells: ['甲', -3, 1, 1, 1, 1, 1], shape: { kind: 'point', point: [110, 31] } }],
};

export const SHAPE_FAULTS: readonly MapFault[] = [
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

export const GPKG_FAULTS: readonly MapFault[] = [
  {
    name: 'GeoPackage: cut',
    files: () => spoiled('geopackage', { 'county.gpkg': cutHalf }),
    code: 'file-damaged',
    file: 'county.gpkg',
    says: /SQLite/,
  },
  {
    name: 'GeoPackage: one page of noise, told with its byte, table and row',
    files: () => spoiled('geopackage', { 'county.gpkg': (b) => b.slice().fill(0xa5, 28_672, 28_736) }),
    code: 'file-damaged',
    file: 'county.gpkg',
    row: 1,
    says: /byte 28673: in table “schools”, row 1/,
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
