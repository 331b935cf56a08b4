import type { Streets } from '../../shared/map.ts';
import { degrees } from '../../shared/unpack.ts';

/** One feature a kind: for sixty thousand streets that is a tenth of the text, and drawn alike. */
export function streetFeatures(streets: Streets): GeoJSON.FeatureCollection {
  const { lon, lat } = degrees(streets);
  const byKind = streets.kinds.map((): [number, number][][] => []);
  streets.kind.forEach((kind, l) => {
    const line: [number, number][] = [];
    for (let i = streets.pointStart[l]!; i < streets.pointStart[l + 1]!; i++) line.push([lon[i]!, lat[i]!]);
    byKind[kind]!.push(line);
  });
  const features = byKind.map(
    (coordinates, k): GeoJSON.Feature => ({
      type: 'Feature',
      properties: { kind: streets.kinds[k] },
      geometry: { type: 'MultiLineString', coordinates },
    }),
  );
  return { type: 'FeatureCollection', features };
}
