import type { Degrees, Meters } from '../../../engine/units.ts';

/** A reference system that can be turned into WGS 84. */
export interface Crs {
  /** As a user writes it: `EPSG:4497`, `GCJ-02`, `BD-09`, `local:110.5,31.2`; `+yx` behind it where northing comes first. */
  readonly id: string;
  readonly name: { readonly en: string; readonly zh: string };
  /** How far the result may be off because parameters are not public; 0 where the formula is exact. */
  readonly uncertainty: Meters;
  /** Easting or longitude first. NaN where the point lies outside what the projection can hold. */
  readonly toWgs84: (x: number, y: number) => readonly [Degrees, Degrees];
  readonly fromWgs84: (lon: Degrees, lat: Degrees) => readonly [number, number];
}

/** Coordinates are kept to a hundredth of a millionth of a degree (about a millimetre), so that files stay small and equal. */
const PER_DEGREE = 1e8;

export function rounded(lon: Degrees, lat: Degrees): readonly [Degrees, Degrees] {
  const x = Math.round(lon * PER_DEGREE) / PER_DEGREE;
  const y = Math.round(lat * PER_DEGREE) / PER_DEGREE;
  return Math.abs(x) <= 180 && Math.abs(y) <= 90
    ? [x === 0 ? 0 : x, y === 0 ? 0 : y]
    : [Number.NaN, Number.NaN];
}
