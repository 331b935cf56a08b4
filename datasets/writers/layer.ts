import type { RawCell } from '../../engine/problem/index.ts';

type Position = readonly number[];

/** Shapes in WGS 84; a layer holds one kind. */
export type ShapeToWrite =
  | { readonly kind: 'point'; readonly point: Position }
  | { readonly kind: 'line'; readonly line: readonly Position[] }
  /** `[polygon][ring][point]`, first ring outside, rings closed. */
  | { readonly kind: 'area'; readonly polygons: readonly (readonly (readonly Position[])[])[] };

export interface LayerToWrite {
  readonly name: string;
  readonly fields: readonly string[];
  readonly features: readonly { readonly cells: readonly RawCell[]; readonly shape: ShapeToWrite | null }[];
}
