import type { RawCell } from '../../../engine/problem/index.ts';
import type { Crs } from '../crs/index.ts';

/** East, north and, where given, height, in the layer's own reference system. */
export type Position = readonly number[];

export type Geometry =
  | { readonly kind: 'points'; readonly points: readonly Position[] }
  | { readonly kind: 'lines'; readonly lines: readonly (readonly Position[])[] }
  /** `[polygon][ring][point]`, first ring outside, rings closed. */
  | { readonly kind: 'areas'; readonly polygons: readonly (readonly (readonly Position[])[])[] };

export interface LayerFeature {
  /** Number of the feature in its file, from 1. */
  readonly row: number;
  /** In the order of the layer's fields. */
  readonly cells: readonly RawCell[];
  readonly geometry: Geometry | null;
}

/** One map layer as a file holds it, before anybody knows what it is for. */
export interface Layer {
  /** For complaints: the file, with the layer's name where it holds several. */
  readonly file: string;
  /** What may name its table: the file's or the layer's name. */
  readonly name: string;
  /** What the file says of its coordinates; null where it says nothing. */
  readonly crs: Crs | null;
  readonly fields: readonly string[];
  readonly features: readonly LayerFeature[];
}

/** What most features of a layer are; null where none has a shape. */
export function kindOf({ features }: Layer): Geometry['kind'] | null {
  const counts = { points: 0, lines: 0, areas: 0 };
  for (const { geometry } of features) if (geometry) counts[geometry.kind]++;
  const most = Math.max(counts.points, counts.lines, counts.areas);
  if (most === 0) return null;
  return counts.areas === most ? 'areas' : counts.lines === most ? 'lines' : 'points';
}

/** Every position of a geometry. */
export function* positionsOf(geometry: Geometry): Generator<Position> {
  if (geometry.kind === 'points') yield* geometry.points;
  else if (geometry.kind === 'lines') for (const line of geometry.lines) yield* line;
  else for (const rings of geometry.polygons) for (const ring of rings) yield* ring;
}

/** The layer with empty parts left out of its shapes, and without the shapes of which nothing is left: files may hold either. */
export function withoutEmptyShapes(layer: Layer): Layer {
  const features = layer.features.map((feature) => ({ ...feature, geometry: filled(feature.geometry) }));
  return { ...layer, features };
}

function filled(geometry: Geometry | null): Geometry | null {
  if (geometry === null) return null;
  if (geometry.kind === 'points') return geometry.points.length > 0 ? geometry : null;
  const isFull = (part: readonly unknown[]) => part.length > 0;
  if (geometry.kind === 'lines') {
    const lines = geometry.lines.filter(isFull);
    return lines.length > 0 ? { kind: 'lines', lines } : null;
  }
  // Without its outer ring a polygon is nothing, holes or not.
  const polygons = geometry.polygons
    .filter(([outer]) => outer !== undefined && isFull(outer))
    .map((rings) => rings.filter(isFull));
  return polygons.length > 0 ? { kind: 'areas', polygons } : null;
}
