import type { Degrees, Meters, Minutes, SchoolIndex, Seconds, UnitIndex } from '../../units.ts';

export interface Units {
  readonly count: number;
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly namesEn: readonly (string | null)[];
  /** Index into `Problem.townships`, NONE where not given. */
  readonly township: Int32Array;
  /** WGS 84 degrees; NaN for planar published instances. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** Per school year: pupils of unit u in grade g at `u * grades.length + g`. */
  readonly pupils: readonly Int32Array[];
  /** Outer rings and holes, WGS 84, where known. */
  readonly polygons: readonly (MultiPolygon | null)[] | null;
  readonly population: Int32Array | null;
  readonly migrant: Int32Array | null;
  readonly boarding: Int32Array | null;
  readonly terrain: readonly (string | null)[];
  /** 1 where many people live together and a school or point is kept (人口集中村). */
  readonly concentratedVillage: Uint8Array;
  readonly urban: Uint8Array;
  readonly elevation: Float64Array | null;
}

/** `[polygon][ring][point] = [lon, lat]`, first ring outside, rings closed. */
export type MultiPolygon = readonly (readonly (readonly (readonly [Degrees, Degrees])[])[])[];

/** Which units share a border: neighbours of u at `neighbour[start[u] … start[u + 1])`, ascending, both directions. */
export interface Adjacency {
  readonly start: Int32Array;
  readonly neighbour: Int32Array;
  /** Length of the shared border of each entry where known. */
  readonly length: Float64Array | null;
}

export interface StreetLine {
  /** `residential`, `footway`, `steps`, `bridge`, `crossing`, `ferry`, …, or `barrier` for what cannot be walked across. */
  readonly kind: string;
  /** `[lon, lat]` or `[lon, lat, metres above the sea]`. */
  readonly coordinates: readonly (readonly number[])[];
  readonly oneWayFoot: boolean;
  /** Time for the whole line that does not depend on the walker (a ferry's timetable). */
  readonly seconds?: Seconds;
}

export interface TravelRow {
  readonly unit: UnitIndex;
  readonly school: SchoolIndex;
  readonly minutes: Minutes;
  readonly meters: Meters | null;
}
