import type { MapData, Points, Shapes, Streets, TravelData } from './map.ts';

export const UNITS_PER_DEGREE = 1e7;

/** Places in degrees. */
export function degrees({ lon, lat }: Points): { readonly lon: Float64Array; readonly lat: Float64Array } {
  return { lon: summed(lon), lat: summed(lat) };
}

function summed(steps: Int32Array): Float64Array {
  const all = new Float64Array(steps.length);
  let sum = 0;
  for (let i = 0; i < steps.length; i++) {
    sum += steps[i]!;
    all[i] = sum / UNITS_PER_DEGREE;
  }
  return all;
}

type Place = readonly [lon: number, lat: number];
type MultiPolygon = readonly (readonly (readonly Place[])[])[];

/** Polygons as GeoJSON has them, by unit; null where a unit has none. */
export function polygonsOf(shapes: Shapes): (MultiPolygon | null)[] {
  const { polygonStart, ringStart, pointStart } = shapes;
  const { lon, lat } = degrees(shapes);
  return Array.from({ length: polygonStart.length - 1 }, (_, u) => {
    const polygons = between(polygonStart, u, (p) =>
      between(ringStart, p, (r) => between(pointStart, r, (k): Place => [lon[k]!, lat[k]!])),
    );
    return polygons.length === 0 ? null : polygons;
  });
}

function between<T>(start: Int32Array, at: number, make: (index: number) => T): T[] {
  const from = start[at]!;
  return Array.from({ length: start[at + 1]! - from }, (_, i) => make(from + i));
}

/** Lines as the engine has them. */
export function linesOf(streets: Streets): {
  readonly kind: string;
  readonly coordinates: readonly Place[];
  readonly oneWayFoot: boolean;
}[] {
  const { lon, lat } = degrees(streets);
  return Array.from(streets.kind, (kind, l) => ({
    kind: streets.kinds[kind]!,
    coordinates: between(streets.pointStart, l, (k): Place => [lon[k]!, lat[k]!]),
    oneWayFoot: streets.oneWayFoot[l] === 1,
  }));
}

/** Births row by row. */
function birthsOf({ unit, year, births }: NonNullable<NonNullable<MapData['growth']>['births']>) {
  return Array.from(unit, (one, i) => ({ unit: one, year: year[i]!, births: births[i]! }));
}

/** The fields of the engine's `Problem`, without persons, outlines and what only finding ways needs: no rule and no indicator reads them. */
export function problemFields({ growth, ...map }: MapData) {
  return {
    ...map,
    growth: growth && { ...growth, births: growth.births && birthsOf(growth.births) },
    units: { ...map.units, polygons: null },
    teachers: null,
    moves: null,
    streets: null,
    travelRows: null,
  };
}

/** The fields of the engine's `TravelTable`, to the last bit. */
export function travelFields({ perUnit, ...data }: TravelData) {
  return {
    ...data,
    school: Int32Array.from(data.school),
    seconds: divided(data.seconds, perUnit),
    meters: divided(data.meters, perUnit),
    cutoffSeconds: data.cutoffSeconds ?? Number.POSITIVE_INFINITY,
  };
}

function divided(values: Int32Array | Float64Array, by: number): Float64Array {
  const all = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) all[i] = values[i]! / by;
  return all;
}
