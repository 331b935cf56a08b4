import type { Meters, MetersPerSecond, Seconds } from '../units.ts';
import { NONE } from '../units.ts';
import { greatCircleMeters, isPlace } from './geo.ts';
import type { Places } from './snap.ts';
import { requireSpeed } from './speed.ts';
import type { TravelTable } from './table.ts';
import { isWithin } from './table.ts';

export interface StraightLineOptions {
  /** Length of the way over the straight distance, ≥ 1. */
  readonly detourFactor: number;
  readonly referenceSpeed: MetersPerSecond;
  readonly cutoffSeconds?: Seconds;
}

/**
 * The declared fallback where no streets are known: great-circle distance × detour factor at a steady speed. It knows
 * nothing of rivers and hills, and the table's mode says so. A place without coordinates has no pairs.
 */
export function travelStraightLine(
  units: Places,
  schools: Places,
  options: StraightLineOptions,
): TravelTable {
  const { detourFactor } = options;
  if (!(detourFactor >= 1 && detourFactor < Infinity)) {
    throw new RangeError(`A detour factor must be a number of at least 1, not ${detourFactor}.`);
  }
  const known = (places: Places, i: number) => isPlace(places.lon[i]!, places.lat[i]!);
  const meters = (u: number, s: number) =>
    detourFactor * greatCircleMeters(units.lon[u]!, units.lat[u]!, schools.lon[s]!, schools.lat[s]!);
  return fullTable(
    component(units.lon.length, (u) => known(units, u)),
    component(schools.lon.length, (s) => known(schools, s)),
    meters,
    options,
    `straight line × ${detourFactor}`,
  );
}

/** Places of a published instance, in metres of a plane. */
export interface PlanarPlaces {
  readonly x: ArrayLike<Meters>;
  readonly y: ArrayLike<Meters>;
}

/** Euclidean distances of a published planar instance; seconds are metres over `referenceSpeed`, nothing more. */
export function travelEuclidean(
  units: PlanarPlaces,
  schools: PlanarPlaces,
  options: { readonly referenceSpeed: MetersPerSecond; readonly cutoffSeconds?: Seconds },
): TravelTable {
  const meters = (u: number, s: number) =>
    Math.hypot(units.x[u]! - schools.x[s]!, units.y[u]! - schools.y[s]!);
  return fullTable(
    component(units.x.length, (u) => Number.isFinite(units.x[u]! + units.y[u]!)),
    component(schools.x.length, (s) => Number.isFinite(schools.x[s]! + schools.y[s]!)),
    meters,
    options,
    'Euclidean distance in the plane',
  );
}

/** Everything known lies in one piece. */
function component(count: number, known: (i: number) => boolean): Int32Array {
  return new Int32Array(count).map((_, i) => (known(i) ? 0 : NONE));
}

function fullTable(
  unitComponent: Int32Array,
  schoolComponent: Int32Array,
  metersOf: (unit: number, school: number) => Meters,
  options: { readonly referenceSpeed: MetersPerSecond; readonly cutoffSeconds?: Seconds },
  source: string,
): TravelTable {
  const { referenceSpeed, cutoffSeconds = Infinity } = options;
  requireSpeed(referenceSpeed);
  const unitCount = unitComponent.length;
  const rowStart = new Int32Array(unitCount + 1);
  const isPair = (unit: number, school: number): boolean =>
    unitComponent[unit] !== NONE &&
    schoolComponent[school] !== NONE &&
    isWithin(metersOf(unit, school) / referenceSpeed, cutoffSeconds);
  for (let unit = 0; unit < unitCount; unit++) {
    let length = 0;
    for (let school = 0; school < schoolComponent.length; school++) if (isPair(unit, school)) length++;
    rowStart[unit + 1] = rowStart[unit]! + length;
  }
  const pairCount = rowStart[unitCount]!;
  const rows = {
    school: new Int32Array(pairCount),
    seconds: new Float64Array(pairCount),
    meters: new Float64Array(pairCount),
  };
  let pair = 0;
  for (let unit = 0; unit < unitCount; unit++) {
    for (let school = 0; school < schoolComponent.length; school++) {
      if (!isPair(unit, school)) continue;
      rows.school[pair] = school;
      rows.meters[pair] = metersOf(unit, school);
      rows.seconds[pair] = rows.meters[pair]! / referenceSpeed;
      pair++;
    }
  }
  return {
    unitCount,
    schoolCount: schoolComponent.length,
    rowStart,
    ...rows,
    unitComponent,
    schoolComponent,
    barred: new Float64Array(0),
    cutoffSeconds,
    referenceSpeed,
    mode: 'straight-line',
    source,
  };
}
