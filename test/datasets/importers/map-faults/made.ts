import { textFile } from '../../../support/import-files.ts';
import { smallTiff, VILLAGE_MAPPING, villagePbf, villageXml } from '../../../support/map-files.ts';
import { changed, feature, grades, layerOf, type MapFault, pbf, tables, xml } from './shared.ts';

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

export const MADE_FAULTS: readonly MapFault[] = [
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
    name: 'a layer of rivers',
    files: () => [
      ...tables,
      textFile('roads.geojson', STREETS),
      textFile(
        '河流.geojson',
        layerOf([
          feature({ name: '青龙河' }, 'LineString', [
            [110.001, 30.99],
            [110.001, 31.01],
          ]),
        ]),
      ),
    ],
    code: 'barriers-taken',
    file: '河流.geojson',
    says: /^1 lines are taken/,
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
    name: 'each piece of street that is left out, with its length and place',
    files: () => [...tables, textFile('roads.geojson', STREETS)],
    mapping: { streets: { gapMeters: 1, shortestPieceMeters: 100 } },
    code: 'street-pieces-left-out',
    file: 'roads.geojson',
    says: /1 to 1 of 1.*: \d+ m @ 11\d\.\d{5}, 3\d\.\d{5}\./,
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
    name: 'schools of which the map says no size, with what to do for all of them',
    files: () => xml(villageXml()),
    mapping: { ...VILLAGE_MAPPING, schools: {} },
    code: 'schools-silent',
    file: 'village.osm',
    says: /1 have neither seats nor classrooms and 0 no stage.*"seats": 600/,
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
