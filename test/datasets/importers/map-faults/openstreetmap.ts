import { textFile } from '../../../support/import-files.ts';
import { joined, VILLAGE, villagePbf, villageXml } from '../../../support/map-files.ts';
import { pbfBlock, pbfHeader } from '../../../support/pbf-writer.ts';
import { gb18030 } from '../../faults/gb18030.ts';
import { changed, type MapFault, pbf, xml } from './shared.ts';

export const PBF_FAULTS: readonly MapFault[] = [
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

export const XML_FAULTS: readonly MapFault[] = [
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
