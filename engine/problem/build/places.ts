import type { Degrees, Meters } from '../../units.ts';
import type { Filling } from '../complaints/catalogue.ts';
import type { ComplaintList, Place } from '../complaints/list.ts';
import { metersBetween } from '../geometry/sphere.ts';
import type { Rows } from './rows.ts';

/** Longitudes and latitudes of a table; NaN where missing or refused. */
export interface Places {
  readonly rows: Rows;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
}

/** The middle of the county and how far places may lie from it. */
export interface Surroundings {
  readonly lon: Degrees;
  readonly lat: Degrees;
  /** Farther places are told, … */
  readonly distant: Meters;
  /** … and places still farther are refused. */
  readonly far: Meters;
}

/** Chinese counties have exclaves (飞地), but none this far out in both measures. */
const FAR = { meters: 100_000, medians: 8 };
const DISTANT = { meters: 30_000, medians: 5 };
/** Projected coordinates are metres by the hundred thousand; no slip of a finger makes such degrees. */
const SURELY_METERS = 1000;
/** Where the tables contradict each other, the one that lies in China is right. */
const CHINA = { west: 73, east: 136, south: 3, north: 54 };

export function placesOf(rows: Rows): Places {
  const read = (column: string) =>
    Float64Array.from({ length: rows.count }, (_, i) => rows.number(column, i) ?? Number.NaN);
  return { rows, lon: read('lon'), lat: read('lat') };
}

/**
 * Complains of places that are swapped, in metres, zero or far from the others, and sets them to NaN. The middle is
 * the median of units and schools, so that single faults do not move it; null where there is nothing to go by.
 */
export function checkPlaces(tables: readonly Places[], complaints: ComplaintList): Surroundings | null {
  for (const places of tables) refuseImpossible(places, complaints);
  const around = surroundings(tables);
  if (!around) return null;
  for (const places of tables) checkDistances(places, around, complaints);
  return around;
}

function refuseImpossible(places: Places, complaints: ComplaintList): void {
  const { lon, lat } = places;
  const swapped: number[] = [];
  let known = 0;
  for (let i = 0; i < lon.length; i++) {
    const x = lon[i]!;
    const y = lat[i]!;
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    known++;
    if (x === 0 && y === 0) complaints.add('coordinates-zero', placeAt(places, i), {});
    else if (Math.abs(x) > SURELY_METERS || Math.abs(y) > SURELY_METERS) {
      complaints.add('coordinates-not-degrees', placeAt(places, i), {});
    } else if (Math.abs(x) <= 180 && Math.abs(y) <= 90) continue;
    else if (Math.abs(x) <= 90 && Math.abs(y) <= 180) swapped.push(i);
    else if (Math.abs(x) > 180)
      complaints.add('number-too-large', places.rows.at(i, 'lon'), { maximum: '180°' });
    else complaints.add('number-too-large', places.rows.at(i, 'lat'), { maximum: '90°' });
    if (swapped.at(-1) !== i) lon[i] = lat[i] = Number.NaN;
  }
  if (swapped.length > 2 && swapped.length === known) complainOfColumns(places, complaints);
  else for (const i of swapped) complaints.add('coordinates-swapped', placeAt(places, i), {});
  for (const i of swapped) lon[i] = lat[i] = Number.NaN;
}

function checkDistances(places: Places, around: Surroundings, complaints: ComplaintList): void {
  const { lon, lat } = places;
  const swapped: number[] = [];
  const distant: { i: number; meters: Meters }[] = [];
  let known = 0;
  for (let i = 0; i < lon.length; i++) {
    if (Number.isNaN(lon[i]!) || Number.isNaN(lat[i]!)) continue;
    known++;
    const meters = metersBetween(lon[i]!, lat[i]!, around.lon, around.lat);
    if (meters <= around.distant) continue;
    const exchanged = Math.abs(lon[i]!) <= 90 && metersBetween(lat[i]!, lon[i]!, around.lon, around.lat);
    if (exchanged !== false && exchanged <= around.distant) swapped.push(i);
    else distant.push({ i, meters });
  }
  if (swapped.length > 2 && swapped.length === known) complainOfColumns(places, complaints);
  else for (const i of swapped) complaints.add('coordinates-swapped', placeAt(places, i), {});
  for (const i of swapped) lon[i] = lat[i] = Number.NaN;
  for (const { i, meters } of distant) {
    const km: Filling = Math.round(meters / 1000);
    if (meters > around.far) {
      complaints.add('point-far', placeAt(places, i), { km });
      lon[i] = lat[i] = Number.NaN;
    } else complaints.add('point-distant', placeAt(places, i), { km });
  }
}

function surroundings(tables: readonly Places[]): Surroundings | null {
  const middles = tables.map(middleOf).filter((middle) => middle !== null);
  const middle = middles.find(inChina) ?? middles[0];
  if (!middle) return null;
  const distances: Meters[] = [];
  for (const { lon, lat } of tables) {
    for (let i = 0; i < lon.length; i++) {
      if (!Number.isNaN(lon[i]!)) distances.push(metersBetween(lon[i]!, lat[i]!, middle.lon, middle.lat));
    }
  }
  const usual = median(distances);
  return {
    ...middle,
    distant: Math.max(DISTANT.meters, DISTANT.medians * usual),
    far: Math.max(FAR.meters, FAR.medians * usual),
  };
}

function middleOf({ lon, lat }: Places): { lon: Degrees; lat: Degrees } | null {
  const known = Array.from(lon.keys()).filter((i) => !Number.isNaN(lon[i]!) && !Number.isNaN(lat[i]!));
  if (known.length === 0) return null;
  return { lon: median(known.map((i) => lon[i]!)), lat: median(known.map((i) => lat[i]!)) };
}

function inChina({ lon, lat }: { lon: Degrees; lat: Degrees }): boolean {
  return lon >= CHINA.west && lon <= CHINA.east && lat >= CHINA.south && lat <= CHINA.north;
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

function complainOfColumns({ rows }: Places, complaints: ComplaintList): void {
  complaints.add('coordinate-columns-swapped', { ...rows.header('lon'), column: bothColumns(rows) }, {});
}

function placeAt({ rows, lon, lat }: Places, i: number): Place {
  return { ...rows.at(i), column: bothColumns(rows), value: `${lon[i]}, ${lat[i]}` };
}

function bothColumns(rows: Rows): string {
  return `${rows.header('lon').column}, ${rows.header('lat').column}`;
}
