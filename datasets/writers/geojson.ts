import type { RawLine, RawPolygon } from '../../engine/problem/index.ts';

const encoder = new TextEncoder();

/** Units' polygons as a FeatureCollection, a feature a line; attributes stay in the table of units. */
export function polygonBytes(features: readonly RawPolygon[]): Uint8Array {
  return collection(
    features.map(({ unit, polygon }) => ({
      type: 'Feature',
      properties: { id: unit },
      geometry:
        polygon.length === 1
          ? { type: 'Polygon', coordinates: polygon[0] }
          : { type: 'MultiPolygon', coordinates: polygon },
    })),
  );
}

/** Streets, paths and barriers as a FeatureCollection, a feature a line. */
export function roadBytes(lines: readonly RawLine[]): Uint8Array {
  return collection(
    lines.map(({ kind, oneWayFoot, seconds, coordinates }) => ({
      type: 'Feature',
      properties: {
        kind,
        ...(oneWayFoot ? { oneWayFoot } : {}),
        ...(seconds === undefined ? {} : { seconds }),
      },
      geometry:
        coordinates.length === 1
          ? { type: 'Point', coordinates: coordinates[0] }
          : { type: 'LineString', coordinates },
    })),
  );
}

function collection(features: readonly object[]): Uint8Array {
  const lines = features.map((feature) => JSON.stringify(feature)).join(',\n');
  return encoder.encode(`{"type":"FeatureCollection","features":[\n${lines}\n]}\n`);
}
