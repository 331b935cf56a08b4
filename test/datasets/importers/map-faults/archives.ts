import { gzipSync } from 'node:zlib';
import { villageXml } from '../../../support/map-files.ts';
import { zipOf } from '../../../support/zip.ts';
import { cutHalf, type MapFault } from './shared.ts';

export const ARCHIVE_FAULTS: readonly MapFault[] = [
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
