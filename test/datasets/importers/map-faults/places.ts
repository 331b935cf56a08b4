import { textFile } from '../../../support/import-files.ts';
import { feature, grades, layerOf, type MapFault, square, tables } from './shared.ts';

export const PLACE_FAULTS: readonly MapFault[] = [
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
