import { expect, it } from 'vitest';
import { importFiles, textFile } from '../../support/import-files.ts';
import { changed, feature, layerOf, spoiled, tables } from './map-faults/shared.ts';

const EMPTY = [
  ['MultiPoint', []],
  ['MultiLineString', []],
  ['MultiLineString', [[]]],
  ['LineString', []],
  ['MultiPolygon', []],
  ['MultiPolygon', [[]]],
  ['Polygon', []],
  ['GeometryCollection', null],
] as const;

/** Degrees, which may be read at once, and metres, which wait for the other files. */
const SYSTEMS = [undefined, 'EPSG:4546'] as const;
const LAYERS = ['schools', 'units', 'roads', '河流'] as const;

it('shapes of nothing are told with their place or passed over, whatever the layer is for', async () => {
  let tried = 0;
  for (const [type, coordinates] of EMPTY) {
    for (const system of SYSTEMS) {
      for (const name of LAYERS) {
        const layer = layerOf([feature({ id: 'A', g1: 1 }, type, coordinates)], system);
        const others = tables.filter((file) => !file.name.startsWith(name));
        const { complaints, problem } = await importFiles([...others, textFile(`${name}.geojson`, layer)], {
          baseYear: 2026,
        });
        const errors = complaints.filter(({ severity }) => severity === 'error');
        if (problem === null) expect(errors).not.toEqual([]);
        for (const { file, text } of errors) {
          expect(file).not.toBe('');
          expect(text.en + text.zh).not.toMatch(/\{\w+\}|undefined|NaN/);
        }
        tried++;
      }
    }
  }
  expect(tried).toBe(EMPTY.length * SYSTEMS.length * LAYERS.length);
});

it('a multipoint of no points in a shapefile is an area without shape, not a crash', async () => {
  // Kind 8 instead of 5; what follows the box is then read as a count of 0.
  const files = await spoiled('shapefile', {
    'units.shp': (bytes) => changed(bytes, 108, ...[8, 0, 0, 0], ...new Array<number>(36).fill(0)),
  });
  const { codes, complaints } = await importFiles(files);
  expect(codes.size).toBeGreaterThan(0);
  for (const { file } of complaints) expect(file).not.toBe('');
});
