import type { SourceFile } from '../../../../datasets/importers/index.ts';
import { textFile } from '../../../support/import-files.ts';
import { countyAs, sourcesOf } from '../../../support/map-files.ts';

export interface MapFault {
  readonly name: string;
  readonly files: () => Promise<SourceFile[]> | SourceFile[];
  readonly mapping?: object;
  readonly code: string;
  readonly file: string;
  readonly row?: number;
  /** What its text must say, place or reason. */
  readonly says?: RegExp;
}

export const pbf = (bytes: Uint8Array): SourceFile[] => [{ name: 'village.osm.pbf', bytes }];
export const xml = (text: string): SourceFile[] => [textFile('village.osm', text)];
export const changed = (bytes: Uint8Array, at: number, ...values: number[]): Uint8Array => {
  const copy = bytes.slice();
  copy.set(values, at);
  return copy;
};

/** The small county in another format, one of its files spoiled or (null) taken away. */
export async function spoiled(
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

export const cutHalf = (bytes: Uint8Array) => bytes.slice(0, Math.floor(bytes.length / 2));
export const tables = [
  textFile('schools.csv', 'id,name,stages,lon,lat,seats\nA,一小,primary,110.001,30.9995,900\n'),
  textFile(
    'units.csv',
    'id,name,lon,lat,g1,g2,g3,g4,g5,g6\nU1,甲,110.0005,30.9995,1,1,1,1,1,1\nU2,乙,110.0015,30.999,1,1,1,1,1,1\n',
  ),
];
export const square = (west: number, south: number, side: number) => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];
export const layerOf = (features: object[], crs?: string) =>
  JSON.stringify({
    type: 'FeatureCollection',
    ...(crs ? { crs: { type: 'name', properties: { name: crs } } } : {}),
    features,
  });
export const feature = (properties: object, type: string, coordinates: unknown) => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});
export const grades = { g1: 1, g2: 1, g3: 1, g4: 1, g5: 1, g6: 1 };
