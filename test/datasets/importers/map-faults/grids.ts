import { deflateSync } from 'node:zlib';
import { lzwCodes } from '../../../support/lzw-writer.ts';
import { packedTiff, smallTiff } from '../../../support/map-files.ts';
import { changed, type MapFault, tables } from './shared.ts';

export const GRID_FAULTS: readonly MapFault[] = [
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
