import type { RawLine, RawPolygon } from '../../engine/problem/index.ts';
import type { LayerToWrite, ShapeToWrite } from './layer.ts';

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

/** A layer with all its attributes. */
export function featureBytes({ fields, features }: LayerToWrite): Uint8Array {
  return collection(
    features.map(({ cells, shape }) => ({
      type: 'Feature',
      properties: Object.fromEntries(fields.map((field, i) => [field, cells[i] ?? null])),
      geometry: shape && geometryOf(shape),
    })),
  );
}

function geometryOf(shape: ShapeToWrite): object {
  if (shape.kind === 'point') return { type: 'Point', coordinates: shape.point };
  if (shape.kind === 'line') return { type: 'LineString', coordinates: shape.line };
  return shape.polygons.length === 1
    ? { type: 'Polygon', coordinates: shape.polygons[0] }
    : { type: 'MultiPolygon', coordinates: shape.polygons };
}

function collection(features: readonly object[]): Uint8Array {
  const lines = features.map((feature) => JSON.stringify(feature)).join(',\n');
  return encoder.encode(`{"type":"FeatureCollection","features":[\n${lines}\n]}\n`);
}
