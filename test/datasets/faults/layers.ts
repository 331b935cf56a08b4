import type { FaultCase } from './files.ts';

type Layer = { features: { properties: object; geometry: { type: string; coordinates: unknown } | null }[] };

export const LAYER_FAULTS: readonly FaultCase[] = [
  {
    name: 'a GeoJSON file that was cut',
    spoil: (f) => f.put('units.geojson', f.bytes('units.geojson').slice(0, 900)),
    code: 'json-unreadable',
    file: 'units.geojson',
    row: 7,
    says: /character 9\d\d/,
  },
  {
    name: 'an empty GeoJSON file',
    spoil: (f) => f.put('roads.geojson', ' \n'),
    code: 'file-empty',
    file: 'roads.geojson',
  },
  {
    name: 'GeoJSON without features',
    spoil: (f) => f.put('units.geojson', '{"type":"FeatureCollection","features":[]}'),
    code: 'file-empty',
    file: 'units.geojson',
  },
  {
    name: 'JSON that is no map',
    spoil: (f) => f.put('units.geojson', '{"type":"Topology","objects":{}}'),
    code: 'geojson-kind',
    file: 'units.geojson',
  },
  {
    name: 'JSON as deep as the sea',
    spoil: (f) => f.put('units.geojson', `${'['.repeat(200_000)}${']'.repeat(200_000)}`),
    code: 'json-too-deep',
    file: 'units.geojson',
  },
  {
    name: 'policy as deep as the sea',
    spoil: (f) => f.put('policy.json', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
    code: 'json-too-deep',
    file: 'policy.json',
  },
  {
    name: 'a policy that is no JSON',
    spoil: (f) => f.put('policy.json', '{"profile": none}'),
    code: 'json-unreadable',
    file: 'policy.json',
    row: 1,
  },
  {
    name: 'a layer with a projection that nobody knows',
    spoil: (f) =>
      f.json('units.geojson', (v: object) => ({
        ...v,
        crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::1' } },
      })),
    code: 'geojson-projection',
    file: 'units.geojson',
  },
  {
    name: 'a layer with coordinates that leave the earth',
    spoil: (f) => f.edit('units.geojson', (text) => text.replace('[110.', '[371.')),
    code: 'geojson-projection',
    file: 'units.geojson',
  },
  {
    name: 'areas and lines in one layer',
    spoil: (f) =>
      f.json('units.geojson', (v: Layer) => {
        v.features[2]!.geometry = {
          type: 'LineString',
          coordinates: [
            [110.4, 31],
            [110.5, 31],
          ],
        };
        return v;
      }),
    code: 'geojson-mixed',
    file: 'units.geojson',
  },
  {
    name: 'a polygon of two points',
    spoil: (f) =>
      f.json('units.geojson', (v: Layer) => {
        v.features[4]!.geometry!.coordinates = [
          [
            [110.4, 31],
            [110.5, 31],
          ],
        ];
        return v;
      }),
    code: 'feature-broken',
    file: 'units.geojson',
    row: 5,
    says: /fewer than three points/,
  },
  {
    name: 'a coordinate in words',
    spoil: (f) =>
      f.json('units.geojson', (v: Layer) => {
        v.features[0]!.geometry!.coordinates = [
          [
            ['东', '北'],
            [110.5, 31],
            [110.5, 31.1],
          ],
        ];
        return v;
      }),
    code: 'feature-broken',
    file: 'units.geojson',
    row: 1,
    says: /no number/,
  },
  {
    name: 'a shape that is neither area nor point',
    spoil: (f) =>
      f.json('units.geojson', (v: Layer) => {
        v.features[0]!.geometry!.type = 'GeometryCollection';
        return v;
      }),
    code: 'feature-broken',
    file: 'units.geojson',
    row: 1,
    says: /GeometryCollection/,
  },
  {
    name: 'polygons in two files',
    spoil: (f) => {
      f.withoutPackage();
      f.put('小区.geojson', f.text('units.geojson'));
    },
    code: 'layer-repeated',
    file: '小区.geojson',
    says: /units\.geojson/,
  },
  {
    name: 'attributes in a layer beside those of a table',
    spoil: (f) => f.edit('units.geojson', (text) => text.replaceAll('{"id":', '{"g1":5,"id":')),
    code: 'table-replaced',
    file: 'units.geojson',
    says: /units\.csv/,
  },
];
