import type { Degrees } from '../../../engine/units.ts';

export type Tags = ReadonlyMap<string, string>;
export type ElementType = 'node' | 'way' | 'relation';

export interface Member {
  readonly type: ElementType;
  readonly ref: number;
  readonly role: string;
}

/** What a reader calls for each element; kinds without a function are skipped, and cost little. */
export interface OsmVisitor {
  readonly node?: (id: number, lon: Degrees, lat: Degrees, tags: Tags | null) => void;
  readonly way?: (id: number, refs: readonly number[], tags: Tags | null) => void;
  readonly relation?: (id: number, members: readonly Member[], tags: Tags | null) => void;
}

/** An OpenStreetMap file that can be gone through several times, so that nobody needs all of it at once. */
export interface OsmSource {
  /** Throws `Damage` where the file cannot be read. `onProgress` hears the share done, from 0 to 1. */
  readonly scan: (visitor: OsmVisitor, onProgress?: (share: number) => void) => void;
}
