import type { Box } from '../../../engine/problem/geometry/polygon.ts';
import type { MultiPolygon } from '../../../engine/problem/index.ts';
import type { Degrees, Seconds, SquareMeters } from '../../../engine/units.ts';
import type { Tags } from './osm.ts';

/** What an OpenStreetMap file holds in all, before anything is chosen: comparable with what other tools count. */
export interface OsmCounts {
  nodes: number;
  ways: number;
  relations: number;
  highways: number;
  schools: number;
  kindergartens: number;
  buildings: number;
  addresses: number;
  places: number;
}

export interface OsmStreet {
  /** Number of the way. */
  readonly id: number;
  readonly kind: string;
  readonly coordinates: readonly (readonly [Degrees, Degrees])[];
  readonly oneWayFoot: boolean;
  readonly seconds: Seconds | null;
}

export interface OsmPoint {
  /** `node/123`, `way/123` or `relation/123`. */
  readonly id: string;
  readonly lon: Degrees;
  readonly lat: Degrees;
  readonly tags: Tags;
  /** The outline, where it is drawn as an area. */
  readonly polygon: MultiPolygon | null;
}

export interface Building extends OsmPoint {
  readonly polygon: MultiPolygon;
  /** Ground that it covers. */
  readonly squareMeters: SquareMeters;
}

export interface OsmArea {
  readonly id: string;
  /** A municipality or district; or ground on which people live (小区). */
  readonly kind: 'boundary' | 'residential';
  readonly tags: Tags;
  readonly polygon: MultiPolygon;
}

export interface OsmExtract {
  readonly counts: Readonly<OsmCounts>;
  readonly streets: readonly OsmStreet[];
  /** Rivers, railways and motorways: `waterway`, `rail`, `motorroad`. */
  readonly barriers: readonly OsmStreet[];
  readonly schools: readonly OsmPoint[];
  readonly buildings: readonly Building[];
  readonly places: readonly OsmPoint[];
  readonly addresses: readonly OsmPoint[];
  readonly areas: readonly OsmArea[];
  /** Ways that are streets but closed to people on foot. */
  readonly refused: { readonly forbidden: number; readonly private: number };
  /** Gates and walls that nobody passes. */
  readonly blocked: number;
  /** Ways and areas of which the extract does not hold all nodes. */
  readonly incompleteWays: number;
  /** More streets than a county has: the rest is left out. */
  readonly tooMany: boolean;
  readonly box: Box | null;
}
